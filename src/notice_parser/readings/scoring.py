"""Weights → the score of a candidate: sums of the weights of its features, those of word pairs kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from notice_parser.readings.boundaries import closing, first_pair, last_pair, opening
from notice_parser.readings.lexicon import WordType
from notice_parser.readings.words import Word

MOST_PAIRS = 200_000  # kept sums; more are forgotten all at once, so that memory is bounded
GROUPS: dict[str, Callable[[WordType, WordType], list[str]]] = {
    "opening": opening,
    "closing": closing,
    "first pair": first_pair,
    "last pair": last_pair,
}
Pair = tuple[str, WordType | None, WordType | None]


class SpanEvidence(Struct):
    """What depends on the words of a span alone, for whatever figure it is a candidate: it is summed once."""

    words: tuple[Word, ...]
    list_features: Callable[[tuple[Word, ...]], list[str]]

    @property
    def key(self) -> tuple[int, int]:
        return self.words[0].start, self.words[-1].end

    def features(self) -> list[str]:
        return self.list_features(self.words)


class Evidence(Struct):
    """What speaks for or against one candidate. `side` is where it stands; pairs are looked at for all and by side."""

    side: str
    pairs: list[Pair]
    features: list[str]
    span: SpanEvidence | None = None

    def names(self) -> list[str]:
        """Every feature by name: what weights are learnt for, and what `explain` shows."""
        found = list(self.features)
        if self.span is not None:
            found += self.span.features()
        for group, one, other in self.pairs:
            for feature in GROUPS[group](one, other):  # type: ignore[arg-type]
                found += [feature, f"{self.side}:{feature}"]
        return found


class Scorer:
    """The weights of one field."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights
        self.by_state: dict[str, list[float]] | None = None
        self.spans: dict[tuple[int, int], float] = {}
        self.kept: dict[tuple[str, str, int, int], float] = {}

    def score(self, evidence: Evidence) -> float:
        get, total, side = self.weights.get, 0.0, evidence.side
        for feature in evidence.features:
            total += get(feature, 0.0)
        for pair in evidence.pairs:
            total += self.pair(side, pair)
        return total + self.inner(evidence.span) if evidence.span is not None else total

    def score_states(self, features: list[str], states: tuple[str | None, ...]) -> list[float]:
        """The score of each state: a feature weighs for each of them, as `feature>state`."""
        if self.by_state is None:
            self.by_state = {}
            for name, weight in self.weights.items():
                feature, _, state = name.rpartition(">")
                row = self.by_state.setdefault(feature, [0.0] * len(states))
                row[[str(one) for one in states].index(state)] += weight
        totals = [0.0] * len(states)
        for feature in features:
            weights = self.by_state.get(feature)
            if weights is not None:
                totals = [total + weight for total, weight in zip(totals, weights, strict=True)]
        return totals

    def inner(self, span: SpanEvidence) -> float:
        """The sum of the features of a span by itself, kept until `forget` is called for the next text."""
        found = self.spans.get(span.key)
        if found is None:
            get = self.weights.get
            found = self.spans[span.key] = sum([get(feature, 0.0) for feature in span.features()])
        return found

    def forget(self) -> None:
        self.spans.clear()

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
