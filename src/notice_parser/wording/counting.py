"""Does a Chinese numeral before a unit count, or is it part of a name? It counts where a word next to it shows it."""

from __future__ import annotations

from msgspec import Struct

from notice_parser.pack.modifiers import Modifiers
from notice_parser.pack.numbers import Numbers
from notice_parser.pack.units import Unit
from notice_parser.wording.amounts import Numeral
from notice_parser.wording.units import CLAIMED, Measure, modifier_before

COUNT_WINDOW = 18
VERB_WINDOW = 3
MANY = 2


class Counting(Struct, frozen=True):
    """The text of one view and the rules that distinguish counts from names."""

    text: str
    numbers: Numbers
    modifiers: Modifiers

    def counts(self, start: int, numeral: Numeral, measure: Measure, unit: Unit, end: int) -> bool:
        """Does the numeral count? `end` is where the quantity ends with the modifier after it."""
        if unit.not_before is not None and unit.not_before.match(self.text, measure.end):
            return False
        if unit.numerals == "always" or self.is_large(numeral, measure, unit):
            return True
        if end > measure.end or measure.modifier is not None or measure.more:
            return True
        if self.numbers.count_after.match(self.text, measure.end):
            return True
        if unit.word in self.numbers.persons and numeral.value is not None and numeral.value >= 2:
            return not self.numbers.not_persons_after.match(self.text, max(0, start - 1))
        if unit.numerals == "never":
            return unit.limit and unit.only_before is not None
        if self.counts_things(start, numeral, unit, end):
            return True
        return self.is_led_in(start, unit) or self.ends_clause(start, numeral, unit, measure.end)

    def is_large(self, numeral: Numeral, measure: Measure, unit: Unit) -> bool:
        """Names hold small numbers: 三百二十 before a unit counts, and more than one of what is measured does."""
        if unit.numerals == "never":
            return measure.scale > 1
        is_scaled = numeral.is_compound or measure.scale > 1
        return is_scaled or (unit.numerals == "compound" and numeral.value != 1)

    def is_led_in(self, start: int, unit: Unit) -> bool:
        """不少于三个, 共三个."""
        if modifier_before(self.text, start, unit.kind, self.modifiers)[0]:
            return True
        if self.numbers.count_before.search(self.text, max(0, start - COUNT_WINDOW), start):
            return True
        is_counted = unit.word in self.numbers.verb_units
        return is_counted and self.numbers.verb_before.search(self.text, max(0, start - VERB_WINDOW), start) is not None

    def ends_clause(self, start: int, numeral: Numeral, unit: Unit, end: int) -> bool:
        """A noun, its number, and the clause's end: 查处案件两起，"""
        return (
            unit.word in self.numbers.edge_units
            and (numeral.value != 1 or self.is_single(start, unit, end))
            and "\u4e00" <= self.text[start - 1 : start] <= "\u9fff"
            and self.numbers.count_at_edge.match(self.text, end) is not None
        )

    def counts_things(self, start: int, numeral: Numeral, unit: Unit, end: int) -> bool:
        """两家企业, 三轮检查: more than one of what the noun after the counter names, and no part of a name."""
        return (
            unit.word in self.numbers.counted_units
            and numeral.value is not None
            and numeral.value >= MANY
            and self.text[start] not in self.numbers.ordinal_signs
            and self.names_thing(end)
            and not self.numbers.not_counted_before.match(self.text, end)
            and (start == 0 or not self.numbers.not_counted_after.match(self.text, start - 1))
        )

    def names_thing(self, offset: int) -> bool:
        """Does a word follow, or a name that a guard has claimed (两批“一件事”)?"""
        following = self.text[offset : offset + 1]
        return "\u4e00" <= following <= "\u9fff" or following in (CLAIMED, *self.numbers.opens_name)

    def is_single(self, start: int, unit: Unit, end: int) -> bool:
        """新建泵站一座。 but not 再一次, nor 改一个、治一类."""
        return (
            unit.word in self.numbers.single_units
            and self.text[end : end + 1] not in self.numbers.list_signs
            and not self.numbers.not_once_after.match(self.text, max(0, start - 1))
        )
