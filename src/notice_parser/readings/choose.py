"""The best reading of each figure: field by field, in text order, each choice seen by those that come after.

Candidates are compared by score, then by where they stand, so that the choice is the same on any machine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from notice_parser.pack.readings import UNIT
from notice_parser.readings.actions import ActionEvidence
from notice_parser.readings.candidates import (
    Candidates,
    candidate_at,
    find_actions,
    find_measured,
    find_periods,
    find_subjects,
    find_wholes,
    in_name,
)
from notice_parser.readings.certain import certain_readings
from notice_parser.readings.certain_wholes import certain_whole
from notice_parser.readings.circles import break_circles
from notice_parser.readings.fields import FieldEvidence
from notice_parser.readings.figures import Figure
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.mended import mend
from notice_parser.readings.period_evidence import PeriodEvidence
from notice_parser.readings.phrases import MeasuredEvidence
from notice_parser.readings.ranking import Ranked, rank_spans, score_alone
from notice_parser.readings.scoring import STATES, JointScorer, Scorer, features_of
from notice_parser.readings.state_evidence import state_evidence, with_state
from notice_parser.readings.subject_evidence import SubjectEvidence
from notice_parser.readings.trust import SUBJECTS, own_evidence, shared_of
from notice_parser.readings.whole_evidence import whole_evidence

DONE = "done"
EASE = 0.3  # how much a margin falls for each unit of the score that the frames are wrong
SPAN_FIELDS = ("action", "measured", "actor", "scope", "period")
FIELDS = (*SPAN_FIELDS, "status", "part_of")
Headings = Callable[[Figure], tuple[str, ...]]


class Enough(Struct, frozen=True):
    """What the frames' reading must score by itself to stand: more than `least`, and more where it may be wrong."""

    least: float
    slope: float

    def is_reached(self, score: int, *, wrong: int) -> bool:
        return score > self.least + self.slope * wrong


class Weighing(Struct, frozen=True):
    """How readings are weighed, by field. Limits are in units of a score (scoring.py).

    `scorers` weigh candidates, `frames` what the frames read (`shared` its parts that are the same for every field):
    where that scores less than `trust` it stands, and so it does where it is weighed alone and scores `enough`.
    `margins`: by how much another reading must win. `open_enough` and `open_margins` are for fields that the frames
    left open.
    """

    scorers: Mapping[str, Scorer]
    frames: Mapping[str, Scorer]
    shared: JointScorer
    trust: Mapping[str, float]
    enough: Mapping[str, Enough]
    open_enough: Mapping[str, Enough]
    margins: Mapping[str, float]
    open_margins: Mapping[str, float]


class Chooser:
    """Chooses for one notice. `is_verb` says of a string whether it can be an action by itself."""

    def __init__(
        self, known: Knowledge, weighing: Weighing, *, is_verb: Callable[[str], bool], headings: Headings
    ) -> None:
        self.known, self.scorers, self.frames = known, weighing.scorers, weighing.frames
        self.shared_scorer = weighing.shared
        self.trust, self.enough, self.open_enough = weighing.trust, weighing.enough, weighing.open_enough
        self.margins, self.open_margins = weighing.margins, weighing.open_margins
        self.evidence: dict[str, FieldEvidence] = {
            "action": ActionEvidence(known),
            "measured": MeasuredEvidence(known),
            "actor": SubjectEvidence(known, "actor"),
            "scope": SubjectEvidence(known, "scope"),
            "period": PeriodEvidence(known),
        }
        self.is_verb, self.headings = is_verb, headings

    def choose(self, figures: list[Figure]) -> None:
        """Fill `chosen`, `margins` and `seconds` of each figure."""
        for figure in figures:
            for field in (*SPAN_FIELDS, "status"):
                self.decide(figure, field)
        for figure in figures:
            self.decide(figure, "part_of")
        break_circles(figures)

    def decide(self, figure: Figure, field: str) -> None:
        """Weigh the candidates of a field, unless the clause leaves no doubt or the frames' reading can be trusted."""
        certain: Mapping[str, Any] = certain_readings(figure, self.known)
        if field == "part_of" and field not in certain:
            certain = certain_whole(figure, self.known)
        if field in certain and (field not in SUBJECTS or figure.chosen["action"] is not None):
            figure.chosen[field], figure.margins[field] = certain[field], float("inf")
        else:
            self.weigh(figure, field)
        if field in SUBJECTS:
            figure.chosen[field] = mend(figure, field, figure.chosen[field], self.known)

    def weigh(self, figure: Figure, field: str) -> None:
        if field == "action" and in_name(figure, figure.facts.frame.get(field)):
            self.take(figure, field, self.rank(figure, field), margin=0)
            return
        wrong = self.shared(figure)[field] + self.frames[field].total(own_evidence(figure, field, self.known))
        if wrong < self.trust[field] or self.is_enough(figure, field, wrong):
            figure.chosen[field], figure.margins[field] = figure.facts.frame.get(field), float("inf")
        else:
            margins = self.open_margins if figure.facts.frame.get(field) is None else self.margins
            self.take(figure, field, self.rank(figure, field), margin=margins[field] - EASE * wrong)

    def shared(self, figure: Figure) -> dict[str, int]:
        """What the evidence that all fields of a figure share says against the frames, by field; summed once."""
        found: dict[str, int] | None = figure.kept.get("shared sums")
        if found is None:
            found = figure.kept["shared sums"] = self.shared_scorer.totals(shared_of(figure).parts)
        return found

    def is_enough(self, figure: Figure, field: str, wrong: int) -> bool:
        """Does what the frames read score so much that no other candidate is looked at?"""
        read = figure.frame.get(field)
        enough = (self.open_enough if read is None else self.enough).get(field)
        return enough is not None and enough.is_reached(self.score_alone(figure, field, read), wrong=wrong)

    def score_alone(self, figure: Figure, field: str, read: Any) -> int:
        """The score of the frames' reading, whatever the field."""
        if field == "status":
            return self.state_scores(figure)[STATES.index(read)]
        if field == "part_of":
            return self.scorers[field].total(whole_evidence(figure, read, self.known))
        candidate = candidate_at(figure, field, read, self.known, is_verb=self.is_verb) if read is not None else None
        return score_alone(figure, read, candidate, self.evidence[field], self.scorers[field])

    def rank(self, figure: Figure, field: str) -> list[Ranked]:
        """The candidates of a field with their scores, the best first."""
        if field == "status":
            return self.rank_states(figure)
        return self.rank_wholes(figure) if field == "part_of" else self.rank_spans(figure, field)

    def values(self, figure: Figure, field: str) -> list[Any]:
        """Every value that a field may take."""
        if field == "status":
            return list(STATES)
        return find_wholes(figure) if field == "part_of" else list(self.candidates(figure, field))

    def features(self, figure: Figure, field: str, values: list[Any]) -> list[list[str]]:
        """The features of these values of a field, by name: what weights are learnt for."""
        if field == "status":
            features = features_of(state_evidence(figure, self.known, self.headings(figure)))
            return [with_state(features, state) for state in values]
        if field == "part_of":
            return [features_of(whole_evidence(figure, number, self.known)) for number in values]
        candidates, evidence = self.candidates(figure, field), self.evidence[field]
        return [evidence.names(figure, place, candidates[place]) for place in values]

    def take(self, figure: Figure, field: str, ranked: list[Ranked], *, margin: float) -> None:
        """Choose the best reading; that of the frames stands unless another wins by more than the margin."""
        read = figure.facts.frame.get(field)
        own = next((one for one in ranked if one.value == read), None)
        if own is not None and ranked[0].score - own.score < max(0, margin):
            ranked = [own, *(one for one in ranked if one is not own)]
        figure.chosen[field] = ranked[0].value
        figure.margins[field] = abs(ranked[0].score - ranked[1].score) / UNIT if len(ranked) > 1 else float("inf")
        if len(ranked) > 1:
            figure.seconds[field] = ranked[1].value

    def rank_spans(self, figure: Figure, field: str) -> list[Ranked]:
        return rank_spans(figure, self.candidates(figure, field), self.evidence[field], self.scorers[field])

    def candidates(self, figure: Figure, field: str) -> Candidates:
        if field == "action":
            return find_actions(figure, self.is_verb)
        if field == "measured":
            return find_measured(figure)
        if field == "period":
            return find_periods(figure)
        return find_subjects(figure, field, self.known)

    def state_scores(self, figure: Figure) -> list[int]:
        """The score of each of STATES."""
        return self.scorers["status"].score_states(state_evidence(figure, self.known, self.headings(figure)))

    def rank_states(self, figure: Figure) -> list[Ranked]:
        ranked = [Ranked(state, score) for state, score in zip(STATES, self.state_scores(figure), strict=True)]
        if figure.facts.is_planned:
            ranked = [one for one in ranked if one.value != DONE]
        return sorted(ranked, key=lambda one: (-one.score, one.value or ""))

    def rank_wholes(self, figure: Figure) -> list[Ranked]:
        scorer = self.scorers["part_of"]
        ranked = [
            Ranked(number, scorer.total(whole_evidence(figure, number, self.known))) for number in find_wholes(figure)
        ]
        return sorted(ranked, key=lambda one: (-one.score, -1 if one.value is None else one.value))
