"""Evidence in parts, and weights → the score of a candidate: the sum of the weights of its features.

A part is a function with the values that it is called with, which lists features of them, or parts in turn:
`(of_clause, "，", 1)`. The features of equal parts are equal, so the sum of their weights is kept, and a feature is
made into a string only where its name is asked for (to learn weights, to explain) or where a part is first met.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import repeat
from typing import Any, Generic, TypeVar

MOST_KEPT = 10_000  # sums that a scorer keeps; more are forgotten all at once, so that memory is bounded
STATES: tuple[str | None, ...] = (None, "done", "ongoing", "planned", "not_done")
NOTHING = repeat(0)  # the weight of any feature that has none
Part = tuple[Any, ...]  # a function of hashable values that lists either features or parts, then those values


Sum = TypeVar("Sum")


def features_of(parts: Sequence[Part], side: str = "") -> list[str]:
    """The features of parts by name, each also with the letter of a side before it where one is given."""
    found: list[str] = []
    for function, *values in parts:
        listed = function(*values)
        found += features_of(listed) if listed and isinstance(listed[0], tuple) else listed
    return [name for feature in found for name in (feature, f"{side}:{feature}")] if side else found


class Kept(dict[Part, Sum], Generic[Sum]):
    """What is made of parts, made when first asked for; all is forgotten where it would be more than MOST_KEPT."""

    def __init__(self, make: Callable[[Part], Sum]) -> None:
        self.make = make

    def __missing__(self, part: Part) -> Sum:
        found = self.make(part)
        if len(self) >= MOST_KEPT:
            self.clear()
        self[part] = found
        return found


class Scorer:
    """The weights of one field; sums of them are whole numbers of UNIT."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        self.weights = weights
        self.sides: dict[str, Scorer] = {}
        self.by_state: dict[str, list[int]] | None = None
        self.kept = Kept(self.weigh)
        self.kept_states = Kept(self.weigh_states)
        self.sum_of, self.sums_of = self.kept.__getitem__, self.kept_states.__getitem__

    def total(self, parts: Sequence[Part]) -> int:
        """The sum of the weights of the features of all parts."""
        return sum(map(self.sum_of, parts))

    def weigh(self, part: Part) -> int:
        listed = part[0](*part[1:])
        if listed and isinstance(listed[0], tuple):
            return sum(map(self.sum_of, listed))
        return sum(map(self.weights.get, listed, NOTHING))

    def on_side(self, side: str) -> Scorer:
        """The scorer of features that weigh both for all sides and for this one, as `L:feature` has it."""
        found = self.sides.get(side)
        if found is None:
            weights, here = dict(self.weights), f"{side}:"
            for name, weight in self.weights.items():
                if name.startswith(here):
                    feature = name.removeprefix(here)
                    weights[feature] = weights.get(feature, 0) + weight
            found = self.sides[side] = Scorer(weights)
        return found

    def score_states(self, parts: Sequence[Part]) -> list[int]:
        """The score of each of STATES: a feature weighs for each of them, as `feature>state`."""
        return [sum(column) for column in zip(*map(self.sums_of, parts), strict=True)]

    def weigh_states(self, part: Part) -> list[int]:
        if self.by_state is None:
            self.by_state = weights_by_state(self.weights)
        get, nothing = self.by_state.get, [0] * len(STATES)
        rows = [nothing, *[get(feature, nothing) for feature in features_of([part])]]
        return [sum(column) for column in zip(*rows, strict=True)]


class JointScorer:
    """Several scorers that weigh the same parts."""

    def __init__(self, scorers: Mapping[str, Scorer]) -> None:
        self.names, self.scorers = tuple(scorers), tuple(scorers.values())
        self.sums_of = Kept(self.weigh).__getitem__

    def totals(self, parts: Sequence[Part]) -> dict[str, int]:
        """The sum of the weights of all parts by the name of the scorer."""
        return dict(zip(self.names, map(sum, zip(*map(self.sums_of, parts), strict=True)), strict=True))

    def weigh(self, part: Part) -> tuple[int, ...]:
        features = features_of([part])
        return tuple([sum([one.weights.get(feature, 0) for feature in features]) for one in self.scorers])


def weights_by_state(weights: Mapping[str, int]) -> dict[str, list[int]]:
    """The weights of a feature for each state, in their order."""
    found: dict[str, list[int]] = {}
    names = [str(state) for state in STATES]
    for name, weight in weights.items():
        feature, _, state = name.rpartition(">")
        found.setdefault(feature, [0] * len(STATES))[names.index(state)] += weight
    return found
