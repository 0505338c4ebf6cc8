"""patterns/frames.yaml → Frames: the shapes of clauses, compiled to regexes over one letter a token.

A shape is a row of items `[role=]Kind|Kind…[+|*|?]`: `action=verb measured=Phrase+ target`. A name of `classes` stands
for its kinds. Items of one role side by side are one place. `^` and `$` are the clause's ends, `!kind` forbids what
would follow. Repeats are bounded.
"""

from __future__ import annotations

from typing import Any

import regex

from notice_parser.pack.frames import Frame, Frames
from notice_parser.pack.loading.neighbours import Item, find_neighbours
from notice_parser.pack.loading.reader import PackReader, Schema

FRAMES_FILE = "frames.yaml"
ITEM = regex.compile(r"(?:(?P<role>[a-z_]{1,20})=)?(?P<kinds>[A-Za-z_|]{1,200})(?P<repeat>[+*?]\??)?")
REPEATS = {"": "", "+": "{1,24}", "+?": "{1,24}?", "*": "{0,24}", "*?": "{0,24}?", "?": "?", "??": "??"}
ROLES = ("measured", "action", "actor", "scope", "whole", "origin")
EDGES = ("^", "$")
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
STRUCTURE = (
    "target", "figure", "period", "thing", "name", "aside", "actor", "scope", "indicator", "of", "recipient", "per",
    "mark",
)  # fmt: skip


class FrameExample(Schema):
    """A sentence, the figure meant, and the fields that must come out."""

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
    carries: tuple[str, ...] = ()
    match: tuple[FrameExample, ...] = ()
    no_match: tuple[FrameExample, ...] = ()


class FramesFile(Schema):
    classes: dict[str, str]
    frames: tuple[FrameRule, ...]


def load_frames(reader: PackReader, word_kinds: tuple[str, ...]) -> Frames:
    """Compile the shapes over the kinds of words.yaml and those of STRUCTURE. Faults are noted on the reader."""
    file = reader.read(FRAMES_FILE, FramesFile)
    reader.unique(FRAMES_FILE, "frames", [rule.id for rule in file.frames])
    letter_of = dict(zip([*STRUCTURE, *word_kinds], LETTERS, strict=False))
    frames = tuple(
        Frame(rule.id, rule.shape, compile_shape(reader, index, rule, file.classes, letter_of), frozenset(rule.kinds),
              frozenset(rule.not_kinds), rule.level, rule.joined, frozenset(rule.carries))
        for index, rule in enumerate(file.frames)
    )  # fmt: skip
    shapes = [items_of(rule.shape, file.classes, letter_of) for rule in file.frames]
    neighbours = find_neighbours(shapes, letter_of["target"], "".join(letter_of.values()))
    return Frames(frames, letter_of, neighbours)


def compile_shape(
    reader: PackReader, index: int, rule: FrameRule, classes: dict[str, str], letter_of: dict[str, str]
) -> regex.Pattern[str]:
    try:
        pattern = shape_to_regex(rule.shape, classes, letter_of)
    except ValueError as error:
        reader.fault(FRAMES_FILE, ("frames", index, "shape"), str(error), rule.id)
        pattern = "(?!)"
    return reader.compile(FRAMES_FILE, ("frames", index, "shape"), rule.id, pattern)


def shape_to_regex(shape: str, classes: dict[str, str], letter_of: dict[str, str]) -> str:
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


def read_item(item: str, classes: dict[str, str], letter_of: dict[str, str]) -> tuple[str | None, str]:
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


def items_of(shape: str, classes: dict[str, str], letter_of: dict[str, str]) -> list[Item]:
    """The items of a shape; none of one that does not compile, so that nothing is told of its neighbours."""
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


def letters(kinds: str, classes: dict[str, str], letter_of: dict[str, str]) -> str:
    found: list[str] = []
    for kind in kinds.split("|"):
        for name in spread(kind, classes):
            if name not in letter_of:
                raise ValueError(f"unknown kind {name}")
            found.append(letter_of[name])
    return f"[{''.join(dict.fromkeys(found))}]"
