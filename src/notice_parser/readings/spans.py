"""Where a span stands to its figure, and the pairs of words at its two ends."""

from __future__ import annotations

from notice_parser.readings.boundaries import closing, first_pair, last_pair, opening
from notice_parser.readings.candidates import Candidate
from notice_parser.readings.figures import Figure
from notice_parser.readings.lexicon import WordType
from notice_parser.readings.scoring import Part
from notice_parser.readings.words import SentenceView


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


def opening_pair(view: SentenceView, first: int) -> Part:
    types = view.types
    return opening, types[first - 1] if first else None, types[first]


def closing_pair(view: SentenceView, end: int) -> Part:
    types = view.types
    return closing, types[end - 1], types[end] if end < len(types) else None


def outer_pairs(types: tuple[WordType, ...]) -> tuple[Part, ...]:
    """The first two and the last two words of a span of several."""
    return ((first_pair, types[0], types[1]), (last_pair, types[-2], types[-1])) if len(types) > 1 else ()
