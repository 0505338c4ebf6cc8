"""Where a span stands to its figure, and the pairs of words at its two ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from notice_parser.readings.boundaries import closing, first_pair, last_pair, opening
from notice_parser.readings.candidates import Candidate
from notice_parser.readings.figures import Figure
from notice_parser.readings.inside import list_inside
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


def opening_pair(view: SentenceView, first: int, side: str) -> Part:
    types = view.types
    return on_side, side[0], opening, types[first - 1] if first else None, types[first]


def closing_pair(view: SentenceView, end: int, side: str) -> Part:
    types = view.types
    return on_side, side[0], closing, types[end - 1], types[end] if end < len(types) else None


def span_words(side: str, *types: WordType) -> list[Part]:
    """What depends on the words of a span alone; of one of several words also its first two and its last two."""
    if len(types) < 2:
        return [(list_inside, *types)]
    return [
        (list_inside, *types),
        (on_side, side, first_pair, types[0], types[1]),
        (on_side, side, last_pair, types[-2], types[-1]),
    ]


def on_side(side: str, function: Callable[..., list[Any]], *values: Any) -> list[Any]:
    """What a function lists of these values, for all sides and for this one."""
    found: list[Any] = []
    for item in function(*values):
        found += [item, f"{side}:{item}"] if isinstance(item, str) else [(on_side, side, *item)]
    return found
