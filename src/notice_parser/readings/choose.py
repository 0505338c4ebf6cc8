"""The best reading of each figure: field by field, in text order, each choice seen by those that come after.

Candidates are compared by score, then by where they stand, so that the choice is the same on any machine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from notice_parser.readings.actions import action_evidence
from notice_parser.readings.candidates import (
    Candidates,
    find_actions,
    find_measured,
    find_periods,
    find_subjects,
    find_wholes,
)
from notice_parser.readings.figures import Figure, Place
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.period_evidence import period_evidence
from notice_parser.readings.phrases import measured_evidence
from notice_parser.readings.scoring import Evidence, Scorer
from notice_parser.readings.spans import ends, side_of
from notice_parser.readings.state_evidence import STATES, state_evidence, with_state
from notice_parser.readings.subject_evidence import subject_evidence
from notice_parser.readings.whole_evidence import whole_evidence

SPAN_FIELDS = ("action", "measured", "actor", "scope", "period")
FIELDS = (*SPAN_FIELDS, "status", "part_of")
CLOSEST = {
    "action": 24,
    "measured": 28,
    "actor": 20,
    "scope": 20,
    "period": 12,
}  # candidates weighed whole, after their ends alone
Headings = Callable[[Figure], tuple[str, ...]]


class Ranked(Struct, frozen=True):
    """A choice with its score; `value` is a place, a status, the number of a figure, or None."""

    value: Any
    score: float


class Chooser:
    """Chooses for one notice. `is_verb` says of a string whether it can be an action by itself."""

    def __init__(
        self,
        known: Knowledge,
        scorers: Mapping[str, Scorer],
        *,
        margins: Mapping[str, float],
        is_verb: Callable[[str], bool],
        headings: Headings,
    ) -> None:
        self.known, self.scorers, self.margins = known, scorers, margins
        self.is_verb, self.headings = is_verb, headings

    def choose(self, figures: list[Figure]) -> None:
        """Fill `chosen` and `margins` of each figure."""
        for scorer in self.scorers.values():
            scorer.forget()
        for figure in figures:
            for field in SPAN_FIELDS:
                self.take(figure, field, self.rank_spans(figure, field))
            self.take(figure, "status", self.rank_states(figure))
        for figure in figures:
            self.take(figure, "part_of", self.rank_wholes(figure))

    def values(self, figure: Figure, field: str) -> list[Any]:
        """Every value that a field may take."""
        if field == "status":
            return list(STATES)
        return find_wholes(figure) if field == "part_of" else list(self.candidates(figure, field))

    def features(self, figure: Figure, field: str, values: list[Any]) -> list[list[str]]:
        """The features of these values of a field, by name: what weights are learnt for."""
        if field == "status":
            features = state_evidence(figure, self.known, self.headings(figure))
            return [with_state(features, state).names() for state in values]
        if field == "part_of":
            return [whole_evidence(figure, number, self.known).names() for number in values]
        candidates = self.candidates(figure, field)
        return [self.evidence(figure, field, place, candidates).names() for place in values]

    def take(self, figure: Figure, field: str, ranked: list[Ranked]) -> None:
        """Choose the best reading; that of the frames stands unless another speaks for itself by more than a margin."""
        read = figure.facts.frame.get(field)
        own = next((one for one in ranked if one.value == read), None)
        if own is not None and ranked[0].score - own.score < self.margins[field]:
            ranked = [own, *(one for one in ranked if one is not own)]
        figure.chosen[field] = ranked[0].value
        figure.margins[field] = abs(ranked[0].score - ranked[1].score) if len(ranked) > 1 else float("inf")

    def rank_spans(self, figure: Figure, field: str) -> list[Ranked]:
        scorer = self.scorers[field]
        candidates = self.candidates(figure, field)
        if len(candidates) > CLOSEST[field]:
            candidates = closest(figure, candidates, scorer=scorer, most=CLOSEST[field])
        ranked = [Ranked(place, scorer.score(self.evidence(figure, field, place, candidates))) for place in candidates]
        return sorted(ranked, key=lambda one: (-one.score, one.value or (-1, -1)))

    def candidates(self, figure: Figure, field: str) -> Candidates:
        if field == "action":
            return find_actions(figure, self.is_verb)
        if field == "measured":
            return find_measured(figure)
        if field == "period":
            return find_periods(figure)
        known = self.known
        return find_subjects(
            figure, field, text=known.text, subjects=known.subjects, is_actor=known.is_actor, is_place=known.is_place
        )

    def evidence(self, figure: Figure, field: str, place: Place | None, candidates: Candidates) -> Evidence:
        candidate, known = candidates[place], self.known
        if field == "action":
            return action_evidence(figure, place, candidate, known)
        if field == "measured":
            return measured_evidence(figure, place, candidate, known)
        if field == "period":
            return period_evidence(figure, place, candidate)
        return subject_evidence(figure, field, place, candidate, known)

    def rank_states(self, figure: Figure) -> list[Ranked]:
        features, scorer = state_evidence(figure, self.known, self.headings(figure)), self.scorers["status"]
        scores = scorer.score_states(features, STATES)
        ranked = [Ranked(state, score) for state, score in zip(STATES, scores, strict=True)]
        return sorted(ranked, key=lambda one: (-one.score, one.value or ""))

    def rank_wholes(self, figure: Figure) -> list[Ranked]:
        scorer = self.scorers["part_of"]
        ranked = [
            Ranked(number, scorer.score(whole_evidence(figure, number, self.known))) for number in find_wholes(figure)
        ]
        return sorted(ranked, key=lambda one: (-one.score, -1 if one.value is None else one.value))


def closest(figure: Figure, candidates: Candidates, *, scorer: Scorer, most: int) -> Candidates:
    """The candidates whose two ends fit best, with none and those taken over."""
    kept, rest = {}, []
    for place, candidate in candidates.items():
        if place is None or candidate is None or candidate.first < 0:
            kept[place] = candidate
            continue
        side = side_of(figure, candidate)
        rest.append((-sum(scorer.pair(side, pair) for pair in ends(figure, candidate)[:2]), place, candidate))
    rest.sort(key=lambda one: one[:2])
    return kept | {place: candidate for _, place, candidate in rest[:most]}
