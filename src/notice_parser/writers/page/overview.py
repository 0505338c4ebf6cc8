"""A notice → what a reader looks for first: wholes with their parts, money, persons, the largest figures, targets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal

from msgspec import Struct

from notice_parser.notice import Notice, Quantity
from notice_parser.writers.page.words import name_of

MOST = 6  # rows of a panel
MOST_CHANGES = 8
MOST_DEPTH = 4
MOST_PARTS = 12
COUNTED = frozenset(
    (
        "case",
        "organization",
        "occurrence",
        "household",
        "building",
        "item",
        "area",
        "length",
        "mass",
        "volume",
        "energy",
    )
)
NOT_A_LEVEL = frozenset(("share", "rate"))
REPORTED = frozenset(("done", "ongoing", "not_done"))


class PartRow(Struct, frozen=True):
    """A part under its whole, `depth` 1 for the parts of the whole itself."""

    quantity: Quantity
    depth: int


class Whole(Struct, frozen=True):
    """A quantity with its parts in text order. `adds_up`: the parts that partition it sum to its value."""

    quantity: Quantity
    parts: tuple[PartRow, ...]
    adds_up: bool

    @property
    def partition(self) -> list[Quantity]:
        return [row.quantity for row in self.parts if row.depth == 1 and row.quantity.part_role == "partition"]

    @property
    def has_progress(self) -> bool:
        """Do its parts say what was done, is being done or is left?"""
        return any(row.quantity.status in REPORTED for row in self.parts)


class Overview(Struct, frozen=True):
    progress: list[Whole]
    compositions: list[Whole]
    money: list[Quantity]
    persons: list[Quantity]
    largest: list[Quantity]
    targets: list[Quantity]
    changes: list[Quantity]


def overview_of(notice: Notice, first: tuple[str, ...]) -> Overview:
    """`first` are words that a whole of the progress begins the list for, when its name holds one."""
    wholes = find_wholes(notice.quantities)
    levels = [one for one in notice.quantities if is_level(one)]
    return Overview(
        progress=sorted((each for each in wholes if each.has_progress), key=progress_order(first)),
        compositions=[each for each in wholes if not each.has_progress],
        money=largest_of(one for one in levels if one.kind == "money"),
        persons=largest_of(one for one in levels if one.kind == "person"),
        largest=largest_by_unit(one for one in levels if one.kind in COUNTED),
        targets=[one for one in notice.quantities if one.status == "planned" and name_of(one)][:MOST],
        changes=[one for one in notice.quantities if one.change is not None and name_of(one)][:MOST_CHANGES],
    )


def find_wholes(quantities: list[Quantity]) -> list[Whole]:
    """Each quantity that others are parts of, and that is not a part itself, in text order."""
    parts: dict[str, list[Quantity]] = defaultdict(list)
    for one in quantities:
        if one.part_of is not None:
            parts[one.part_of].append(one)
    return [
        Whole(one, tuple(rows_below(one, parts, 1)), adds_up(one, parts[one.id]))
        for one in quantities
        if one.id in parts and one.part_of is None
    ]


def rows_below(whole: Quantity, parts: dict[str, list[Quantity]], depth: int) -> Iterable[PartRow]:
    for one in parts.get(whole.id, []) if depth <= MOST_DEPTH else []:
        yield PartRow(one, depth)
        yield from rows_below(one, parts, depth + 1)


def adds_up(whole: Quantity, parts: list[Quantity]) -> bool:
    partition = [one for one in parts if one.part_role == "partition"]
    values = [one.base_value for one in partition if one.base_value is not None and one.base_unit == whole.base_unit]
    return len(values) == len(partition) > 1 and sum(values, Decimal()) == whole.base_value


def progress_order(first: tuple[str, ...]) -> Callable[[Whole], tuple[bool, bool, int]]:
    """Named by one of the words, then those whose parts add up, then as they stand in the text."""
    return lambda each: (
        not any(word in name_of(each.quantity) for word in first),
        not each.adds_up,
        each.quantity.start,
    )


def is_level(one: Quantity) -> bool:
    """Is it an amount by itself: no share, no amount of a change, not per head, and does the text say what of?"""
    return (
        one.base_value is not None
        and one.change is None
        and one.per is None
        and one.part_role not in NOT_A_LEVEL
        and bool(name_of(one))
    )


def largest_of(quantities: Iterable[Quantity]) -> list[Quantity]:
    """The largest in the unit that most have, each statement once."""
    given = list(quantities)
    units = Counter(one.base_unit for one in given)
    if not units:
        return []
    unit = max(units, key=lambda each: (units[each], each or ""))
    return once(sorted((one for one in given if one.base_unit == unit), key=by_size))[:MOST]


def largest_by_unit(quantities: Iterable[Quantity]) -> list[Quantity]:
    """The largest of each unit, the largest number first: numbers of different units do not compare."""
    best: dict[str | None, Quantity] = {}
    for one in sorted(quantities, key=by_size):
        best.setdefault(one.base_unit, one)
    return list(best.values())[:MOST]


def by_size(one: Quantity) -> tuple[Decimal, int]:
    return -(one.base_value or Decimal()), one.start


def once(quantities: list[Quantity]) -> list[Quantity]:
    """Without those that state the same value of the same name again."""
    seen: dict[tuple[str, Decimal | None], Quantity] = {}
    for one in quantities:
        seen.setdefault((name_of(one), one.base_value), one)
    return list(seen.values())
