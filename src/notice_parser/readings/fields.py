"""What the evidence of every field that is a span has in common: its parts, by what they depend on.

Those of `opening` depend on the first word of a candidate, those of `closing` on its last, those of `whole` on both;
so each is weighed once for all candidates that share what it depends on.
"""

from __future__ import annotations

from notice_parser.readings.candidates import Candidate
from notice_parser.readings.figures import Figure, Place
from notice_parser.readings.inside import list_inside
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.scoring import Part, features_of
from notice_parser.readings.spans import closing_pair, opening_pair, outer_pairs


class FieldEvidence:
    """The evidence of one field. Each method lists its parts; `side` is where a candidate stands (spans.py)."""

    field: str
    most: int  # candidates that are weighed whole
    has_spans = True  # do the words of a candidate and its ends count?

    def __init__(self, known: Knowledge) -> None:
        self.known = known

    def none(self, figure: Figure) -> list[Part]:
        """For leaving the field open."""
        raise NotImplementedError

    def taken_over(self, figure: Figure, place: Place, candidate: Candidate) -> list[Part]:
        """For what a figure before, or a frame, has chosen."""
        raise NotImplementedError

    def side(self, figure: Figure, candidate: Candidate) -> str:
        raise NotImplementedError

    def opening(self, figure: Figure, first: int, side: str) -> list[Part]:
        return []

    def closing(self, figure: Figure, end: int, side: str) -> list[Part]:
        return []

    def whole(self, figure: Figure, place: Place, candidate: Candidate, side: str) -> list[Part]:
        raise NotImplementedError

    def names(self, figure: Figure, place: Place | None, candidate: Candidate | None) -> list[str]:
        """Every feature of one candidate: what weights are learnt for, and what `explain` shows."""
        if place is None or candidate is None:
            return features_of(self.none(figure))
        if candidate.first < 0:
            return features_of(self.taken_over(figure, place, candidate))
        side, first, end, view = self.side(figure, candidate), candidate.first, candidate.end, figure.view
        found = features_of(self.whole(figure, place, candidate, side))
        found += features_of(self.opening(figure, first, side)) + features_of(self.closing(figure, end, side))
        if not self.has_spans:
            return found
        words = view.types[first:end]
        found += features_of(list_inside(*view.shapes[first:end])) + features_of(outer_pairs(words), side[0])
        return found + features_of([opening_pair(view, first), closing_pair(view, end)], side[0])
