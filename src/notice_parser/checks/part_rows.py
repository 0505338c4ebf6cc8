"""Lists of parts that stand in one row with their total: A、B、C，共N, or N：A、B、C, N，包括A、B、C, N（A、B、C）."""

from __future__ import annotations

from decimal import Decimal

import regex

from notice_parser.checks.model import View, WrittenQuantity
from notice_parser.checks.part_cues import (
    CODE,
    MOST_PARTS,
    RELATIVE,
    PartList,
    are_comparable,
    comparable_after,
    is_left_open,
)
from notice_parser.spans import Span

FEWEST_PARTS, FEWEST_ACTIONS = 2, 3
LONGEST_BRACKET = 300
PERSON = "person"
CLOSING_BRACKETS = {"（": "）", "(": ")"}
# Where the words do not say that a row is the whole, its sum must come near the total to be meant as one.
OF_THINGS = (Decimal("0.2"), Decimal(5))
OF_TWO = (Decimal("0.5"), Decimal(2))
OF_DEEDS = (Decimal("0.85"), Decimal("1.15"))


def totalled(view: View, index: int) -> PartList | None:
    """面粉60袋、大米45袋，共105袋: a row of one unit, and 共 or 共计 before the total right after it."""
    total = view.quantities[index]
    closing = view.pattern(CODE, "closing").fullmatch(total.lead)
    parts = row_to(view, index) if closing else []
    if closing is None or len(parts) < FEWEST_PARTS or not follows(view, parts[-1], total):
        return None
    if closing["action"] not in parts[0].lead:
        return None
    if max(part.amount for part in parts) > total.amount and not is_last(view, total):
        return None
    if may_overlap(view, total, Span(parts[0].span.start, total.span.end)) or is_left_open(view, tuple(parts)):
        return None
    found = PartList(total, tuple(parts), is_closed=True, cue="totalled")
    return None if has_other_row(view, found) else found


def row_to(view: View, index: int) -> list[WrittenQuantity]:
    """The row of comparable quantities right before this one, within its sentence."""
    total, row = view.quantities[index], list[WrittenQuantity]()
    first = view.sentence(total.span.start).start
    for quantity in reversed(view.quantities[max(0, index - MOST_PARTS) : index]):
        if quantity.span.start < first or not are_comparable(total, quantity):
            break
        if row and not is_next(view, quantity, row[0]):
            break
        row.insert(0, quantity)
    return row


def is_next(view: View, one: WrittenQuantity, other: WrittenQuantity) -> bool:
    """Does nothing but a mark and the name of a part stand between two quantities?"""
    return view.pattern(CODE, "row_gap").fullmatch(view.between(one.span, other.span)) is not None


def follows(view: View, last: WrittenQuantity, total: WrittenQuantity) -> bool:
    before_lead = Span(last.span.end, total.span.start - len(total.lead))
    return view.pattern(CODE, "closing_mark").fullmatch(view.text_of(before_lead)) is not None


def is_last(view: View, total: WrittenQuantity) -> bool:
    """Do no words follow it? 共8家被处罚 counts other things than the row before it."""
    return view.pattern(CODE, "last").match(view.text, total.span.end) is not None


def has_other_row(view: View, found: PartList) -> bool:
    """Does the total close a shorter or longer row of its sentence, which it equals?"""
    first = view.index_from(view.sentence(found.total.span.start).start)
    room, amount = found.total.half, Decimal(0)
    for count, quantity in enumerate(reversed(view.quantities[first : found.total.index]), 1):
        if not are_comparable(found.total, quantity):
            continue
        amount, room = amount + quantity.amount, room + quantity.half
        if count > 1 and count != len(found.parts) and abs(amount - found.total.amount) <= room:
            return True
    return False


def may_overlap(view: View, total: WrittenQuantity, words: Span) -> bool:
    """May one person be counted in two parts, as with 党纪处分 and 政务处分?"""
    return total.kind == PERSON and view.pattern(CODE, "overlap").search(view.text_of(words)) is not None


def opened(view: View, index: int) -> PartList | None:
    """总计206箱：…, 64人，分别为…, 23项（…）: the row right after a total, to the end of its sentence or bracket."""
    total = view.quantities[index]
    opening = view.pattern(CODE, "opening").match(view.text, total.span.end)
    if opening is None or total.kind in RELATIVE:
        return None
    region = region_of(view, opening)
    parts = comparable_after(view, index, region.end) if region else ()
    row = row_of(view, parts)
    if region is None or len(row) < FEWEST_PARTS or not is_named(view, opening, row[0]):
        return None
    if len(row) < len(parts) or is_left_open(view, row) or may_overlap(view, total, region):
        return None
    return PartList(total, row, is_closed=True, cue="opened", within=within_of(view, total, row, opening))


def region_of(view: View, opening: regex.Match[str]) -> Span | None:
    """Where the row may stand: to the end of the bracket that opens, else of the sentence.

    None where the sentence ends before, as at a line separator in front of the colon.
    """
    sentence = view.sentence(opening.start())
    if sentence.end < opening.end():
        return None
    if not opening["bracket"]:
        return Span(opening.end(), sentence.end)
    closing = CLOSING_BRACKETS[opening["bracket"]]
    end = view.text.find(closing, opening.end(), min(sentence.end, opening.end() + LONGEST_BRACKET))
    return Span(opening.end(), end) if end >= 0 else None


def row_of(view: View, parts: tuple[WrittenQuantity, ...]) -> tuple[WrittenQuantity, ...]:
    """The first parts that follow one another without other words between them."""
    for count in range(1, len(parts)):
        if not is_next(view, parts[count - 1], parts[count]) and not is_shared(view, parts[count - 1], parts[count]):
            return parts[:count]
    return parts


def is_shared(view: View, one: WrittenQuantity, other: WrittenQuantity) -> bool:
    """Does nothing but the share of a part stand between it and the next?"""
    return view.pattern(CODE, "share_gap").fullmatch(view.between(one.span, other.span)) is not None


def is_named(view: View, opening: regex.Match[str], first: WrittenQuantity) -> bool:
    """Is there a name of the first part, and nothing else, between the opening and its quantity?"""
    words = view.text[opening.end() : first.span.start]
    return view.pattern(CODE, "part_name").fullmatch(words) is not None


def within_of(
    view: View, total: WrittenQuantity, row: tuple[WrittenQuantity, ...], opening: regex.Match[str]
) -> tuple[Decimal, Decimal] | None:
    """None where the words say that the row is the whole; else how near its sum must come to the total."""
    if opening["sure"] or view.pattern(CODE, "strong").search(total.lead):
        return None
    makers = view.words(CODE, "makers")
    actions = [view.text_of(part.action) for part in row if part.action is not None and "action" not in part.doubts]
    if all(action in makers or action == view.text_of(total.action) for action in actions):
        return OF_THINGS if len(row) >= FEWEST_ACTIONS else OF_TWO
    return OF_DEEDS if len(row) >= FEWEST_ACTIONS else (Decimal(1), Decimal(1))
