"""Statements → the quantities of the contract."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from notice_parser.outline.model import Outline, Section
from notice_parser.pack import Pack
from notice_parser.quantities.model import ChangeFound, PeriodFound, Role, Statement
from notice_parser.spans import Span
from notice_parser.wording.model import PeriodClaim, QuantityClaim
from notice_parser.wording.units import unit_words


def quote(text: str, span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"text": text[span.start : span.end], "start": span.start, "end": span.end}


def role_data(text: str, role: Role | None) -> dict[str, Any] | None:
    return None if role is None else quote(text, role.span)


def period_data(text: str, claim: PeriodClaim, inherited: bool) -> dict[str, Any]:
    """A period as the contract has it; dates are ISO strings."""
    return {
        "text": text[claim.start : claim.end], "start": claim.start, "end": claim.end,
        "from": claim.from_.isoformat() if claim.from_ else None, "to": claim.to.isoformat() if claim.to else None,
        "granularity": claim.granularity, "shape": claim.shape, "inherited": inherited,
    }  # fmt: skip


def change_data(text: str, change: ChangeFound | None) -> dict[str, Any] | None:
    if change is None:
        return None
    return {
        "direction": change.direction, "basis": change.basis.of(text) if change.basis else None,
        "from": quote(text, change.start), "quote": quote(text, change.quote),
    }  # fmt: skip


class SectionFinder:
    """The innermost section at a place, by bisection."""

    def __init__(self, outline: Outline) -> None:
        self.sections = list(outline.walk())
        self.starts = [section.start for section in self.sections]

    def at(self, place: int) -> Section | None:
        index = bisect_right(self.starts, place) - 1
        while index >= 0:
            section = self.sections[index]
            if place < section.end:
                return section
            parent = section.id.rpartition(".")[0]
            while index >= 0 and self.sections[index].id != parent and parent:
                index -= 1
            if not parent:
                return None
        return None


def build_quantities(text: str, outline: Outline, statements: list[Statement], pack: Pack) -> list[dict[str, Any]]:
    """One dict a quantity, keys as in the contract, in text order."""
    finder = SectionFinder(outline)
    return [
        quantity_data(text, index, statement, finder.at(statement.figure.start), pack)
        for index, statement in enumerate(statements)
    ]


def quantity_data(text: str, index: int, one: Statement, section: Section | None, pack: Pack) -> dict[str, Any]:
    figure = one.figure
    period: PeriodFound | None = one.period
    return {
        "id": f"q{index + 1}", "section": section.id if section else None,
        "text": text[figure.start : figure.end], "start": figure.start, "end": figure.end,
        "value": figure.value, "value_max": figure.value_max, "ratio": list(figure.ratio) if figure.ratio else None,
        "unit": unit_as_written(text, figure, pack),
        "base_value": figure.base_value, "base_value_max": figure.base_value_max, "base_unit": figure.base_unit,
        "kind": figure.kind, "modifier": figure.modifier,
        "measured": role_data(text, one.measured), "action": role_data(text, one.action),
        "actor": role_data(text, one.actor),
        "scope": role_data(text, one.scope), "status": one.status,
        "period": period_data(text, period.claim, period.inherited) if period else None,
        "change": change_data(text, one.change),
        "part_of": f"q{one.part_of + 1}" if one.part_of is not None else None, "part_role": one.part_role,
        "per": one.per, "rule": figure.rule,
    }  # fmt: skip


def unit_as_written(text: str, figure: QuantityClaim, pack: Pack) -> str | None:
    """持平 and a number that leaves its unit to the next have none in the text: theirs is the base unit, or unknown."""
    if figure.unit is None:
        return figure.base_unit if figure.value is not None and figure.value == figure.base_value else None
    return unit_words(figure.unit.of(text), pack.units.nouns.within)
