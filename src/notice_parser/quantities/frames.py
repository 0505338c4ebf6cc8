"""A clause and one of its quantities → the first frame that fits, with the tokens of its roles."""

from __future__ import annotations

from bisect import bisect_left
from typing import cast

import regex
from msgspec import Struct

from notice_parser.pack.frames import Frame, Frames, RoleName
from notice_parser.quantities.language import Language
from notice_parser.quantities.model import Clause
from notice_parser.quantities.trace import NO_MATCH, NOT_SUITED, WON, FigureTrace
from notice_parser.spans import Span
from notice_parser.wording.model import QuantityClaim
from notice_parser.wording.tokens import Token

WIDEST = 60


class Reading(Struct, frozen=True):
    """The frame that won and the tokens of each role: half-open indexes into the clause's tokens."""

    frame: Frame
    roles: dict[RoleName, tuple[int, int]]


class Shape(Struct, frozen=True):
    """A clause as one letter per token, asides left out: `indexes` are the tokens of the letters in the clause."""

    letters: str
    indexes: list[int]

    def around(self, target: int, letter: str) -> tuple[str, int, int]:
        """The letters near the token at `target`, which has its own; where they begin, and the target among them."""
        position = bisect_left(self.indexes, target)
        first = max(0, position - WIDEST)
        letters = f"{self.letters[first:position]}{letter}{self.letters[position + 1 : position + WIDEST]}"
        return letters, first, position - first


def shape_of(clause: Clause, frames: Frames) -> Shape:
    """A quantity is the target only while it is read; a mark inside a clause is a mere thing."""
    letter_of, thing = frames.letter_of, frames.letter_of["thing"]
    indexes = [index for index, token in enumerate(clause.tokens) if token.kind != "aside"]
    return Shape("".join([letter_of.get(clause.tokens[index].kind, thing) for index in indexes]), indexes)


def read_frame(
    clause: Clause, target: int, *, shape: Shape, frames: Frames, trace: FigureTrace | None = None
) -> Reading | None:
    """The first frame that fits the quantity at `target`, or None. Asides are passed over."""
    kind = first_figure(clause.tokens[target]).kind
    letters, first, position = shape.around(target, frames.letter_of["target"])
    for frame in frames.fitting(letters, position, kind, clause.is_joined):
        if found := frame.pattern.search(letters):
            if trace is not None:
                trace_frames(trace, letters, frames=frames, winner=frame, is_suited=suits(frames, kind, clause))
            return Reading(frame, roles_of(found, shape.indexes, first=first))
    if trace is not None:
        trace_frames(trace, letters, frames=frames, winner=None, is_suited=suits(frames, kind, clause))
    return None


def roles_of(found: regex.Match[str], indexes: list[int], *, first: int) -> dict[RoleName, tuple[int, int]]:
    roles: dict[RoleName, tuple[int, int]] = {}
    for role in found.re.groupindex:
        start, end = found.span(role)
        if start < end:
            roles[cast(RoleName, role)] = indexes[first + start], indexes[first + end - 1] + 1
    return roles


def suits(frames: Frames, kind: str, clause: Clause) -> list[bool]:
    """For each frame, whether it is for quantities of the kind and for clauses such as this."""
    return [frame.suits(kind, clause.is_joined) for frame in frames.frames]


def trace_frames(
    trace: FigureTrace, letters: str, *, frames: Frames, winner: Frame | None, is_suited: list[bool]
) -> None:
    """Note what became of each frame up to the winner."""
    trace.shape = letters
    for frame, suited in zip(frames.frames, is_suited, strict=True):
        if frame is winner:
            trace.tried.append((frame.id, WON))
            return
        trace.tried.append((frame.id, NO_MATCH if suited else NOT_SUITED))


def first_figure(token: Token) -> QuantityClaim:
    claim = token.inner[0].claim if token.inner else token.claim
    assert isinstance(claim, QuantityClaim)
    return claim


class Phrases(Struct, frozen=True):
    """Where the noun phrases of one clause begin and end."""

    language: Language
    clause: Clause

    def trim(self, role: tuple[int, int]) -> tuple[int, int]:
        """The role without what cannot stand at a phrase's edge."""
        kinds, tokens = self.language.kinds, self.clause.tokens
        start, end = role
        while start < end and tokens[start].kind in kinds.never_first:
            start += 1
        while end > start and (tokens[end - 1].kind in kinds.never_last or self.is_adverbial((end - 1, end))):
            end -= 1
        return start, end

    def cut_right(self, role: tuple[int, int], target: int) -> tuple[int, int]:
        """A phrase after its quantity ends at 、 or 或者, and at the 的 of a noun: 4起事故的责任人 counts accidents."""
        tokens = self.clause.tokens
        start, end = role
        if start < target:
            return role
        for index in range(start + 1, end):
            token = tokens[index]
            if token.kind in ("disjunction", "period") or token.is_enumeration:
                return start, index
            is_after_noun = tokens[index - 1].kind in ("thing", "name")
            if token.kind == "of" and is_after_noun and not self.has_predicate(start, index):
                return start, index
        return role

    def is_adverbial(self, role: tuple[int, int]) -> bool:
        """投入212亿元持续改善品质: are the words of a role only how the action after them is done?"""
        tokens = self.clause.tokens
        start, end = role
        if not start < end < len(tokens) or tokens[end].kind not in self.language.kinds.after_manner:
            return False
        return all(token.kind == "manner" for token in tokens[start:end])

    def has_predicate(self, start: int, end: int) -> bool:
        """2名未执行纪律的负责人: the words before 的 say what was done, and the noun after it is what is counted."""
        predicates = self.language.kinds.predicates
        return any(token.kind in predicates for token in self.clause.tokens[start:end])

    def with_alternative(self, end: int) -> int:
        """乡镇（街道）: a bracket right after a phrase that names another kind of the same belongs to it."""
        tokens = self.clause.tokens
        if end < len(tokens) and tokens[end].kind == "aside":
            aside = tokens[end]
            if self.language.nouns.tests["alternative"](self.language.text[aside.start + 1 : aside.end - 1]):
                return end + 1
        return end

    def span_of(self, role: tuple[int, int]) -> Span | None:
        """The words of a role without its edges, or None where nothing is left."""
        tokens = self.clause.tokens
        start, end = self.trim(role)
        if start >= end:
            return None
        end = self.with_alternative(end)
        return Span(tokens[start].start, tokens[end - 1].end)
