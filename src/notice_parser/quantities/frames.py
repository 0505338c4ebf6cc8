"""A clause and one of its figures → the first frame that fits, with its roles as places."""

from __future__ import annotations

from dataclasses import dataclass

from notice_parser.pack.frames import Frame, Frames
from notice_parser.quantities.shape import Clause
from notice_parser.spans import Span
from notice_parser.wording.shape import QuantityClaim
from notice_parser.wording.tokens import Token

NOT_AT_EDGE = frozenset({"of", "conjunction", "aside", "adverb", "link", "done", "preposition", "mark"})
WIDEST = 60


@dataclass(frozen=True, slots=True)
class Reading:
    """The frame that won and the tokens of each role: half-open indexes into the clause's tokens."""

    frame: Frame
    roles: dict[str, tuple[int, int]]


def shape_of(clause: Clause, target: int, letter_of: dict[str, str]) -> str:
    """One letter a token; the figure that is read is the target."""
    return "".join(
        letter_of["target"] if index == target else letter_of.get(token.kind, letter_of["thing"])
        for index, token in enumerate(clause.tokens)
    )


def read_frame(clause: Clause, target: int, frames: Frames) -> Reading | None:
    """The first frame that fits the figure at `target`, or None."""
    figure = first_figure(clause.tokens[target])
    low = max(0, target - WIDEST)
    shape = shape_of(clause, target, frames.letter_of)[low : target + WIDEST]
    for frame in frames.frames:
        if not frame.suits(figure.kind):
            continue
        found = frame.pattern.search(shape)
        if found:
            roles = {name: (found.start(name) + low, found.end(name) + low)
                     for name, words in found.groupdict().items() if words}  # fmt: skip
            return Reading(frame, roles)
    return None


def first_figure(token: Token) -> QuantityClaim:
    claim = token.inner[0].claim if token.inner else token.claim
    assert isinstance(claim, QuantityClaim)
    return claim


def place_of(clause: Clause, role: tuple[int, int]) -> Span | None:
    """The place of a role without what cannot stand at a phrase's edge."""
    start, end = role
    tokens = clause.tokens
    while start < end and tokens[start].kind in NOT_AT_EDGE:
        start += 1
    while end > start and tokens[end - 1].kind in NOT_AT_EDGE:
        end -= 1
    return Span(tokens[start].start, tokens[end - 1].end) if start < end else None
