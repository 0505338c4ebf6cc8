"""Where a span stands to its figure, and the pairs of words at its two ends."""

from __future__ import annotations

from notice_parser.readings.candidates import Candidate
from notice_parser.readings.figures import Figure
from notice_parser.readings.scoring import Pair
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


def opening_pair(words: tuple[Word, ...], first: int) -> Pair:
    return "opening", words[first - 1].type if first else None, words[first].type


def closing_pair(words: tuple[Word, ...], end: int) -> Pair:
    return "closing", words[end - 1].type, words[end].type if end < len(words) else None


def outer_pairs(words: tuple[Word, ...], first: int, end: int) -> list[Pair]:
    """The first two and the last two words of a span of several."""
    if end - first < 2:
        return []
    return [
        ("first pair", words[first].type, words[first + 1].type),
        ("last pair", words[end - 2].type, words[end - 1].type),
    ]
