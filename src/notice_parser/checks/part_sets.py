"""Lists of parts whose names together are always the whole: men and women, the months of a quarter, the industries."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from notice_parser.checks.model import View, WrittenQuantity
from notice_parser.checks.part_cues import (
    CODE,
    RELATIVE,
    PartList,
    are_comparable,
    are_in_one_sentence,
    is_left_open,
    whole_of,
)
from notice_parser.outline.numerals import read_number

MONTHS = 3
FARTHEST = 200
BETWEEN_NAMES, AFTER_CONDITION = "/", ":"
MOST_WITH_SHARES = 4


def halves(view: View, index: int) -> PartList | None:
    """86人，男干部51人，女干部34人."""
    total, pair = view.quantities[index], pair_after(view, index)
    if len(pair) < 2 or not are_halves(view, pair) or not all(are_comparable(total, part) for part in pair):
        return None
    is_whole = are_in_one_sentence(view, total, pair[-1]) and not is_left_open(view, pair)
    return PartList(total, pair, is_closed=True, cue="halves") if is_whole else None


def pair_after(view: View, index: int) -> tuple[WrittenQuantity, ...]:
    """The next two quantities that are not shares."""
    following = view.quantities[index + 1 : index + 1 + MOST_WITH_SHARES]
    return tuple(quantity for quantity in following if quantity.kind not in RELATIVE)[:2]


def are_halves(view: View, pair: tuple[WrittenQuantity, ...]) -> bool:
    """Do the words before two quantities start with the two names of a pair, in either order?"""
    among, halves = view.words(CODE, "among")[0], view.words(CODE, "halves")
    leads = [part.lead.removeprefix(among) for part in pair]
    if not leads[0].startswith(names_in(halves)):
        return False
    pairs = [names.partition(BETWEEN_NAMES)[::2] for names in halves]
    return any(leads[i].startswith(a) and leads[1 - i].startswith(b) for a, b in pairs for i in (0, 1))


@lru_cache(maxsize=8)
def names_in(halves: tuple[str, ...]) -> tuple[str, ...]:
    """The names of all pairs, each written as first/second."""
    return tuple(name for pair in halves for name in pair.partition(BETWEEN_NAMES)[::2])


def quarter(view: View, index: int) -> PartList | None:
    """一季度…10.8万户，其中1月…，2月…，3月…: all months of the quarter, in order."""
    total, parts = view.quantities[index], view.quantities[index + 1 : index + 1 + MONTHS]
    if len(parts) < MONTHS or not all(are_comparable(total, part) for part in parts):
        return None
    if not are_in_one_sentence(view, total, parts[-1]):
        return None
    months = [view.pattern(CODE, "month").search(part.lead) for part in parts]
    sentence = view.sentence(total.span.start)
    stated = view.pattern(CODE, "quarter").search(view.text, sentence.start, total.span.start)
    if stated is None or None in months:
        return None
    first = view.words(CODE, "quarters").index(stated["quarter"]) * MONTHS + 1
    numbers = [read_number(month["month"], view.pack.markers.numerals) for month in months if month]
    is_quarter = numbers == [first, first + 1, first + 2]
    return PartList(total, parts, is_closed=True, cue="quarter") if is_quarter else None


def whole_set(view: View, index: int) -> PartList | None:
    """第一、第二、第三产业; 第一种 to 第四种形态. The cue is the first name."""
    first = view.quantities[index]
    if first.kind in RELATIVE:
        return None
    return next((found for names in named_sets(view, first) if (found := read_set(view, first, names))), None)


def named_sets(view: View, first: WrittenQuantity) -> Iterator[list[str]]:
    """The names of each set that these words begin. What stands before : must stand before the quantity."""
    sentence = view.sentence(first.span.start)
    for row in view.words(CODE, "sets"):
        condition, _, names = row.rpartition(AFTER_CONDITION)
        listed = names.split(BETWEEN_NAMES)
        if listed[0] in first.lead and view.text.find(condition, sentence.start, first.span.start) >= 0:
            yield listed


def read_set(view: View, first: WrittenQuantity, names: list[str]) -> PartList | None:
    parts = [first]
    for quantity in view.quantities[first.index + 1 : first.index + 4 * len(names)]:
        if len(parts) < len(names) and are_comparable(first, quantity) and names[len(parts)] in quantity.lead:
            parts.append(quantity)
    total = whole_of(view, first)
    if total is None or len(parts) != len(names) or parts[-1].span.start - total.span.end > FARTHEST:
        return None
    return PartList(total, tuple(parts), is_closed=True, cue=names[0])
