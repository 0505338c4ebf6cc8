"""Weights → the score of a candidate: sums of the weights of its features, those of word pairs kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from notice_parser.readings.boundaries import closing, first_pair, last_pair, opening
from notice_parser.readings.inside import list_inside
from notice_parser.readings.lexicon import WordType
from notice_parser.readings.words import Word

UNIT = 100  # of a sum: weights are rounded to hundredths, so that no sum depends on its order
MOST_KEPT = 200_000  # kept sums; more are forgotten all at once, so that memory is bounded
GROUPS: dict[str, Callable[[WordType, WordType], list[str]]] = {
    "opening": opening,
    "closing": closing,
    "first pair": first_pair,
    "last pair": last_pair,
}
Pair = tuple[str, WordType | None, WordType | None]


class Scorer:
    """The weights of one field; sums of them are whole numbers of UNIT."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = {name: round(weight * UNIT) for name, weight in weights.items()}
        self.by_state: dict[str, list[int]] | None = None
        self.spans: dict[tuple[int, ...], int] = {}
        self.kept: dict[tuple[str, str, int, int], int] = {}

    def total(self, features: list[str]) -> int:
        get = self.weights.get
        return sum([get(feature, 0) for feature in features])

    def score_states(self, features: list[str], states: tuple[str | None, ...]) -> list[int]:
        """The score of each state: a feature weighs for each of them, as `feature>state`."""
        if self.by_state is None:
            self.by_state = {}
            for name, weight in self.weights.items():
                feature, _, state = name.rpartition(">")
                of_feature = self.by_state.setdefault(feature, [0] * len(states))
                of_feature[[str(one) for one in states].index(state)] += weight
        get = self.by_state.get
        rows = [row for feature in features if (row := get(feature)) is not None]
        return [sum(column) for column in zip(*rows, strict=True)] if rows else [0] * len(states)

    def inner(self, words: tuple[Word, ...]) -> int:
        """The sum of the features of a span by itself."""
        key = tuple([word.type.number for word in words])
        found = self.spans.get(key)
        if found is None:
            if len(self.spans) >= MOST_KEPT:
                self.spans.clear()
            found = self.spans[key] = self.total(list_inside(words))
        return found

    def pair(self, side: str, pair: Pair) -> int:
        """The sum of a group of features that depends on two word types alone."""
        group, one, other = pair
        key = (side, group, one.number if one else -1, other.number if other else -1)
        found = self.kept.get(key)
        if found is None:
            if len(self.kept) >= MOST_KEPT:
                self.kept.clear()
            get = self.weights.get
            features = GROUPS[group](one, other)  # type: ignore[arg-type]
            found = sum(get(f, 0) + get(f"{side}:{f}", 0) for f in features)
            self.kept[key] = found
        return found


def pair_features(side: str, pairs: list[Pair]) -> list[str]:
    """The features of pairs by name, for all sides and for this one."""
    found = []
    for group, one, other in pairs:
        for feature in GROUPS[group](one, other):  # type: ignore[arg-type]
            found += [feature, f"{side}:{feature}"]
    return found
