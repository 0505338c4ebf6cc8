"""patterns/frames.yaml → Frames: the shapes of clauses, compiled to regexes over one letter a token.

A shape is a row of items `[role=]Kind|Kind…[+|*|?]`: `action=verb measured=Phrase+ target`. A name of `classes` stands
for its kinds. Adjacent items of one role are one span. `^` and `$` are the clause's ends, `!kind` forbids what
would follow. Repeats are bounded.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast, get_args

import regex

from notice_parser.pack.frames import Frame, FrameFlag, Frames, RoleName
from notice_parser.pack.loading.neighbours import Item, find_neighbours
from notice_parser.pack.loading.reader import PackReader, Schema
from notice_parser.pack.words import TokenKind

FRAMES_FILE = "frames.yaml"
ITEM = regex.compile(r"(?:(?P<role>[a-z_]{1,20})=)?(?P<kinds>[A-Za-z0-9_|]{1,200})(?P<repeat>[+*?]\??)?")
REPEATS = {"": "", "+": "{1,24}", "+?": "{1,24}?", "*": "{0,24}", "*?": "{0,24}?", "?": "?", "??": "??"}
ROLES = get_args(RoleName)
EDGES = ("^", "$")
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
FURTHER_LETTERS = 0xF0000  # code points for private use, for the kinds that LETTERS has none for


class FrameExample(Schema):
    """A sentence, the quantity meant, and the fields that must come out."""

    text: str
    quantity: str
    expect: dict[str, Any]


class FrameRule(Schema):
    id: str
    shape: str
    why: str | None = None
    kinds: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()
    level: bool = False
    joined: bool = True
    inherits: tuple[str, ...] = ()
    flags: tuple[FrameFlag, ...] = ()
    match: tuple[FrameExample, ...] = ()
    no_match: tuple[FrameExample, ...] = ()


class FramesFile(Schema):
    classes: dict[str, str]
    frames: tuple[FrameRule, ...]


def load_frames(reader: PackReader, kinds: tuple[TokenKind, ...]) -> Frames:
    """Compile the shapes over the kinds of words.yaml. Errors are noted on the reader."""
    file = reader.read(FRAMES_FILE, FramesFile)
    reader.unique(FRAMES_FILE, "frames", [rule.id for rule in file.frames])
    letter_of = {kind: letter(number) for number, kind in enumerate(kinds)}
    frames = tuple(load_frame(reader, index, rule, file.classes, letter_of) for index, rule in enumerate(file.frames))
    shapes = [items_of(rule.shape, file.classes, letter_of) for rule in file.frames]
    neighbours = find_neighbours(shapes, letter_of["target"], "".join(letter_of.values()))
    return Frames(frames, letter_of, neighbours)


def letter(number: int) -> str:
    """The letter of a kind in a shape."""
    return LETTERS[number] if number < len(LETTERS) else chr(FURTHER_LETTERS + number)


def load_frame(
    reader: PackReader, index: int, rule: FrameRule, classes: dict[str, str], letter_of: dict[TokenKind, str]
) -> Frame:
    return Frame(
        id=rule.id,
        shape=rule.shape,
        pattern=compile_shape(reader, index, rule, classes, letter_of),
        kinds=frozenset(rule.kinds),
        not_kinds=frozenset(rule.not_kinds),
        level=rule.level,
        joined=rule.joined,
        inherits=frozenset(rule.inherits),
        flags=frozenset(rule.flags),
    )


def compile_shape(
    reader: PackReader, index: int, rule: FrameRule, classes: dict[str, str], letter_of: dict[TokenKind, str]
) -> regex.Pattern[str]:
    try:
        pattern = shape_to_regex(rule.shape, classes, letter_of)
    except ValueError as error:
        reader.fault(FRAMES_FILE, ("frames", index, "shape"), str(error), rule.id)
        pattern = "(?!)"
    return reader.compile(FRAMES_FILE, ("frames", index, "shape"), rule.id, pattern)


def shape_to_regex(shape: str, classes: dict[str, str], letter_of: dict[TokenKind, str]) -> str:
    """The regex over letters. Raises ValueError for an unknown kind, role or form."""
    parts: list[str] = []
    open_role: str | None = None
    for item in shape.split():
        role, piece = read_item(item, classes, letter_of)
        if role != open_role:
            parts += [")"] * (open_role is not None) + [f"(?P<{role}>"] * (role is not None)
            open_role = role
        parts.append(piece)
    return "".join(parts + [")"] * (open_role is not None))


def read_item(item: str, classes: dict[str, str], letter_of: dict[TokenKind, str]) -> tuple[str | None, str]:
    if item in EDGES:
        return None, item
    if item.startswith("!"):
        return None, f"(?!{letters(item[1:], classes, letter_of)})"
    found = ITEM.fullmatch(item)
    if not found:
        raise ValueError(f"{item} is not of the form [role=]kind|kind[+*?]")
    role = found["role"]
    if role is not None and role not in ROLES:
        raise ValueError(f"unknown role {role}: one of {', '.join(ROLES)}")
    return role, letters(found["kinds"], classes, letter_of) + REPEATS[found["repeat"] or ""]


def items_of(shape: str, classes: dict[str, str], letter_of: dict[TokenKind, str]) -> list[Item]:
    """The items of a shape; none of one that does not compile, so that nothing is concluded from its neighbours."""
    try:
        pieces = [read_item(item, classes, letter_of)[1] for item in shape.split()]
    except ValueError:
        return []
    return [item_of(piece) for piece in pieces if not piece.startswith("(?!")]


def item_of(piece: str) -> Item:
    if piece in EDGES:
        return Item(frozenset(), False, True)
    taken, _, repeat = piece.removeprefix("[").partition("]")
    return Item(frozenset(taken), repeat.startswith(("?", "{0")))


def spread(kind: str, classes: dict[str, str]) -> list[str]:
    """The kinds that a name stands for: a class may name classes."""
    if kind not in classes:
        return [kind]
    return [inner for name in classes[kind].split() for inner in (spread(name, classes) if name != kind else [name])]


def letters(kinds: str, classes: dict[str, str], letter_of: dict[TokenKind, str]) -> str:
    found: list[str] = []
    by_name = cast(Mapping[str, str], letter_of)
    for kind in kinds.split("|"):
        for name in spread(kind, classes):
            found_letter = by_name.get(name)
            if found_letter is None:
                raise ValueError(f"unknown kind {name}")
            found.append(found_letter)
    return f"[{''.join(dict.fromkeys(found))}]"
