"""Broken files for the readers: bytes cut, flipped, spliced, seeded; and what must hold for whatever they give."""

from __future__ import annotations

import gzip
import json
import random
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from invariants import broken
from notice_parser.batch import Options, parse_input
from notice_parser.errors import NoticeError, UnparsedInput
from notice_parser.readers.formats import detect_format
from notice_parser.readers.opening import Input, open_members

SLOWEST = 5.0
LONG_TEXT = 2_000_000  # bytes; a longer text, as a bomb that is just small enough to be honest, may take in proportion
Judge = Callable[[dict[str, object], bytes], list[str]]


def mutate(raw: bytes, other: bytes, chance: random.Random) -> bytes:
    """One broken copy of a file. What a container holds is broken inside it, half of the time."""
    if raw.startswith(b"PK") and chance.random() < 0.5:
        return mutate_member(raw, other, chance)
    if raw.startswith(b"\x1f\x8b") and chance.random() < 0.5:
        return gzip.compress(break_bytes(gzip.decompress(raw), other, chance), 1)
    return break_bytes(raw, other, chance)


def break_bytes(raw: bytes, other: bytes, chance: random.Random) -> bytes:
    """Cut, flip, splice, drop or repeat a piece."""
    start = chance.randrange(len(raw) + 1)
    end = min(len(raw), start + chance.choice((1, 2, 7, 40, 300)))
    how = chance.randrange(6)
    if how == 0:
        return raw[:start]
    if how == 1:
        return raw[start:]
    if how == 2:
        flipped = bytearray(raw)
        for _ in range(chance.choice((1, 3, 20))):
            if flipped:
                flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        return bytes(flipped)
    if how == 3:
        place = chance.randrange(len(other) + 1)
        return raw[:start] + other[place : place + chance.choice((1, 9, 200, 4000))] + raw[end:]
    if how == 4:
        return raw[:start] + raw[end:]
    return raw[:end] + raw[start:end] * chance.choice((1, 3, 50)) + raw[end:]


def mutate_member(raw: bytes, other: bytes, chance: random.Random) -> bytes:
    """The container packed again with one of its members broken."""
    with ZipFile(BytesIO(raw)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    name = chance.choice(sorted(members))
    members[name] = break_bytes(members[name], other, chance)
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=1) as package:
        for member, content in members.items():
            package.writestr(member, content)
    return packed.getvalue()


def judge_file(raw: bytes, name: str, also: Judge | None = None) -> Iterator[str]:
    """What does not hold for a file: a traceback, an error of several lines, a broken notice, too long a time."""
    start, size = time.process_time(), 0
    try:
        for member in open_members(Input(raw, name, detect_format(raw, name))):
            if isinstance(member, Input):
                size += len(member.raw)
                yield from judge_input(member, also)
            elif "\n" in member.what:
                yield f"an error of several lines: {member.what!r}"
    except NoticeError as error:
        if "\n" in error.what:
            yield f"an error of several lines: {error.what!r}"
    except Exception as fault:
        yield f"traceback: {type(fault).__name__}: {fault}"
    taken = time.process_time() - start
    if taken > SLOWEST * max(1.0, size / LONG_TEXT):
        yield f"took {taken:.1f} s"


def judge_input(found: Input, also: Judge | None) -> Iterator[str]:
    try:
        notice = json.loads(parse_input(found, Options(shows_text=True)).model_dump_json())
    except UnparsedInput as fault:
        yield fault.what
        return
    except NoticeError as error:
        if "\n" in error.what:
            yield f"an error of several lines: {error.what!r}"
        return
    yield from broken(notice, notice["source"]["text"])
    yield from also(notice, found.raw) if also else ()


def fuzz(path: Path, other: bytes, times: int, seed: int, also: Judge | None = None) -> Iterator[tuple[int, str]]:
    """Break a file so many times: the number of a broken copy and what does not hold for it."""
    raw = path.read_bytes()
    list(judge_file(raw, path.name))  # what is loaded once is no time of a broken copy
    for number in range(times):
        chance = random.Random(f"{seed} {path.name} {number}")
        for fault in judge_file(mutate(raw, other, chance), path.name, also):
            yield number, fault


def as_text(raw: bytes) -> str:
    """The bytes as a text that is read: a NUL, with which it is refused, is U+FFFD as what is not UTF-8."""
    return raw.decode("utf-8", "replace").replace("\0", "\ufffd")
