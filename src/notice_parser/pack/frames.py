"""patterns/frames.yaml → the shapes of clauses, compiled to regexes over one letter a token.

A shape is a row of items `[role=]Kind|Kind…[+|*|?]`: `action=verb measured=Phrase+ target`. A name of `classes` stands
for its kinds. Adjacent items of one role are one span. `^` and `$` are the clause's ends, `!kind` forbids what would
follow. Repeats are bounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

import regex
from msgspec import Struct

from notice_parser.lazy_patterns import lazy
from notice_parser.messages import say
from notice_parser.pack.folders import reason_of
from notice_parser.pack.neighbours import Item, Neighbours, find_neighbours
from notice_parser.pack.schema import Schema
from notice_parser.pack.words import TokenKind

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader, RuleFile

RoleName = Literal["measured", "action", "actor", "scope", "whole"]
# What a frame says beside its roles. Code asks for a flag, never for the id of a frame.
FrameFlag = Literal[
    "share",  # a share; its `whole` is named in the clause, or that of the quantity before
    "states_part",  # of a share: the clause names the part that has it, so that the quantity before may be the whole
    "of_figure",  # a share of the quantity right before it: 2亿元的105%
    "difference",  # how far one level is from another; neither a part nor a whole
    "start_of_change",  # what a change started from
    "source_only",  # the action says where the things come from, not what was done with them: 反馈的62个问题
    "pair",  # right after another quantity, it counts the same in another unit: 立案23件23人
    "self_contained",  # the action needs no noun, and none before it is spoken of any longer: 立案57件
    "bare",  # the clause holds the quantity alone
    "listed",  # a noun and its quantity, which may go on a list after a comma
]

FILE = "frames.yaml"
ITEM = lazy(r"(?:(?P<role>[a-z_]{1,20})=)?(?P<kinds>[A-Za-z0-9_|]{1,200})(?P<repeat>[+*?]\??)?")
REPEATS = {"": "", "+": "{1,24}", "+?": "{1,24}?", "*": "{0,24}", "*?": "{0,24}?", "?": "?", "??": "??"}
ROLES = get_args(RoleName)
EDGES = ("^", "$")
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
FURTHER_LETTERS = 0xF0000  # code points for private use, for the kinds that LETTERS has none for


class FrameExample(Schema, frozen=True):
    """A sentence, the quantity meant, and the fields that must come out."""

    text: str
    quantity: str
    expect: dict[str, Any]


class FrameRule(Schema, frozen=True):
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


class FramesFile(Schema, frozen=True):
    classes: dict[str, str]
    frames: tuple[FrameRule, ...]


class Frame(Struct, frozen=True):
    """`level`: how much there is, not what was done; `inherits`: the roles that an earlier clause may give."""

    id: str
    shape: str
    pattern: regex.Pattern[str]
    kinds: frozenset[str]
    not_kinds: frozenset[str]
    level: bool
    joined: bool
    inherits: frozenset[str]
    flags: frozenset[FrameFlag] = frozenset()

    def suits(self, kind: str, is_joined: bool) -> bool:
        """Is the frame for quantities of this kind, and, where 、 joins the clause to the one before, for these?"""
        return (self.joined or not is_joined) and (not self.kinds or kind in self.kinds) and kind not in self.not_kinds


class Frames(Struct, frozen=True, eq=False):
    """The frames in order of priority; `letter_of` is the letter of a kind in the shape of a clause."""

    frames: tuple[Frame, ...]
    letter_of: dict[TokenKind, str]
    neighbours: Neighbours

    def fitting(self, shape: str, target: int, kind: str, is_joined: bool) -> Iterator[Frame]:
        """The frames for quantities of a kind that the letters around the one at `target` do not exclude, in order."""
        before, after = shape[target - 1] if target else "", shape[target + 1 : target + 2]
        lacking = ~self.neighbours.given(shape)
        return (frame for needs, frame in candidates(self, before, after, kind, is_joined) if not needs & lacking)


@lru_cache(maxsize=4096)
def candidates(frames: Frames, before: str, after: str, kind: str, is_joined: bool) -> tuple[tuple[int, Frame], ...]:
    """The frames that suit a quantity between these letters, each with what it needs."""
    found = frames.neighbours.next_to(before, after)
    numbered = ((frames.neighbours.needs[order], frames.frames[order]) for order in found)
    return tuple((needs, frame) for needs, frame in numbered if frame.suits(kind, is_joined))


def load_frames(reader: PackReader, kinds: tuple[TokenKind, ...]) -> Frames:
    """Read frames.yaml and compile its shapes over the kinds of words.yaml."""
    file = reader.open(FILE, FramesFile)
    rules, classes = file.data.frames, file.data.classes
    file.require_unique("frames", [rule.id for rule in rules])
    letter_of = {kind: letter(number) for number, kind in enumerate(kinds)}
    frames = tuple(
        Frame(
            id=rule.id,
            shape=rule.shape,
            pattern=compile_shape(file, index, letter_of),
            kinds=frozenset(rule.kinds),
            not_kinds=frozenset(rule.not_kinds),
            level=rule.level,
            joined=rule.joined,
            inherits=frozenset(rule.inherits),
            flags=frozenset(rule.flags),
        )
        for index, rule in enumerate(rules)
    )
    shapes = [items_of(rule.shape, classes, letter_of) for rule in rules]
    return Frames(frames, letter_of, find_neighbours(shapes, letter_of["target"], "".join(letter_of.values())))


def letter(number: int) -> str:
    """The letter of a kind in a shape."""
    return LETTERS[number] if number < len(LETTERS) else chr(FURTHER_LETTERS + number)


def compile_shape(file: RuleFile[FramesFile], index: int, letter_of: dict[TokenKind, str]) -> regex.Pattern[str]:
    rule, path = file.data.frames[index], ("frames", index, "shape")
    try:
        pattern = shape_to_regex(rule.shape, file.data.classes, letter_of)
    except ValueError as error:
        file.error(path, reason_of(error), rule.id)
        pattern = "(?!)"
    return file.compile(path, rule.id, pattern)


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
        raise ValueError(say("{item} is not of the form [role=]kind|kind[+*?]", item=item))
    role = found["role"]
    if role is not None and role not in ROLES:
        raise ValueError(say("unknown role {role}: one of {roles}", role=role, roles=list(ROLES)))
    return role, letters(found["kinds"], classes, letter_of) + REPEATS[found["repeat"] or ""]


def items_of(shape: str, classes: dict[str, str], letter_of: dict[TokenKind, str]) -> list[Item]:
    """The items of a shape; empty where it does not compile, so that nothing is assumed of its neighbours."""
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
                raise ValueError(say("unknown kind {name}", name=name))
            found.append(found_letter)
    return f"[{''.join(dict.fromkeys(found))}]"
