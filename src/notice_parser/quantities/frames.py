"""A clause and one of its figures → the first frame that fits, with its roles as places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

import regex
from msgspec import Struct

from notice_parser.pack.frames import Frame, Frames
from notice_parser.quantities.shape import Clause
from notice_parser.quantities.trace import NO_MATCH, NOT_SUITED, WON, FigureTrace
from notice_parser.spans import Span
from notice_parser.wording.model import QuantityClaim
from notice_parser.wording.tokens import Token

NOT_AT_START = frozenset({
    "of", "conjunction", "aside", "adverb", "link", "done", "ongoing", "plan", "preposition", "mark", "period", "scope",
    "actor", "among", "basis", "per", "remain",
})  # fmt: skip
NOT_AT_END = frozenset({"of", "conjunction", "aside", "adverb", "link", "done", "preposition", "mark", "period"})
DEEDS = frozenset({"verb", "finding_verb", "negate", "done"})
BEHIND_WAY = DEEDS | {"change_up", "change_down", "light", "advancing", "helper"}
WIDEST = 60


class Reading(Struct, frozen=True):
    """The frame that won and the tokens of each role: half-open indexes into the clause's tokens."""

    frame: Frame
    roles: dict[str, tuple[int, int]]


class Shape(Struct, frozen=True):
    """A clause as one letter a token, asides left out: `indexes` are the places of the letters in the clause."""

    letters: str
    indexes: list[int]

    def around(self, target: int, letter: str) -> tuple[str, int, int]:
        """The letters near the token at `target`, which has its own; where they begin, and the target among them."""
        place = bisect_left(self.indexes, target)
        first = max(0, place - WIDEST)
        words = f"{self.letters[first:place]}{letter}{self.letters[place + 1 : place + WIDEST]}"
        return words, first, place - first


def shape_of(clause: Clause, frames: Frames) -> Shape:
    """Figures are the target only while they are read; a mark inside a clause is a mere thing."""
    letter_of, thing = frames.letter_of, frames.letter_of["thing"]
    indexes = [index for index, token in enumerate(clause.tokens) if token.kind != "aside"]
    return Shape("".join([letter_of.get(clause.tokens[index].kind, thing) for index in indexes]), indexes)


def read_frame(
    clause: Clause, shape: Shape, target: int, frames: Frames, trace: FigureTrace | None = None
) -> Reading | None:
    """The first frame that fits the figure at `target`, or None. Asides are passed over."""
    figure = first_figure(clause.tokens[target])
    words, first, place = shape.around(target, frames.letter_of["target"])
    for frame in frames.fitting(words, place, figure.kind, clause.is_joined):
        if found := frame.pattern.search(words):
            if trace is not None:
                tell_tried(trace, words, figure.kind, clause.is_joined, frames, frame)
            return Reading(frame, roles_of(found, shape.indexes, first))
    if trace is not None:
        tell_tried(trace, words, figure.kind, clause.is_joined, frames, None)
    return None


def roles_of(found: regex.Match[str], indexes: list[int], first: int) -> dict[str, tuple[int, int]]:
    return {role: (indexes[first + found.start(role)], indexes[first + found.end(role) - 1] + 1)
            for role, words in found.groupdict().items() if words}  # fmt: skip


def tell_tried(
    trace: FigureTrace, words: str, kind: str, is_joined: bool, frames: Frames, winner: Frame | None
) -> None:
    """What became of each frame up to the winner."""
    trace.shape = words
    for frame in frames.frames:
        if frame is winner:
            trace.tried.append((frame.id, WON))
            return
        trace.tried.append((frame.id, NO_MATCH if frame.suits(kind, is_joined) else NOT_SUITED))


def first_figure(token: Token) -> QuantityClaim:
    claim = token.inner[0].claim if token.inner else token.claim
    assert isinstance(claim, QuantityClaim)
    return claim


def trim_role(clause: Clause, role: tuple[int, int]) -> tuple[int, int]:
    """The role without what cannot stand at a phrase's edge."""
    start, end = role
    while start < end and clause.tokens[start].kind in NOT_AT_START:
        start += 1
    while end > start and (clause.tokens[end - 1].kind in NOT_AT_END or is_way(clause, (end - 1, end))):
        end -= 1
    return start, end


def cut_right(clause: Clause, role: tuple[int, int], target: int) -> tuple[int, int]:
    """A phrase behind its figure ends at 、 or 或者, and at the 的 of a noun: 4起事故的责任人 counts accidents."""
    start, end = role
    if start < target:
        return role
    for index in range(start + 1, end):
        token = clause.tokens[index]
        if token.kind in ("disjunction", "period") or token.is_enumeration:
            return start, index
        behind_noun = clause.tokens[index - 1].kind in ("thing", "name")
        if token.kind == "of" and behind_noun and not has_deed(clause, start, index):
            return start, index
    return role


def is_way(clause: Clause, role: tuple[int, int]) -> bool:
    """投入212亿元持续改善品质: are the words of a role nothing but how the deed behind them is done?"""
    start, end = role
    ways = all(token.kind == "manner" for token in clause.tokens[start:end])
    return ways and start < end < len(clause.tokens) and clause.tokens[end].kind in BEHIND_WAY


def has_deed(clause: Clause, start: int, end: int) -> bool:
    """2名未执行纪律的负责人: what stands before 的 tells what was done, and the noun behind it is what is counted."""
    return any(token.kind in DEEDS for token in clause.tokens[start:end])


def with_alternative(text: str, clause: Clause, end: int, is_alternative: Callable[[str], bool]) -> int:
    """乡镇（街道）: a bracket right behind a phrase that names another kind of the same belongs to it."""
    if end < len(clause.tokens) and clause.tokens[end].kind == "aside":
        aside = clause.tokens[end]
        if is_alternative(text[aside.start + 1 : aside.end - 1]):
            return end + 1
    return end


def place_of(text: str, clause: Clause, role: tuple[int, int], is_alternative: Callable[[str], bool]) -> Span | None:
    start, end = trim_role(clause, role)
    if start < end:
        end = with_alternative(text, clause, end, is_alternative)
    return Span(clause.tokens[start].start, clause.tokens[end - 1].end) if start < end else None
