"""Weights → the score of a candidate: sums of the weights of its features, those of word pairs kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from notice_parser.readings.boundaries import closing, first_pair, last_pair, opening
from notice_parser.readings.lexicon import WordType

MOST_PAIRS = 200_000  # kept sums; more are forgotten all at once, so that memory is bounded
GROUPS: dict[str, Callable[[WordType, WordType], list[str]]] = {
    "opening": opening,
    "closing": closing,
    "first pair": first_pair,
    "last pair": last_pair,
}
Pair = tuple[str, WordType | None, WordType | None]


class Evidence(Struct):
    """What speaks for or against one candidate. `side` is where it stands; pairs are looked at for all and by side."""

    side: str
    pairs: list[Pair]
    features: list[str]

    def names(self) -> list[str]:
        """Every feature by name: what weights are learnt for, and what `explain` shows."""
        found = list(self.features)
        for group, one, other in self.pairs:
            for feature in GROUPS[group](one, other):  # type: ignore[arg-type]
                found += [feature, f"{self.side}:{feature}"]
        return found


class Scorer:
    """The weights of one field."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights
        self.kept: dict[tuple[str, str, int, int], float] = {}

    def score(self, evidence: Evidence) -> float:
        get, total, side = self.weights.get, 0.0, evidence.side
        for feature in evidence.features:
            total += get(feature, 0.0)
        for pair in evidence.pairs:
            total += self.pair(side, pair)
        return total

    def pair(self, side: str, pair: Pair) -> float:
        """The sum of a group of features that depends on two word types alone."""
        group, one, other = pair
        key = (side, group, one.number if one else -1, other.number if other else -1)
        found = self.kept.get(key)
        if found is None:
            if len(self.kept) >= MOST_PAIRS:
                self.kept.clear()
            get = self.weights.get
            features = GROUPS[group](one, other)  # type: ignore[arg-type]
            found = sum(get(f, 0.0) + get(f"{side}:{f}", 0.0) for f in features)
            self.kept[key] = found
        return found
