"""Statements → quantities, and the section that a quantity stands in."""

from __future__ import annotations

from bisect import bisect_right
from typing import cast

from notice_parser.outline.model import Outline, Section
from notice_parser.pack import Pack
from notice_parser.quantities.indicator import name_quantities
from notice_parser.quantities.model import Alternative, ChangeFound, PeriodFound, Role, Statement
from notice_parser.quantities.quantity import Quantity, QuantityChange, QuantityPeriod
from notice_parser.spans import Span
from notice_parser.terms import Modifier, QuantityKind
from notice_parser.wording.model import QuantityClaim
from notice_parser.wording.segmenter import segmenter_of
from notice_parser.wording.units import unit_words


class SectionFinder:
    """The innermost section at an offset, by bisection."""

    def __init__(self, outline: Outline) -> None:
        self.sections = list(outline.walk())
        self.starts = [section.start for section in self.sections]

    def at(self, offset: int) -> Section | None:
        index = bisect_right(self.starts, offset) - 1
        while index >= 0:
            section = self.sections[index]
            if offset < section.end:
                return section
            parent = section.id.rpartition(".")[0]
            while index >= 0 and self.sections[index].id != parent and parent:
                index -= 1
            if not parent:
                return None
        return None

    def id_at(self, offset: int) -> str | None:
        section = self.at(offset)
        return section.id if section else None


def build_quantities(text: str, outline: Outline, statements: list[Statement], pack: Pack) -> tuple[Quantity, ...]:
    """One quantity per statement, in text order."""
    finder = SectionFinder(outline)
    names = name_quantities(text, statements, pack.indicators, segmenter_of(pack).cut)
    units = [unit_as_written(text, one.figure, pack) for one in statements]
    return tuple(
        build_quantity(index, one, section=finder.id_at(one.figure.start), unit=units[index], name=names[index])
        for index, one in enumerate(statements)
    )


def build_quantity(
    index: int, statement: Statement, *, section: str | None, unit: str | None, name: tuple[Span, ...]
) -> Quantity:
    """The quantity of one statement. The schemas of the rules allow only the words that the casts name."""
    claim, others = statement.figure, other_readings(statement)
    return Quantity(
        index=index,
        span=claim.span,
        section=section,
        value=claim.value,
        value_max=claim.value_max,
        ratio=claim.ratio or None,
        unit=unit,
        base_value=claim.base_value,
        base_value_max=claim.base_value_max,
        base_unit=claim.base_unit,
        kind=cast(QuantityKind, claim.kind),
        modifier=cast("Modifier | None", claim.modifier),
        measured=span_of(statement.measured),
        action=span_of(statement.action),
        actor=span_of(statement.actor),
        scope=span_of(statement.scope),
        status=statement.status,
        period=build_period(statement.period),
        change=build_change(statement.change),
        part_of=statement.part_of,
        part_role=statement.part_role,
        per=statement.per,
        indicator=name,
        doubts=tuple(one.field for one in others),
        alternatives=others,
        rule=claim.rule,
    )


def other_readings(statement: Statement) -> tuple[Alternative, ...]:
    """The other reading of each field in doubt. Where a later step has taken that, nothing is in doubt any more."""
    doubted = (one for one in statement.alternatives if one.field in statement.doubts)
    return tuple(one for one in doubted if one != reading_of(statement, one.field))


def reading_of(statement: Statement, field: str) -> Alternative:
    """What a statement holds in a field, as its alternatives say it."""
    if field == "status":
        return Alternative(field, status=statement.status)
    if field == "part_of":
        return Alternative(field, whole=statement.part_of)
    if field == "period":
        return Alternative(field, statement.period.claim.span if statement.period is not None else None)
    return Alternative(field, span_of(getattr(statement, field)))


def span_of(role: Role | None) -> Span | None:
    return role.span if role is not None else None


def build_period(found: PeriodFound | None) -> QuantityPeriod | None:
    return None if found is None else QuantityPeriod(found.claim, found.inherited)


def build_change(found: ChangeFound | None) -> QuantityChange | None:
    if found is None:
        return None
    return QuantityChange(found.direction, found.basis, found.start, found.quote)


def unit_as_written(text: str, claim: QuantityClaim, pack: Pack) -> str | None:
    """The unit in the text's words.

    持平, and a number that leaves its unit to the next one, have none in the text: theirs is the base unit, or unknown.
    """
    if claim.unit is None:
        return claim.base_unit if claim.value is not None and claim.value == claim.base_value else None
    return unit_words(claim.unit.of(text), pack.units.nouns.within)
