"""The candidates of a field that is a span, the best first.

What candidates share is weighed once; those whose two ends fit worst are not weighed whole, so that the time of a
figure is bounded.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from notice_parser.readings.candidates import Candidate, Candidates
from notice_parser.readings.fields import FieldEvidence
from notice_parser.readings.figures import Figure, Place
from notice_parser.readings.inside import list_inside
from notice_parser.readings.scoring import Scorer
from notice_parser.readings.spans import closing_pair, opening_pair, outer_pairs


class Ranked(Struct, frozen=True):
    """A choice with its score; `value` is a place, a status, the number of a figure, or None."""

    value: Any
    score: int


class Span(Struct):
    """A candidate of this sentence, with what has been summed of it so far."""

    place: Place
    candidate: Candidate
    side: str
    score: int


def rank_spans(figure: Figure, candidates: Candidates, evidence: FieldEvidence, scorer: Scorer) -> list[Ranked]:
    """All of the candidates that are weighed whole: the best by their ends, and what the frames read."""
    read = figure.facts.frame.get(evidence.field)
    ranked, spans = [], []
    for place, candidate in candidates.items():
        if place is None or candidate is None or candidate.first < 0:
            ranked.append(Ranked(place, score_alone(figure, place, candidate, evidence, scorer)))
        else:
            spans.append(Span(place, candidate, evidence.side(figure, candidate), 0))
    add_ends(figure, spans, evidence, scorer)
    for span in best(spans, evidence.most, read):
        whole = scorer.total(evidence.whole(figure, span.place, span.candidate, span.side))
        ranked.append(Ranked(span.place, span.score + whole))
    return sorted(ranked, key=lambda one: (-one.score, one.value or (-1, -1)))


def score_alone(
    figure: Figure, place: Place | None, candidate: Candidate | None, evidence: FieldEvidence, scorer: Scorer
) -> int:
    """The score of one candidate, whatever the others are."""
    if place is None or candidate is None:
        return scorer.total(evidence.none(figure))
    if candidate.first < 0:
        return scorer.total(evidence.taken_over(figure, place, candidate))
    span = Span(place, candidate, evidence.side(figure, candidate), 0)
    add_ends(figure, [span], evidence, scorer)
    return span.score + scorer.total(evidence.whole(figure, place, candidate, span.side))


def best(spans: list[Span], most: int, read: Place | None) -> list[Span]:
    if len(spans) <= most:
        return spans
    spans = sorted(spans, key=lambda span: (-span.score, span.place))
    return spans[:most] + [span for span in spans[most:] if span.place == read]


def add_ends(figure: Figure, spans: list[Span], evidence: FieldEvidence, scorer: Scorer) -> None:
    """Add what depends on the first word, on the last word, and on the words alone."""
    openings: dict[tuple[int, str], int] = {}
    closings: dict[tuple[int, str], int] = {}
    view, types, has_spans, sum_of = figure.view, figure.view.types, evidence.has_spans, scorer.sum_of
    for span in spans:
        side, first, end = span.side, span.candidate.first, span.candidate.end
        opening = openings.get((first, side))
        if opening is None:
            opening = scorer.total(evidence.opening(figure, first, side))
            if has_spans:
                opening += scorer.on_side(side[0]).sum_of(opening_pair(view, first))
            openings[first, side] = opening
        closing = closings.get((end, side))
        if closing is None:
            closing = scorer.total(evidence.closing(figure, end, side))
            if has_spans:
                closing += scorer.on_side(side[0]).sum_of(closing_pair(view, end))
            closings[end, side] = closing
        span.score = opening + closing
        if has_spans:
            span.score += sum_of((list_inside, *view.shapes[first:end]))
            if end - first > 1:
                span.score += scorer.on_side(side[0]).total(outer_pairs(types[first:end]))
