"""Shares, fractions and proportions → quantities without a unit of measure: 三分之一, 七成, 一半, 3:2, 翻一番, 持平."""

from __future__ import annotations

from decimal import Decimal

import regex
from msgspec.structs import replace

from notice_parser.pack import Pack
from notice_parser.wording.amounts import FoundQuantity
from notice_parser.wording.numbers import read_arabic, read_either, read_numeral
from notice_parser.wording.units import modifier_after

PROPORTION_WINDOW = 12
ZERO = Decimal(0)


class Ratios:
    """Reads what states a share, a fraction, a proportion or a multiple."""

    def __init__(self, text: str, pack: Pack) -> None:
        self.text, self.numbers, self.modifiers = text, pack.numbers, pack.modifiers
        self.signs = pack.numbers.signs

    def even(self, match: regex.Match[str]) -> FoundQuantity:
        return FoundQuantity(
            start=match.start(),
            end=match.end(),
            lead=match.start(),
            rule="even",
            value=ZERO,
            unit_id="percent",
            base_value=ZERO,
            base_unit="%",
            kind="percent",
        )

    def doubled(self, match: regex.Match[str]) -> FoundQuantity | None:
        value = read_numeral(match["times"], self.signs)
        return FoundQuantity(
            start=match.start(),
            end=match.end(),
            lead=match.start(),
            rule="doubled",
            value=value,
            unit=(match.end() - 1, match.end()),
            unit_id="multiple_fold",
            base_value=value,
            base_unit=self.text[match.end() - 1],
            kind="multiple",
        )

    def part_of_hundred(self, match: regex.Match[str]) -> FoundQuantity | None:
        share = read_either(match["share"].replace(" ", ""), self.signs)
        if share is None:
            return None
        top = read_either(match["share2"], self.signs) if match["share2"] else None
        part = self.signs.parts_of_hundred[match["hundred"]]
        modifier, end = modifier_after(self.text, match.end(), self.modifiers, kind="percent")
        return FoundQuantity(
            start=match.start(),
            end=end,
            lead=match.start(),
            rule="part_of_hundred",
            value=share,
            value_max=top,
            unit=(match.start(), match.start("share")) if part != 1 else None,
            unit_id="percent",
            base_value=share / part,
            base_value_max=top / part if top is not None else None,
            base_unit="%",
            kind="percent",
            modifier=modifier,
        )

    def fraction(self, match: regex.Match[str]) -> FoundQuantity | None:
        above, below = read_either(match["above"], self.signs), read_either(match["below"], self.signs)
        if above is None or below is None or above >= below:
            return None
        return self.ratio(match, (above, below))

    def half(self, match: regex.Match[str]) -> FoundQuantity:
        quantity = self.ratio(match, (Decimal(1), Decimal(2)))
        return replace(quantity, modifier="over") if match["most"] else quantity

    def proportion(self, match: regex.Match[str]) -> FoundQuantity | None:
        terms = [read_arabic(term.strip(), self.signs) for term in regex.split("[:：∶]", match["terms"])]
        known = tuple(term for term in terms if term is not None)
        if len(known) != len(terms):
            return None
        before = self.text[max(0, match.start() - PROPORTION_WINDOW) : match.start()]
        is_certain = self.numbers.proportion_sign in match["terms"] or self.numbers.proportion_before in before
        if len(known) == 2 and not is_certain:
            return None
        return self.ratio(match, known)

    def ratio(self, match: regex.Match[str], terms: tuple[Decimal, ...]) -> FoundQuantity:
        modifier, end = modifier_after(self.text, match.end(), self.modifiers, kind="ratio")
        return FoundQuantity(
            start=match.start(),
            end=end,
            lead=match.start(),
            rule="ratio",
            value=None,
            ratio=terms,
            unit_id="ratio",
            kind="ratio",
            modifier=modifier,
        )
