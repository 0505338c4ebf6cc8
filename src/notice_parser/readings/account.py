"""Why a figure was read so: its best readings with the evidence that counts most, and the words around it by role.

Only `explain` asks; the readings are ranked once more, from what was chosen.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from notice_parser.messages import Message, say
from notice_parser.pack.readings import UNIT
from notice_parser.readings.choose import Chooser
from notice_parser.readings.figures import Figure
from notice_parser.readings.surroundings import NOBODY, surroundings_of
from notice_parser.readings.trust import frame_features

BEST, MOST = 3, 4  # readings of a field, and features of a reading
ROLES = {
    "A": say("action"),
    "a": say("action"),
    "S": say("name"),
    "V": say("verb"),
    "n": say("verbal noun"),
    "N": say("noun"),
    "o": say("word"),
    "f": say("figure"),
    "p": say("period"),
    "d": say("particle"),
    "(": say("bracket"),
    ")": say("bracket"),
    "m": say("mark"),
}


class Weight(Struct, frozen=True):
    feature: str
    weight: float


class Reading(Struct, frozen=True):
    """`value` is a place, a status, the number of a figure, or None; `evidence` the features that weigh most."""

    value: Any
    score: float
    evidence: tuple[Weight, ...]


class Role(Struct, frozen=True):
    """A word of the figure's clause and what it is to the figure."""

    start: int
    end: int
    role: Message


def best_readings(chooser: Chooser, figure: Figure, field: str) -> tuple[Reading, ...]:
    """The best readings of a field, the best first; none where the reading of the frames was trusted."""
    if figure.margins[field] == float("inf"):
        return ()
    ranked = chooser.rank(figure, field)[:BEST]
    features = chooser.features(figure, field, [one.value for one in ranked])
    weights = chooser.scorers[field].weights
    return tuple(
        Reading(one.value, one.score / UNIT, heaviest({name: weights.get(name, 0) for name in names}))
        for one, names in zip(ranked, features, strict=True)
    )


def apart(chooser: Chooser, figure: Figure, field: str, *, one: Any, other: Any) -> tuple[tuple[Weight, ...], ...]:
    """What decides between two values of a field: the features that weigh most of those that only one of them has."""
    weights = chooser.scorers[field].weights
    rows = [set(row) for row in chooser.features(figure, field, [one, other])]
    return tuple(
        heaviest({name: weights.get(name, 0) for name in mine - theirs}) for mine, theirs in (rows, rows[::-1])
    )


def distrust(chooser: Chooser, figure: Figure, field: str) -> tuple[Weight, ...]:
    """The weights that say most whether the frames misread a field; less than nothing speaks for them."""
    weights = chooser.frames[field].weights
    return heaviest({name: weights.get(name, 0) for name in frame_features(figure, field, chooser.known)})


def heaviest(weights: dict[str, int]) -> tuple[Weight, ...]:
    found = sorted((name for name, weight in weights.items() if weight), key=lambda name: (-abs(weights[name]), name))
    return tuple(Weight(name, weights[name] / UNIT) for name in found[:MOST])


def skeleton(figure: Figure) -> tuple[Role, ...]:
    """The words of the figure's clause, each with its role."""
    near, found = surroundings_of(figure), []
    for index in range(figure.begin, figure.stop):
        word, shown = figure.words[index], near.at(index)
        role = say("quantity") if index == figure.index else ROLES[shown if shown != NOBODY else word.type.letter]
        found.append(Role(word.start, word.end, role))
    return tuple(found)
