"""A number → the quantity that it makes with the unit after it: 1.2万元, 三十二件, 数十家, 七八百人."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import regex
from msgspec.structs import replace

from notice_parser.pack import Pack
from notice_parser.pack.units import Unit
from notice_parser.wording.amounts import FoundQuantity, Numeral
from notice_parser.wording.counting import Counting
from notice_parser.wording.numbers import read_arabic, read_numeral
from notice_parser.wording.units import (
    Measure,
    base_value,
    has_character,
    kind_by_noun,
    modifier_after,
    modifier_before,
    read_measure,
)

TEN = Decimal(10)
HALF = Decimal("0.5")
TENTHS = "tenths"


class MeasuredNumbers:
    """Reads numbers with their units. `too_long` collects the spans of numbers that have more digits than amounts."""

    def __init__(self, text: str, pack: Pack) -> None:
        self.text, self.numbers, self.units, self.modifiers = text, pack.numbers, pack.units, pack.modifiers
        self.signs = pack.numbers.signs
        self.counting = Counting(text, pack.numbers, pack.modifiers)
        self.scales = "".join(self.signs.large)
        self.too_long: list[tuple[int, int]] = []

    def arabic(self, match: regex.Match[str]) -> FoundQuantity | None:
        value = read_arabic(match["arabic"], self.signs)
        if value is None:
            self.too_long.append(match.span())
            return None
        if match["power"]:
            value *= TEN ** power_of(match["power"])
        if match["sign"] and match["sign"][0] in self.numbers.minus:
            value = -value
        return self.measured(match.start(), Numeral(match.end(), value, is_chinese=False, is_compound=True), "arabic")

    def priced(self, match: regex.Match[str]) -> FoundQuantity | None:
        """￥500, US$3万: the currency stands before; a unit of money after the number is taken along."""
        value = read_arabic(match["arabic"], self.signs)
        if value is None:
            return None
        word = self.numbers.currencies[match["currency"]]
        measure = read_measure(self.text, match.end(), self.units, self.modifiers)
        if measure is not None and measure.unit is not None and measure.kind != "money":
            measure = None
        scale = measure.scale if measure else 1
        return FoundQuantity(
            start=match.start(),
            end=measure.end if measure else match.end(),
            lead=match.start(),
            rule="priced",
            value=value,
            unit=(measure.start, measure.unit_end) if measure and measure.unit else match.span("currency"),
            unit_id="money",
            base_value=value * scale,
            base_unit=word,
            kind="money",
            modifier=measure.modifier if measure else None,
        )

    def mixed(self, match: regex.Match[str]) -> FoundQuantity | None:
        value = read_numeral(match[0], self.signs)
        if value is None:
            return None
        return self.measured(match.start(), Numeral(match.end(), value, is_chinese=False, is_compound=True), "mixed")

    def chinese(self, match: regex.Match[str]) -> FoundQuantity | None:
        """A Chinese numeral; a bare scale (万, 百) counts nothing unless 余 follows."""
        (start, end), words = match.span(), match[0]
        if len(words) > 1 and words[-1] in self.signs.begin_units:
            unit = self.units.at(self.text, end - 1)
            if unit is not None and len(unit.word) > 1:
                words, end = words[:-1], end - 1
        is_bare = all(numeral in self.signs.bare for numeral in words)
        if is_bare and not has_character(self.text, end, self.signs.makes_number):
            return None
        scales = len(words) - len(words.rstrip(self.scales))
        if scales and scales < len(words) and self.splits(words[:-scales], words[-scales:]):
            words, end = words[:-scales], end - scales
        value = read_numeral(words, self.signs)
        if value is None:
            return None
        return self.measured(
            start, Numeral(end, value, is_chinese=True, is_compound=len(words) + scales > 1), "chinese"
        )

    def half(self, match: regex.Match[str]) -> FoundQuantity | None:
        """半年, 半个月: half of a unit."""
        number = Numeral(match.end(), HALF, is_chinese=True, is_compound=True)
        return self.measured(match.start(), number, "half_unit")

    def splits(self, number: str, scale: str) -> bool:
        """Is what stands before the last 万 or 亿 a number of its own: 二万八千|亿, not 一亿五千|万?"""
        large = self.signs.large
        return all(large.get(numeral, 0) < large[scale[0]] for numeral in number)

    def measured(self, start: int, numeral: Numeral, rule: str) -> FoundQuantity | None:
        """The quantity of a number with its unit, or a range where a second number follows."""
        text = self.text
        second = self.second(numeral)
        last = second or numeral
        measure = read_measure(text, last.end, self.units, self.modifiers)
        if measure is None or (measure.unit is None and not self.stands_alone(start, numeral, measure, rule)):
            return None
        unit = measure.unit
        limits = unit is not None and unit.limit
        modifier, end = modifier_after(text, measure.end, self.modifiers, kind=measure.kind, limits=limits)
        if numeral.is_chinese and unit and not second and not self.counting.counts(start, numeral, measure, unit, end):
            return None
        if numeral.value is None or self.numbers.not_numbers.match(text, start):
            return None
        if unit is not None and numeral.value % 1 and measure.scale == 1 and begins_word(text, measure, unit):
            return None
        more, end = self.tenth(measure, end)
        value, top = numeral.value + measure.more + more, second.value if second else None
        kind = measure.kind if unit is None or measure.kind == "rate" else self.kind(start, end, unit)
        quantity = FoundQuantity(
            start=start,
            end=end,
            lead=start,
            rule=rule,
            value=value,
            value_max=top,
            unit=(measure.start, measure.unit_end),
            unit_id=unit.group if unit else "scale",
            base_value=base_value(value, measure.scale, unit),
            base_value_max=base_value(top, measure.scale, unit),
            base_unit=base_of(measure, kind),
            kind=kind,
            modifier=modifier or measure.modifier,
        )
        has_cents = unit is not None and unit.word in self.numbers.cents_of and end == measure.end
        return self.with_cents(quantity) if has_cents else quantity

    def tenth(self, measure: Measure, end: int) -> tuple[Decimal, int]:
        """六成五 is 6.5 of ten: what the numeral after 成 adds, and where the quantity ends with it."""
        is_tenths = measure.unit is not None and measure.unit.group == TENTHS and end == measure.unit_end
        found = self.numbers.tenth_after.match(self.text, end) if is_tenths else None
        value = read_numeral(found["tenth"], self.signs) if found else None
        return (value / TEN, found.end()) if found and value is not None else (Decimal(0), end)

    def stands_alone(self, start: int, numeral: Numeral, measure: Measure, rule: str) -> bool:
        """40万 needs no unit; 三百万 needs none only where no words stand next to it."""
        if not numeral.is_chinese:
            return rule == "arabic"
        alone = start == 0 or not "\u4e00" <= self.text[start - 1] <= "\u9fff"
        return alone and measure.scale > 1 and self.numbers.count_at_edge.match(self.text, measure.end) is not None

    def second(self, first: Numeral) -> Numeral | None:
        """The number after a range mark, if it is the larger one."""
        mark = self.numbers.range_sign.match(self.text, first.end)
        found = self.numbers.range_number.match(self.text, mark.end()) if mark else None
        if found is None:
            return None
        is_chinese, end = bool(found["chinese"]), found.end()
        words: str = found["chinese"] or found["arabic"]
        value = read_numeral(words, self.signs) if is_chinese else read_arabic(words, self.signs)
        scales = len(words) - len(words.rstrip(self.scales)) if is_chinese else 0
        if scales:
            value, end = read_numeral(words[:-scales], self.signs) if scales < len(words) else None, end - scales
        if value is not None and found["sign"]:
            value = -value
        if value is None or first.value is None or value <= first.value:
            return None
        return Numeral(end, value, is_chinese=is_chinese, is_compound=True)

    def kind(self, start: int, end: int, unit: Unit) -> str:
        if not unit.by_noun:
            return unit.kind
        lead = modifier_before(self.text, start, unit.kind, self.modifiers)[1]
        return kind_by_noun(self.text, lead, end, unit, self.units)

    def with_cents(self, quantity: FoundQuantity) -> FoundQuantity:
        """50元6角三分 is one amount."""
        found = self.numbers.cents.match(self.text, quantity.end)
        if not found or not found[0] or quantity.value is None or quantity.base_value is None:
            return quantity
        tenths, hundredths = (read_numeral(found[name] or "0", self.signs) or 0 for name in ("tenths", "hundredths"))
        more = tenths / Decimal(10) + hundredths / Decimal(100)
        return replace(quantity, end=found.end(), value=quantity.value + more, base_value=quantity.base_value + more)

    def vague(self, match: regex.Match[str]) -> FoundQuantity | None:
        """数十家: a quantity whose value is not stated."""
        measure = read_measure(self.text, match.end(), self.units, self.modifiers)
        if measure is None or measure.unit is None or measure.unit.numerals == "never":
            return None
        return FoundQuantity(
            start=match.start(),
            end=measure.end,
            lead=match.start(),
            rule="vague",
            value=None,
            unit=(measure.start, measure.end),
            unit_id=measure.unit.group,
            base_unit=measure.base,
            kind=self.kind(match.start(), measure.end, measure.unit) if measure.kind != "rate" else "rate",
            modifier=measure.modifier,
        )

    def several(self, match: regex.Match[str]) -> FoundQuantity | None:
        """两三年, 七八百元: a range of neighbours; other pairs are not numbers."""
        low, high = read_numeral(match["low"], self.signs), read_numeral(match["high"], self.signs)
        if low is None or high is None or high - low not in (1, 2) or (high - low == 2 and low != 3):
            return None
        times = read_numeral(match["times"], self.signs) if match["times"] else Decimal(1)
        measure = read_measure(self.text, match.end(), self.units, self.modifiers)
        if measure is None or measure.unit is None or times is None:
            return None
        unit = measure.unit
        if unit.not_before is not None and unit.not_before.match(self.text, measure.end):
            return None
        modifier, end = modifier_after(self.text, measure.end, self.modifiers, kind=measure.kind, limits=unit.limit)
        value, top = low * times, high * times
        return FoundQuantity(
            start=match.start(),
            end=end,
            lead=match.start(),
            rule="several",
            value=value,
            value_max=top,
            unit=(measure.start, measure.end),
            unit_id=unit.group,
            base_value=base_value(value, measure.scale, unit),
            base_value_max=base_value(top, measure.scale, unit),
            base_unit=measure.base,
            kind=self.kind(match.start(), end, unit),
            modifier=modifier or measure.modifier,
        )


def base_of(measure: Measure, kind: str) -> str | None:
    """The base unit; a counter of money that the noun beside it makes one of things (门牌500块) is its own."""
    unit = measure.unit
    return unit.word if unit is not None and unit.kind == "money" and kind == "item" else measure.base


def begins_word(text: str, measure: Measure, unit: Unit) -> bool:
    """2.1项目总投资: a section number before a word that begins like a counter of whole things; 1.2千米高度 is none."""
    word = unit.not_before if unit.numerals == "context" else None
    return word is not None and word.match(text, measure.end) is not None


def power_of(words: str) -> int:
    """^4 and ⁴ → 4."""
    return int(unicodedata.normalize("NFKC", words).lstrip("^").replace("\u2212", "-").replace("－", "-"))
