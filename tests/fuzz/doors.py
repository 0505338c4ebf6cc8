"""The doors through which strangers' bytes come in, and what must hold behind each, whatever the bytes are.

A door takes bytes and gives the faults, one a line; nothing where all is well. Without a turn all is judged; a long
run gives each input its number as the turn, and what costs more than the reading itself, such as writing every format,
is then shared out over the turns.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from office_doors import judge_comparison, judge_ledger, of_turn

from fuzzing import as_text, judge_file
from invariants import broken
from notice_parser import parse_text
from notice_parser.errors import NoticeError, PackError
from notice_parser.notice import Notice
from notice_parser.pack.folders import Layer, built_in_folder, built_in_names
from notice_parser.pack.loading import load_pack
from notice_parser.pipeline import parse_source
from notice_parser.readers.formats import detect_format
from notice_parser.readers.opening import Input, open_members, read_input
from notice_parser.readers.text import from_string
from notice_parser.spans import Source
from notice_parser.writers import write
from notice_parser.writers.formats import OUTPUT_FORMATS

Door = Callable[[bytes, int | None], Iterator[str]]
SEEDS = Path(__file__).resolve().parent / "seeds"
FAULT = re.compile(r"(?:own/[a-z_]+\.yaml|[a-z_]+\.yaml):[1-9][0-9]*: \S.*: \S.*")
# A file of rules says which one it is in its first line, as in `# units.yaml`; another is one of units.
RULES_NAME = re.compile(rb"# ([a-z]+\.yaml)")

# What every pack reads: something of most kinds of rules.
READ = """松溪县水务局关于整改情况的通报
2024年4月8日至6月20日，县委巡察组进行了巡察。截至2025年3月底，37个问题已整改33个，完成率89.2%。
一、投入资金26.8万元，同比增长12.5%；甲、乙分别新建3座、5座，其中泵站2座。
（一）根据《某省条例》第三条，12345热线受理5件次。
乡镇\t项目（个）
石桥乡\t9
松溪县水务局
2025年4月3日
"""


def judge_text(raw: bytes, turn: int | None) -> Iterator[str]:
    """A text: the contract holds, and, without a turn, it is read to the same bytes again."""
    text = as_text(raw)
    written = parse_text(text).model_dump_json()
    yield from broken(json.loads(written), text)
    if turn is None and parse_text(text).model_dump_json() != written:
        yield "read again, it gives other bytes"


def judge_outputs(raw: bytes, turn: int | None) -> Iterator[str]:
    """A text: every format is written, text formats in UTF-8, the JSON, read back and written again, says the same."""
    text = as_text(raw)
    notice = parse_text(text)
    notice = notice.model_copy(update={"source": notice.source.model_copy(update={"text": text})})
    written = write(notice, "json")
    if json.loads(write(Notice.model_validate_json(written), "json")) != json.loads(written):
        yield "json: read back, it is another notice"
    for each in of_turn(OUTPUT_FORMATS, turn):
        try:
            made = write(notice, each)
            if each.is_text:
                made.decode("utf-8")
        except Exception as fault:
            yield f"{each.name}: {type(fault).__name__}: {fault}"


def judge_bytes(raw: bytes, turn: int | None) -> Iterator[str]:
    """A file of any format: a notice that keeps the contract, or an error of one line."""
    return judge_file(raw, "a.md" if raw.startswith(b"#") else "a.txt")


def judge_source(raw: bytes, turn: int | None) -> Iterator[str]:
    """A file of any format: what is read of it, not parsed, can stand in JSON, or is an error of one line."""
    name = "a.md" if raw.startswith(b"#") else "a.txt"
    try:
        for member in open_members(Input(raw, name, detect_format(raw, name))):
            if isinstance(member, NoticeError):
                yield from not_one_line(member)
                continue
            try:
                yield from broken_source(read_input(member))
            except NoticeError as error:
                yield from not_one_line(error)
    except NoticeError as error:
        yield from not_one_line(error)


def broken_source(source: Source) -> Iterator[str]:
    text = source.text
    text.encode("utf-8")
    if "\0" in text:
        yield "text: holds NUL"
    for span in (*source.generated, *source.ocr):
        if not 0 <= span.start < span.end <= len(text):
            yield f"text: {span} is no part of its {len(text)} characters"
    if list(source.soft) != sorted({at for at in source.soft if 0 < at < len(text)}):
        yield f"text: soft breaks {source.soft} are not places in {len(text)} characters, in order"


def not_one_line(error: NoticeError) -> Iterator[str]:
    if "\n" in error.what:
        yield f"an error of several lines: {error.what!r}"


def judge_rules(raw: bytes, turn: int | None) -> Iterator[str]:
    """A file of rules over the built-in ones: a pack that reads, or faults of one line each that say file and line."""
    named = RULES_NAME.match(raw)
    name = named[1].decode() if named and named[1].decode() in built_in_names() else "units.yaml"
    with TemporaryDirectory() as place:
        (Path(place) / name).write_bytes(raw)
        try:
            pack = load_pack(built_in_folder(), (Layer(Path(place), "own"),))
            yield from broken(json.loads(parse_source(from_string(READ), pack=pack).model_dump_json()), READ)
        except PackError as error:
            yield from (f"no line of a fault: {fault!r}" for fault in error.errors if not FAULT.fullmatch(fault))
            if not error.errors:
                yield "refused without a fault"


# Door → what must hold. Its seeds lie in the folder of its name; those of texts are written out as well.
DOORS: dict[str, Door] = {
    "text": judge_text,
    "file": judge_bytes,
    "source": judge_source,
    "rules": judge_rules,
    "outputs": judge_outputs,
    "ledger": judge_ledger,
    "compare": judge_comparison,
}
SEEDS_OF = {"source": "file", "outputs": "text", "ledger": "text"}


def seeds(door: str) -> list[Path]:
    """The seeds of a door, in order."""
    return sorted(path for path in (SEEDS / SEEDS_OF.get(door, door)).iterdir() if path.is_file())


def judge(door: str, raw: bytes, turn: int | None = None) -> list[str]:
    """All that does not hold for these bytes behind that door; an exception is one more line of it."""
    try:
        return list(DOORS[door](raw, turn))
    except Exception as fault:
        return [f"{type(fault).__name__}: {fault}"]
