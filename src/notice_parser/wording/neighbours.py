"""What a quantity takes from, or makes with, the quantities and words before it: modifiers, kinds, ranges, terms."""

from __future__ import annotations

from msgspec.structs import replace

from notice_parser.pack import Pack
from notice_parser.wording.amounts import FoundQuantity, bounds
from notice_parser.wording.numbers import read_arabic
from notice_parser.wording.units import back_to_edge, has_character, modifier_before, up_to_edge

SHARED_WINDOW = 10
CHANGE_WINDOW = 16
FARTHEST_SHARED = 44
WIDEST_RANGE_MARK = 3
SCALE = "scale"
THING = "item"  # what a counter counts where no noun says more
MONEY = "money"
KIND_MEMORY = 6
LONGEST_VERB = 3
VERB_KINDS = frozenset({"verb", "finding_verb", "sanction", "transfer", "remain", "light", "done"})


class Neighbours:
    """Compares each quantity of one view with the text and the quantities before it."""

    def __init__(self, text: str, pack: Pack) -> None:
        self.text, self.numbers, self.units, self.modifiers = text, pack.numbers, pack.units, pack.modifiers
        self.kind_of = pack.words.kind_of
        self.signs = pack.numbers.signs

    def with_modifier(self, quantity: FoundQuantity, before: FoundQuantity | None) -> FoundQuantity:
        """With the modifier before it, or the one that the first value of a list has with 分别."""
        modifier, lead = modifier_before(self.text, quantity.start, quantity.kind, self.modifiers)
        if modifier is None and before is not None and before.lead < before.start and self.lists(before, quantity):
            start = before.lead
            if self.modifiers.shared.search(self.text, max(0, start - SHARED_WINDOW), start):
                modifier = before.modifier
        if modifier is None and before is not None and before.modifier == "about" and self.lists(before, quantity):
            modifier = "about" if self.text[before.start - 1] == self.numbers.whole_sign else None
        modifier = quantity.modifier or modifier
        if lead == quantity.lead and modifier == quantity.modifier:
            return quantity
        return replace(quantity, lead=lead, modifier=modifier)

    def with_kind_of_last(self, quantity: FoundQuantity, found: list[FoundQuantity]) -> FoundQuantity:
        """A counter that no noun stands next to counts what the last one of its kind in the sentence did."""
        unit = self.units.by_group.get(quantity.unit_id)
        if unit is None or not unit.by_noun or quantity.kind != unit.kind or self.has_noun(quantity):
            return quantity
        for before in reversed(found[-KIND_MEMORY:]):
            if before.unit_id == quantity.unit_id:
                is_same_sentence = self.units.sentence_end.search(self.text, before.end, quantity.start) is None
                base = before.base_unit if unit.kind == MONEY else quantity.base_unit
                return replace(quantity, kind=before.kind, base_unit=base) if is_same_sentence else quantity
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
        """Are the two neighbours in a list: one mark between them, the same unit?"""
        is_next = other.start - one.end == 1 and has_character(self.text, one.end, self.numbers.list_signs)
        return is_next and one.base_unit == other.base_unit

    def sharing(self, last: FoundQuantity, end: int) -> list[FoundQuantity]:
        """2.16和1.66个百分点: the numbers right before a quantity, after `end`, that share its unit."""
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
            is_stated = self.numbers.shared_out.search(self.text, max(0, start - FARTHEST_SHARED), start) is not None
            if value is None or not (is_stated or (last.kind == "percentage_point" and value % 1)):
                break
            if match["sign"] and match["sign"] in self.numbers.minus:
                value = -value
            alike = replace(
                last, start=start, end=match.end("arabic"), lead=start, value=value, base_value=value * scale
            )
            shared.insert(0, replace(alike, value_max=None, unit=None, base_value_max=None, modifier=None))
        return shared

    def give_points(self, found: list[FoundQuantity], last: FoundQuantity) -> None:
        """1.8个、3.4个和1.6个百分点: those in `found` whose counter begins the unit of `last`, in one list with it."""
        if last.kind not in self.numbers.pointed_kinds:
            return
        start = last.lead
        for index in range(len(found) - 1, -1, -1):
            one = found[index]
            is_listed = self.numbers.between_points.fullmatch(self.text, one.end, start) is not None
            if not is_listed or one.base_unit != self.numbers.counter_of_points or one.kind != THING:
                return
            found[index] = replace(
                one, unit=None, unit_id=last.unit_id, base_value=one.value, base_unit=last.base_unit, kind=last.kind
            )
            start = one.lead

    def times_in_term(self, one: FoundQuantity, other: FoundQuantity) -> int | None:
        """三年六个月, 6小时20分钟: how many of the second unit make one of the first, where both state one term."""
        smaller = self.numbers.terms.get(one.base_unit or "", {}).get(other.base_unit or "")
        if smaller is None or one.value_max is not None or one.modifier is not None:
            return None
        between = self.text[one.end : other.start]
        return smaller if between in ("", *self.numbers.term_signs) else None

    def joins(self, one: FoundQuantity, other: FoundQuantity) -> bool:
        """5%—7%, 3个月至6个月: one range, unless it states a change (由5%至7%)."""
        if one.value is None or other.value is None or one.value_max is not None or other.value_max is not None:
            return False
        has_unit = one.base_unit is not None or one.unit_id == SCALE
        if not has_unit or one.base_unit not in (None, other.base_unit) or other.start - one.end > WIDEST_RANGE_MARK:
            return False
        if one.base_value is not None and other.base_value is not None and bounds(one, other):
            return one.base_value < other.base_value
        mark = self.numbers.range_sign.fullmatch(self.text, one.end, other.start)
        if mark is None or one.base_value is None or other.base_value is None or other.base_value <= one.base_value:
            return False
        if not has_character(mark[0].strip(), 0, self.numbers.change_signs):
            return True
        return not self.numbers.change_before.search(self.text, max(0, one.start - CHANGE_WINDOW), one.lead)
