"""Totals with the lists of their parts: those that the statements state, and those that a cue of the text shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from notice_parser.checks.model import View, WrittenQuantity
from notice_parser.checks.part_cues import (
    CODE,
    MOST_PARTS,
    RELATIVE,
    PartList,
    among,
    are_comparable,
    divided,
    left_over,
    summed,
)
from notice_parser.checks.part_rows import opened, totalled
from notice_parser.checks.part_sets import halves, quarter, whole_set

PART_OF = "part_of"


class ListReader(Struct, frozen=True):
    """`read` gives the list that a cue at one quantity shows; without one of the words of `cues` there is none."""

    read: Callable[[View, int], PartList | None]
    cues: str


READERS = (
    ListReader(divided, "divided_cues"),
    ListReader(summed, "summed_cues"),
    ListReader(left_over, "left_over_cues"),
    ListReader(halves, "halves_cues"),
    ListReader(quarter, "quarter_cues"),
    ListReader(whole_set, "set_cues"),
    ListReader(opened, "opened_cues"),
    ListReader(totalled, "totalled_cues"),
    ListReader(among, "among_cues"),
)


def find_part_lists(view: View) -> Iterator[PartList]:
    """All lists of parts in text order of the quantity with the cue; a total may have one list for each cue."""
    yield from stated_lists(view)
    readers = [reader for reader in READERS if view.holds_any(CODE, reader.cues)]
    for index in range(len(view.quantities)):
        for reader in readers:
            found = reader.read(view, index)
            if found is not None and len(found.parts) <= MOST_PARTS:
                yield found


def stated_lists(view: View) -> Iterator[PartList]:
    """The partitions of the statements: closed where one of the parts is what is left."""
    parts: dict[int, list[WrittenQuantity]] = {}
    for quantity in view.quantities:
        if quantity.part_of is not None and quantity.part_role == "partition":
            parts.setdefault(quantity.part_of, []).append(quantity)
    for index, found in parts.items():
        has_rest = any(view.pattern(CODE, "rest").search(part.lead) for part in found)
        if len(found) > 1 and has_rest and is_certain(view, view.quantities[index], found):
            yield PartList(view.quantities[index], tuple(found), is_closed=True, cue="rest")


def is_certain(view: View, total: WrittenQuantity, parts: list[WrittenQuantity]) -> bool:
    """Are the parts certainly those of the total: none of another unit among them, the total itself no part?"""
    if any(PART_OF in part.doubts for part in parts) or view.pattern(CODE, "done").search(total.lead):
        return False
    between = view.quantities[min(total.index, parts[0].index) + 1 : parts[-1].index]
    return all(one.kind in RELATIVE or are_comparable(one, total) for one in between)
