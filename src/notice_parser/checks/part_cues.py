"""Lists of parts that words between a total and its parts show: 分为, 合计, 剩余, 其中."""

from __future__ import annotations

from decimal import Decimal

import regex
from msgspec import Struct

from notice_parser.checks.model import View, WrittenQuantity
from notice_parser.outline.numerals import read_number
from notice_parser.pack.marks import COMMAS, SEMICOLONS
from notice_parser.spans import Span

CODE = "parts_do_not_add_up"
RELATIVE = frozenset({"percent", "percentage_point", "multiple", "ratio"})
MOST_PARTS = 40
BEFORE_TOTAL, AFTER_LIST = 16, 4
WHOLE_WITHIN = 4
SHORTEST_NAME = 2
BEFORE_LEAD = 3


class PartList(Struct, frozen=True):
    """A total and parts of it, all of them where the list is closed; `cue` names what shows it.

    `within` bounds sum ÷ total where the words leave open whether the list is the whole: a sum outside is of a part.
    """

    total: WrittenQuantity
    parts: tuple[WrittenQuantity, ...]
    is_closed: bool
    cue: str
    within: tuple[Decimal, Decimal] | None = None


def are_comparable(one: WrittenQuantity, other: WrittenQuantity) -> bool:
    """Amounts of one unit."""
    return one.base_unit == other.base_unit and one.kind not in RELATIVE and other.kind not in RELATIVE


def are_in_one_sentence(view: View, first: WrittenQuantity, last: WrittenQuantity) -> bool:
    return last.span.start < view.sentence(first.span.start).end


def is_left_open(view: View, parts: tuple[WrittenQuantity, ...]) -> bool:
    """等 after the last part, 其中 among them, or a part of a part."""
    end = min(len(view.text), parts[-1].span.end + AFTER_LIST)
    return view.pattern(CODE, "open").search(view.text, parts[0].span.start, end) is not None


def is_among(view: View, part: WrittenQuantity) -> bool:
    """Is this the first part of a list that 其中 opens?"""
    start = part.span.start - len(part.lead)
    before = view.text[max(0, start - BEFORE_LEAD) : start]
    is_after = view.pattern(CODE, "among_before").search(before) is not None
    return is_after or view.pattern(CODE, "among_lead").search(part.lead) is not None


def stated_count(view: View, cue: regex.Match[str]) -> int | None:
    """How many parts the cue states, None where it does not."""
    return read_number(cue["count"], view.pack.markers.numerals) if cue["count"] else None


def divided(view: View, index: int) -> PartList | None:
    """27个，分为三类：立行立改类12个，…: to the end of the sentence, as many as the cue states."""
    total = view.quantities[index]
    cue = view.pattern(CODE, "divided").match(view.text, total.span.end)
    if cue is None:
        return None
    parts = comparable_after(view, index, view.sentence(total.span.start).end)
    count = stated_count(view, cue)
    if (count is not None and len(parts) != count) or len(parts) < 2 or is_left_open(view, parts):
        return None
    return PartList(total, parts, is_closed=True, cue="divided")


def comparable_after(view: View, index: int, end: int) -> tuple[WrittenQuantity, ...]:
    """The comparable quantities after this one, up to the offset `end`; none where another amount is among them."""
    total = view.quantities[index]
    found: list[WrittenQuantity] = []
    for quantity in view.quantities[index + 1 : index + 1 + 2 * MOST_PARTS]:
        if quantity.span.start >= end:
            break
        if are_comparable(total, quantity):
            found.append(quantity)
        elif quantity.kind not in RELATIVE:
            return ()
    return tuple(found)


def summed(view: View, index: int) -> PartList | None:
    """A、B、C，三项合计: the row before the total, within the sentence."""
    total = view.quantities[index]
    cue = view.pattern(CODE, "summed").search(view.text, max(0, total.span.start - BEFORE_TOTAL), total.span.start)
    if cue is None:
        return None
    first = view.sentence(total.span.start).start
    parts = row_before(view, index, first)
    count = stated_count(view, cue)
    is_whole_row = bool(parts) and (is_among(view, parts[0]) or parts[0].index == view.index_from(first))
    if len(parts) < 2 or (count != len(parts) if count is not None else not is_whole_row):
        return None
    return None if is_left_open(view, parts) else PartList(total, parts, is_closed=True, cue="summed")


def row_before(view: View, index: int, first: int) -> tuple[WrittenQuantity, ...]:
    """The comparable quantities right before this one, back to the offset `first` or to 其中."""
    total = view.quantities[index]
    parts: list[WrittenQuantity] = []
    for quantity in reversed(view.quantities[max(0, index - MOST_PARTS) : index]):
        if quantity.span.start < first or not are_comparable(total, quantity):
            break
        parts.insert(0, quantity)
        if is_among(view, quantity):
            break
    return tuple(parts)


def left_over(view: View, index: int) -> PartList | None:
    """237处，已修复208处，剩余29处: what is done and what is not; the total is the nearest before that is neither."""
    last = view.quantities[index]
    if last.kind in RELATIVE or not view.pattern(CODE, "not_done").search(last.lead):
        return None
    if goes_on(view, last):
        return None
    first = view.sentence(last.span.start).start
    parts = [last]
    for quantity in reversed(view.quantities[max(0, index - MOST_PARTS) : index]):
        if quantity.span.start < first or not are_comparable(last, quantity) or is_left_open(view, tuple(parts)):
            return None
        if not view.pattern(CODE, "done").search(quantity.lead):
            is_other = view.pattern(CODE, "new_story").search(view.between(quantity.span, last.span))
            is_list = not is_other and len(parts) > 1 and not is_sibling(view, quantity, parts)
            return PartList(quantity, tuple(parts), is_closed=True, cue="left_over") if is_list else None
        parts.insert(0, quantity)
    return None


def is_sibling(view: View, quantity: WrittenQuantity, parts: list[WrittenQuantity]) -> bool:
    """Is this a part like the others: 56个问题已完成整改50个, 基本完成3个, 正在推进2个?

    The statements give it the same whole, or its words say that it is done after a long name (党建方面问题已整改50个).
    """
    has_whole = quantity.part_of is not None and any(part.part_of == quantity.part_of for part in parts)
    return has_whole or view.pattern(CODE, "done_of_name").search(quantity.lead) is not None


def goes_on(view: View, last: WrittenQuantity) -> bool:
    """Does what is not done go on with the next quantity: 正在整改3个，未整改2个?"""
    following = view.quantities[last.index + 1 : last.index + 2]
    return any(
        are_in_one_sentence(view, last, one)
        and are_comparable(last, one)
        and view.pattern(CODE, "not_done").search(one.lead) is not None
        for one in following
    )


def among(view: View, index: int) -> PartList | None:
    """210人，其中…95人，…140人: an open list of the same things, up to a semicolon or another action."""
    first = view.quantities[index]
    if first.kind in RELATIVE or not is_among(view, first):
        return None
    total = whole_of(view, first)
    if total is None or not is_opened_by(view, total, first):
        return None
    parts = [first]
    for quantity in view.quantities[index + 1 : index + MOST_PARTS]:
        if quantity.kind in RELATIVE:
            continue
        if not continues_list(view, parts, quantity):
            break
        parts.append(quantity)
    return PartList(total, tuple(parts), is_closed=False, cue="among")


def is_opened_by(view: View, total: WrittenQuantity, first: WrittenQuantity) -> bool:
    """其中 in the sentence of the total, or at the start of the next where the total is the only one of its unit.

    In the next sentence another action may have been done to more of them: 移送11家。其中，省级对14家实施处罚.
    """
    if are_in_one_sentence(view, total, first):
        return True
    if total.action is not None and not is_same_action(view, total.action, first.action):
        return False
    if view.pattern(CODE, "among_next").match(view.between(total.span, first.span)) is None:
        return False
    others = view.quantities_in(Span(view.sentence(total.span.start).start, total.span.start))
    return not any(are_comparable(one, total) for one in others)


def is_difference(view: View, quantity: WrittenQuantity) -> bool:
    """比去年多920万元: by how much a quantity changed, which has no parts that the text names."""
    if quantity.change is not None and quantity.change.origin is None:
        return True
    return view.pattern(CODE, "difference").search(quantity.lead) is not None


def continues_list(view: View, parts: list[WrittenQuantity], quantity: WrittenQuantity) -> bool:
    last = parts[-1]
    gap = view.pattern(CODE, "gap").fullmatch(view.between(last.span, quantity.span))
    if gap is None or not are_comparable(last, quantity) or is_part_of_part(view, parts, gap["name"]):
        return False
    if quantity.part_of in [part.index for part in parts]:
        return False
    if gap["mark"] in SEMICOLONS and last.lead[-1:] != gap["name"][-1]:
        return False
    return is_same_action(view, last.action, quantity.action) or is_noun(quantity)


def is_part_of_part(view: View, parts: list[WrittenQuantity], name: str) -> bool:
    """有物业小区中国有物业36个 after 有物业小区205个."""
    among = view.words(CODE, "among")[0]
    names = (part.lead.removeprefix(among).lstrip(COMMAS) for part in parts)
    return any(len(one) >= SHORTEST_NAME and name.startswith(one) and name != one for one in names)


def is_same_action(view: View, one: Span | None, other: Span | None) -> bool:
    return other is None or view.text_of(one) == view.text_of(other)


def is_noun(quantity: WrittenQuantity) -> bool:
    """Is the verb part of a noun, as in 改建房64间? One character of a name follows it."""
    measured, action = quantity.measured, quantity.action
    if measured is None or action is None:
        return False
    return measured.start == action.end and len(measured) == 1


def whole_of(view: View, part: WrittenQuantity) -> WrittenQuantity | None:
    """The quantity before 其中 that a list of parts belongs to; growth and differences are skipped."""
    for quantity in reversed(view.quantities[max(0, part.index - WHOLE_WITHIN) : part.index]):
        if quantity.kind in RELATIVE or is_difference(view, quantity):
            continue
        is_opened = view.pattern(CODE, "among").search(view.between(quantity.span, part.span)) is not None
        return quantity if are_comparable(quantity, part) and is_opened else None
    return None
