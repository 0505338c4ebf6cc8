"""Where a span stands to its figure, and the pairs of words at its two ends."""

from __future__ import annotations

from collections.abc import Callable

from notice_parser.readings.boundaries import closing, first_pair, last_pair, opening
from notice_parser.readings.candidates import Candidate
from notice_parser.readings.figures import Figure
from notice_parser.readings.lexicon import WordType
from notice_parser.readings.scoring import Part
from notice_parser.readings.words import Word


def side_of(figure: Figure, candidate: Candidate) -> str:
    """L and R in the clause of the figure, P in one before, F in one after."""
    clause = figure.words[candidate.first].clause
    if clause == figure.clause:
        return "L" if candidate.first < figure.index else "R"
    return "P" if clause < figure.clause else "F"


def distance(figure: Figure, candidate: Candidate) -> str:
    """The side, with how many clauses lie between."""
    side = side_of(figure, candidate)
    return side + str(min(3, figure.clause - figure.words[candidate.first].clause)) if side == "P" else side


def types_of(words: tuple[Word, ...], first: int, end: int) -> tuple[WordType, ...]:
    return tuple([word.type for word in words[first:end]])


def opening_pair(words: tuple[Word, ...], first: int, side: str) -> Part:
    return on_side, opening, side[0], words[first - 1].type if first else None, words[first].type


def closing_pair(words: tuple[Word, ...], end: int, side: str) -> Part:
    return on_side, closing, side[0], words[end - 1].type, words[end].type if end < len(words) else None


def outer_pairs(words: tuple[Word, ...], first: int, end: int, side: str) -> list[Part]:
    """The first two and the last two words of a span of several."""
    if end - first < 2:
        return []
    return [
        (on_side, first_pair, side[0], words[first].type, words[first + 1].type),
        (on_side, last_pair, side[0], words[end - 2].type, words[end - 1].type),
    ]


def on_side(
    list_pair: Callable[[WordType | None, WordType | None], list[str]],
    side: str,
    one: WordType | None,
    other: WordType | None,
) -> list[str]:
    """The features of a pair by name, for all sides and for this one."""
    return [name for feature in list_pair(one, other) for name in (feature, f"{side}:{feature}")]
