"""Numbers in the view → quantities: value, unit, base, kind, modifier."""

from __future__ import annotations

from decimal import Decimal

import regex
from msgspec.structs import replace

from notice_parser.pack import Pack
from notice_parser.pack.units import Unit
from notice_parser.wording.amounts import FoundQuantity, Numeral, bounds, merged, one_term
from notice_parser.wording.counting import Counting
from notice_parser.wording.numbers import read_arabic, read_either, read_numeral
from notice_parser.wording.units import (
    Measure,
    back_to_edge,
    base_value,
    kind_by_noun,
    modifier_after,
    modifier_before,
    read_measure,
    up_to_edge,
)

SHARED_WINDOW = 10
PROPORTION_WINDOW = 12
CHANGE_WINDOW = 16
FARTHEST_SHARED = 44
KIND_MEMORY = 6
LONGEST_VERB = 3
VERB_KINDS = frozenset({"verb", "finding_verb", "sanction", "transfer", "remain", "light", "done"})


class QuantityReader:
    """Reads the numbers of one view with one pack's rules."""

    def __init__(self, text: str, pack: Pack) -> None:
        self.text, self.numbers, self.units, self.modifiers = text, pack.numbers, pack.units, pack.modifiers
        self.kind_of = pack.words.kind_of
        self.signs = pack.numbers.signs
        self.counting = Counting(text, pack.numbers, pack.modifiers)
        self.scales = "".join(self.signs.large)
        self.too_long: list[tuple[int, int]] = []

    def find(self) -> list[FoundQuantity]:
        """All quantities in text order."""
        found: list[FoundQuantity] = []
        end = 0
        for rule, match in self.numbers.numerals.scan(self.text):
            if match.start() < end:
                continue
            quantity = self.read(rule, match)
            if quantity is None:
                continue
            quantity = self.like_before(self.lead(quantity, found[-1] if found else None), found)
            if found and self.joins(found[-1], quantity):
                quantity = merged(found.pop(), quantity)
            elif found and (times := self.times_in_term(found[-1], quantity)):
                quantity = one_term(found.pop(), quantity, times)
            found += self.sharing(quantity, end)
            found.append(quantity)
            end = quantity.end
        return found

    def read(self, rule: str, match: regex.Match[str]) -> FoundQuantity | None:
        """Each rule of numbers.yaml has the method of its name."""
        found: FoundQuantity | None = getattr(self, rule)(match)
        return found

    def arabic(self, match: regex.Match[str]) -> FoundQuantity | None:
        words = match["arabic"]
        value = read_arabic(words, self.signs)
        if value is None:
            self.too_long.append(match.span())
            return None
        numeral = Numeral(match.end(), -value if match["sign"] else value, False, True)
        return self.measured(match.start(), numeral, "arabic")

    def mixed(self, match: regex.Match[str]) -> FoundQuantity | None:
        (start, end), words = match.span(), match[0]
        value = read_numeral(words, self.signs)
        return None if value is None else self.measured(start, Numeral(end, value, False, True), "mixed")

    def chinese(self, match: regex.Match[str]) -> FoundQuantity | None:
        """A Chinese numeral; a bare scale (万, 百) counts nothing unless 余 follows."""
        (start, end), words = match.span(), match[0]
        if len(words) > 1 and words[-1] in self.signs.begin_units:
            unit = self.units.at(self.text, end - 1)
            if unit is not None and len(unit.word) > 1:
                words, end = words[:-1], end - 1
        if all(sign in self.signs.bare for sign in words) and not follows(self.text, end, self.signs.makes_number):
            return None
        held = len(words) - len(words.rstrip(self.scales))
        if held and held < len(words) and self.splits(words[:-held], words[-held:]):
            words, end = words[:-held], end - held
        value = read_numeral(words, self.signs)
        if value is None:
            return None
        return self.measured(start, Numeral(end, value, True, len(words) + held > 1), "chinese")

    def splits(self, number: str, scale: str) -> bool:
        """Is what stands before the last 万 or 亿 a number of its own: 二万八千|亿, not 一亿五千|万?"""
        large = self.signs.large
        return all(large.get(sign, 0) < large[scale[0]] for sign in number)

    def measured(self, start: int, numeral: Numeral, rule: str) -> FoundQuantity | None:
        """The quantity of a number with its unit, or a range where a second number follows."""
        text = self.text
        second = self.second(numeral)
        last = second or numeral
        measure = read_measure(text, last.end, self.units, self.modifiers)
        if measure is None or (measure.unit is None and not self.stands_alone(start, numeral, measure, rule)):
            return None
        unit = measure.unit
        modifier, end = modifier_after(text, measure.end, measure.kind, bool(unit and unit.limit), self.modifiers)
        if numeral.is_chinese and unit and not second and not self.counting.counts(start, numeral, measure, unit, end):
            return None
        if numeral.value is None or self.numbers.not_numbers.match(text, start):
            return None
        half = Decimal("0.5") if measure.half else Decimal(0)
        value, top = numeral.value + half, second.value if second else None
        kind = measure.kind if unit is None or measure.kind == "rate" else self.kind(start, end, unit)
        quantity = FoundQuantity(
            start, end, start, rule, value, top, None, (measure.start, measure.end - measure.half),
            unit.group if unit else "scale", base_value(value, measure.scale, unit),
            base_value(top, measure.scale, unit), measure.base, kind, modifier or measure.modifier,
        )  # fmt: skip
        has_cents = unit is not None and unit.word in self.numbers.cents_of and end == measure.end
        return self.with_cents(quantity) if has_cents else quantity

    def stands_alone(self, start: int, numeral: Numeral, measure: Measure, rule: str) -> bool:
        """40万 is told without a unit; 三百万 only where nothing stands beside it."""
        if not numeral.is_chinese:
            return rule == "arabic"
        alone = start == 0 or not "\u4e00" <= self.text[start - 1] <= "\u9fff"
        return alone and measure.scale > 1 and self.numbers.count_at_edge.match(self.text, measure.end) is not None

    def second(self, first: Numeral) -> Numeral | None:
        """The number after a range sign, if it is the larger one."""
        sign = self.numbers.range_sign.match(self.text, first.end)
        found = self.numbers.range_number.match(self.text, sign.end()) if sign else None
        if found is None:
            return None
        words = found[0]
        value = read_numeral(words, self.signs) if found["chinese"] else read_arabic(words, self.signs)
        end = found.end()
        if found["chinese"]:
            held = len(words) - len(words.rstrip(self.scales))
            if held:
                value, end = read_numeral(words[:-held], self.signs) if held < len(words) else None, end - held
        if value is None or first.value is None or value <= first.value:
            return None
        return Numeral(end, value, bool(found["chinese"]), True)

    def kind(self, start: int, end: int, unit: Unit) -> str:
        if not unit.by_noun:
            return unit.kind
        lead = modifier_before(self.text, start, unit.kind, self.modifiers)[1]
        return kind_by_noun(self.text, lead, end, unit, self.units)

    def lead(self, quantity: FoundQuantity, before: FoundQuantity | None) -> FoundQuantity:
        """With the modifier in front, or the one that the first value of a list has with 分别."""
        modifier, lead = modifier_before(self.text, quantity.start, quantity.kind, self.modifiers)
        if modifier is None and before is not None and before.lead < before.start and self.lists(before, quantity):
            start = before.lead
            if self.modifiers.shared.search(self.text, max(0, start - SHARED_WINDOW), start):
                modifier = before.modifier
        if modifier is None and before is not None and before.modifier == "about" and self.lists(before, quantity):
            modifier = "about" if self.text[before.start - 1] == self.numbers.whole_sign else None
        return replace(quantity, lead=lead, modifier=quantity.modifier or modifier)

    def like_before(self, quantity: FoundQuantity, found: list[FoundQuantity]) -> FoundQuantity:
        """A counter that no noun stands beside counts what the last one of its kind in the sentence did."""
        unit = self.units.by_group.get(quantity.unit_id)
        if unit is None or not unit.by_noun or quantity.kind != unit.kind or self.has_noun(quantity):
            return quantity
        for before in reversed(found[-KIND_MEMORY:]):
            if before.unit_id == quantity.unit_id:
                told_on = self.units.sentence_end.search(self.text, before.end, quantity.start) is None
                return replace(quantity, kind=before.kind) if told_on else quantity
        return quantity

    def has_noun(self, quantity: FoundQuantity) -> bool:
        """Does a noun follow, or stand before? A verb alone (约谈3个) is shorter than a verb with its noun."""
        following = up_to_edge(self.text, quantity.end, self.units.nouns)
        if following and following[0] not in self.units.nouns.no_noun:
            return True
        before = back_to_edge(self.text, quantity.lead, self.units)
        return len(before) > LONGEST_VERB and not self.ends_in_verb(before)

    def ends_in_verb(self, words: str) -> bool:
        return any(self.kind_of.get(words[-length:]) in VERB_KINDS for length in (4, 3, 2))

    def lists(self, one: FoundQuantity, other: FoundQuantity) -> bool:
        return (
            other.start - one.end == 1
            and follows(self.text, one.end, self.numbers.list_signs)
            and (one.base_unit == other.base_unit)
        )

    def sharing(self, last: FoundQuantity, end: int) -> list[FoundQuantity]:
        """2.16和1.66个百分点: the numbers right in front of a quantity, behind `end`, that leave their unit to it."""
        shared: list[FoundQuantity] = []
        if not last.value or last.base_value is None or last.kind not in self.numbers.shares_unit_kinds:
            return shared
        lasts = self.numbers.shares_unit_lasts
        if lasts is not None and self.text[last.lead - 1 : last.lead] not in lasts:
            return shared
        scale, start = last.base_value / last.value, last.lead
        while match := self.numbers.shares_unit.search(self.text, max(end, start - SHARED_WINDOW), start):
            start = match.start()
            value = read_arabic(match["arabic"], self.signs)
            is_told = self.numbers.shared_out.search(self.text, max(0, start - FARTHEST_SHARED), start) is not None
            if value is None or not (is_told or (last.kind == "percentage_point" and value % 1)):
                break
            shared.insert(0, replace(
                last, start=start, end=match.end("arabic"), lead=start, value=value, value_max=None, unit=None,
                base_value=value * scale, base_value_max=None, modifier=None,
            ))  # fmt: skip
        return shared

    def times_in_term(self, one: FoundQuantity, other: FoundQuantity) -> int | None:
        """三年六个月, 6小时20分钟: how many of the second unit make one of the first, where both tell one term."""
        smaller = self.numbers.terms.get(one.base_unit or "", {}).get(other.base_unit or "")
        if smaller is None or one.value_max is not None or one.modifier is not None or one.kind != other.kind:
            return None
        between = self.text[one.end : other.start]
        return smaller if between in ("", *self.numbers.term_signs) else None

    def joins(self, one: FoundQuantity, other: FoundQuantity) -> bool:
        """5%—7%, 3个月至6个月: one range, unless it tells a change (由5%至7%)."""
        if one.value is None or other.value is None or one.value_max is not None or other.value_max is not None:
            return False
        if one.base_unit is None or one.base_unit != other.base_unit or other.start - one.end > 3:
            return False
        if one.base_value is not None and other.base_value is not None and bounds(one, other):
            return one.base_value < other.base_value
        sign = self.numbers.range_sign.fullmatch(self.text, one.end, other.start)
        if sign is None or one.base_value is None or other.base_value is None or other.base_value <= one.base_value:
            return False
        if not follows(sign[0].strip(), 0, self.numbers.change_signs):
            return True
        return not self.numbers.change_before.search(self.text, max(0, one.start - CHANGE_WINDOW), one.lead)

    def with_cents(self, quantity: FoundQuantity) -> FoundQuantity:
        """50元6角三分 is one amount."""
        found = self.numbers.cents.match(self.text, quantity.end)
        if not found or not found[0] or quantity.value is None or quantity.base_value is None:
            return quantity
        tenths, hundredths = (read_numeral(found[name] or "0", self.signs) or 0 for name in ("tenths", "hundredths"))
        more = tenths / Decimal(10) + hundredths / Decimal(100)
        return replace(
            quantity, end=found.end(), value=quantity.value + more, base_value=quantity.base_value + more,
        )  # fmt: skip

    def even(self, match: regex.Match[str]) -> FoundQuantity:
        zero = Decimal(0)
        return FoundQuantity(
            match.start(), match.end(), match.start(), "even", zero, unit_id="percent", base_value=zero, base_unit="%",
            kind="percent",
        )  # fmt: skip

    def doubled(self, match: regex.Match[str]) -> FoundQuantity | None:
        value = read_numeral(match["times"], self.signs)
        unit = (match.end() - 1, match.end())
        return FoundQuantity(
            match.start(), match.end(), match.start(), "doubled", value, None, None, unit, "multiple_fold", value, None,
            self.text[match.end() - 1], "multiple",
        )  # fmt: skip

    def part_of_hundred(self, match: regex.Match[str]) -> FoundQuantity | None:
        share = read_either(match["share"].replace(" ", ""), self.signs)
        if share is None:
            return None
        top = read_either(match["share2"], self.signs) if match["share2"] else None
        part = self.signs.parts_of_hundred[match["hundred"]]
        unit = (match.start(), match.start("share")) if part != 1 else None
        modifier, end = modifier_after(self.text, match.end(), "percent", False, self.modifiers)
        return FoundQuantity(
            match.start(), end, match.start(), "part_of_hundred", share, top, None, unit, "percent", share / part,
            top / part if top is not None else None, "%", "percent", modifier,
        )  # fmt: skip

    def fraction(self, match: regex.Match[str]) -> FoundQuantity | None:
        above, below = read_either(match["above"], self.signs), read_either(match["below"], self.signs)
        if above is None or below is None or above >= below:
            return None
        return self.ratio(match, (above, below))

    fraction_bar = fraction

    def half(self, match: regex.Match[str]) -> FoundQuantity:
        quantity = self.ratio(match, (Decimal(1), Decimal(2)))
        return replace(quantity, modifier="over") if match["most"] else quantity

    def proportion(self, match: regex.Match[str]) -> FoundQuantity | None:
        terms = [read_arabic(term.strip(), self.signs) for term in regex.split("[:：∶]", match["terms"])]
        known = tuple(term for term in terms if term is not None)
        if len(known) != len(terms):
            return None
        before = self.text[max(0, match.start() - PROPORTION_WINDOW) : match.start()]
        if len(known) == 2 and self.numbers.proportion_before not in before:
            return None
        return self.ratio(match, known)

    def ratio(self, match: regex.Match[str], terms: tuple[Decimal, ...]) -> FoundQuantity:
        modifier, end = modifier_after(self.text, match.end(), "ratio", False, self.modifiers)
        return FoundQuantity(
            match.start(), end, match.start(), "ratio", None, ratio=terms, unit_id="ratio", kind="ratio",
            modifier=modifier,
        )  # fmt: skip

    def vague(self, match: regex.Match[str]) -> FoundQuantity | None:
        """数十家: a quantity whose value is not told."""
        measure = read_measure(self.text, match.end(), self.units, self.modifiers)
        if measure is None or measure.unit is None or measure.unit.numerals == "never":
            return None
        kind = self.kind(match.start(), measure.end, measure.unit) if measure.kind != "rate" else "rate"
        return FoundQuantity(
            match.start(), measure.end, match.start(), "vague", None, None, None, (measure.start, measure.end),
            measure.unit.group, None, None, measure.base, kind, measure.modifier,
        )  # fmt: skip

    def several(self, match: regex.Match[str]) -> FoundQuantity | None:
        """两三年, 七八百元: a range of neighbours; other pairs are no numbers."""
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
        modifier, end = modifier_after(self.text, measure.end, measure.kind, unit.limit, self.modifiers)
        value, top = low * times, high * times
        return FoundQuantity(
            match.start(), end, match.start(), "several", value, top, None, (measure.start, measure.end), unit.group,
            base_value(value, measure.scale, unit), base_value(top, measure.scale, unit), measure.base,
            self.kind(match.start(), end, unit), modifier or measure.modifier,
        )  # fmt: skip


def follows(text: str, place: int, signs: str) -> bool:
    """Does one of the signs stand at a place?"""
    return place < len(text) and text[place] in signs
