"""Evidence in parts, and weights → the score of a candidate: the sum of the weights of its features.

A part is a function with the values that it is called with, which says features of them: `(of_clause, "，", 1)`. The
features of equal parts are equal, so the sum of their weights is kept, and a feature is made into a string only where
its name is asked for (to learn weights, to explain) or where a part is met for the first time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from notice_parser.readings.inside import list_inside
from notice_parser.readings.lexicon import WordType

UNIT = 100  # of a sum: weights are rounded to hundredths, so that no sum depends on its order
MOST_KEPT = 50_000  # kept sums of each sort and field; more are forgotten all at once, so that memory is bounded
Part = tuple[Any, ...]  # a function of hashable values that gives a list of features, then those values


def features_of(parts: list[Part]) -> list[str]:
    """The features of parts by name."""
    return [feature for function, *values in parts for feature in function(*values)]


class Scorer:
    """The weights of one field; sums of them are whole numbers of UNIT."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = {name: round(weight * UNIT) for name, weight in weights.items()}
        self.by_state: dict[str, list[int]] | None = None
        self.kept: dict[Part, int] = {}
        self.kept_states: dict[Part, list[int]] = {}
        self.spans: dict[tuple[WordType, ...], int] = {}

    def total(self, parts: list[Part]) -> int:
        """The sum of the weights of the features of all parts."""
        kept, total = self.kept, 0
        for part in parts:
            found = kept.get(part)
            total += self.weigh(part) if found is None else found
        return total

    def weigh(self, part: Part) -> int:
        get = self.weights.get
        found = sum([get(feature, 0) for feature in features_of([part])])
        keep(self.kept, part, found)
        return found

    def score_states(self, parts: list[Part], states: tuple[str | None, ...]) -> list[int]:
        """The score of each state: a feature weighs for each of them, as `feature>state`."""
        kept = self.kept_states
        rows = [kept.get(part) or self.weigh_states(part, states) for part in parts]
        return [sum(column) for column in zip(*rows, strict=True)]

    def weigh_states(self, part: Part, states: tuple[str | None, ...]) -> list[int]:
        if self.by_state is None:
            self.by_state = weights_by_state(self.weights, states)
        get = self.by_state.get
        rows = [row for feature in features_of([part]) if (row := get(feature)) is not None]
        found = [sum(column) for column in zip(*rows, strict=True)] if rows else [0] * len(states)
        keep(self.kept_states, part, found)
        return found

    def inner(self, types: tuple[WordType, ...]) -> int:
        """The sum of the features of a span by itself."""
        found = self.spans.get(types)
        if found is None:
            get = self.weights.get
            found = sum([get(feature, 0) for feature in list_inside(types)])
            keep(self.spans, types, found)
        return found


def weights_by_state(weights: Mapping[str, int], states: tuple[str | None, ...]) -> dict[str, list[int]]:
    """The weights of a feature for each state, in their order."""
    found: dict[str, list[int]] = {}
    names = [str(state) for state in states]
    for name, weight in weights.items():
        feature, _, state = name.rpartition(">")
        found.setdefault(feature, [0] * len(states))[names.index(state)] += weight
    return found


def keep(kept: dict[Any, Any], key: object, value: object) -> None:
    if len(kept) >= MOST_KEPT:
        kept.clear()
    kept[key] = value
