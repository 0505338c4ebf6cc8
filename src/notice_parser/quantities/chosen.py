"""What the evidence chose for a figure → the statement, with what stays in doubt."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from notice_parser.quantities.model import Alternative, PartFound, PartRole, PeriodFound, Role, Statement, StatusFound
from notice_parser.quantities.origins import Origin, PartOrigin, PeriodOrigin, StatusOrigin
from notice_parser.readings.figures import Figure, Place
from notice_parser.spans import Span
from notice_parser.wording.model import PeriodClaim

ROLES = ("measured", "action", "actor", "scope")
DOUBTED = (*ROLES, "status", "period", "part_of")  # in the order of the output


def apply(one: Statement, figure: Figure, *, choice: Choice) -> None:
    """Write what was chosen into the statement; what the frames read alike, or a table states, stays."""
    for role in ROLES:
        place = figure.chosen[role]
        if place != figure.facts.frame[role] and role not in one.stated:
            setattr(one, role, Role(Span(*place), Origin.EVIDENCE) if place is not None else None)
    one.level = one.action is None
    doubted = (field for field in DOUBTED if figure.margins[field] < choice.doubts[field])
    one.doubts = tuple(field for field in doubted if field not in one.stated)
    one.alternatives = tuple(choice.alternative(figure, field) for field in one.doubts)
    period = figure.chosen["period"]
    if period != figure.facts.frame["period"] and "period" not in one.stated:
        one.period = choice.period(figure, period)
    if figure.chosen["status"] != figure.facts.frame["status"] and "status" not in one.stated:
        one.status_found = StatusFound(figure.chosen["status"], StatusOrigin.EVIDENCE)
    if figure.chosen["part_of"] != figure.facts.frame["part_of"]:
        one.part = choice.part(one, figure)


class Choice(Struct, frozen=True):
    """What turns numbers of figures into statements, and places into periods."""

    numbers: tuple[int, ...]
    periods: Mapping[Place, PeriodClaim]
    rate_endings: tuple[str, ...]
    doubts: Mapping[str, float]
    text: str

    def period(self, figure: Figure, place: Place | None) -> PeriodFound | None:
        claim = self.periods.get(place) if place is not None else None
        if claim is None:
            return None
        first = figure.words[figure.begin].start
        return PeriodFound(claim, claim.start < first, PeriodOrigin.EVIDENCE)

    def part(self, one: Statement, figure: Figure) -> PartFound | None:
        number = figure.chosen["part_of"]
        if number is None:
            return None
        whole = figure.all[number]
        return PartFound(self.numbers[number], self.role(one, figure, whole), PartOrigin.EVIDENCE)

    def alternative(self, figure: Figure, field: str) -> Alternative:
        """The reading of a field that came next to the one that was chosen."""
        second = figure.seconds[field]
        if field == "status" or second is None:
            return Alternative(field, status=second)
        return (
            Alternative(field, whole=self.numbers[second]) if field == "part_of" else Alternative(field, Span(*second))
        )

    def role(self, one: Statement, figure: Figure, whole: Figure) -> PartRole:
        if figure.facts.kind == "percent":
            name = one.measured.of(self.text) if one.measured is not None else ""
            return "rate" if name.endswith(self.rate_endings) else "share"
        among = any(word.type.kind == "among" for word in figure.words[whole.index + 1 : figure.index])
        return "subset" if among or figure.view is not whole.view else "partition"
