"""Patterns → Sweep: which of them may begin at a sign, at a row of digits, at a row of other numerals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import regex
from msgspec import Struct

from notice_parser.pack.loading.beginnings import Heads, Net, Signs, class_of, never_after, read_net
from notice_parser.pack.sweep import BLANKS, Choice, Sweep, Table

LONGEST = 24


class Reading(Struct, frozen=True):
    """A pattern with what it begins with, or with what stands behind the row that it begins with.

    `twos` are the first two signs where the row tells nothing; `is_barred`: it begins with no sign of the row right
    behind another.
    """

    order: int
    pattern: regex.Pattern[str]
    heads: Heads
    twos: Signs | None = None
    is_barred: bool = True

    def allows(self, sign: str, second: str | None = None) -> bool:
        """May the sign stand there, with this one behind it, with any one?"""
        allowed = self.heads.pairs.get(sign, frozenset())
        return self.heads.is_open or allowed is None or second in allowed


class Told(Struct, frozen=True):
    """A pattern of which it is told what a match begins with."""

    order: int
    pattern: regex.Pattern[str]
    net: Net
    first: Heads

    def at_sign(self) -> Reading:
        return Reading(self.order, self.pattern, self.first)

    def at_row(self, row: Signs) -> Reading:
        """What stands behind a row of such signs that the pattern begins with."""
        heads = self.net.heads(row | BLANKS)
        twos = first_twos(self.first) if heads.is_open else None
        return Reading(self.order, self.pattern, heads, twos, never_after(self.pattern, row))


def make_sweep(patterns: Sequence[regex.Pattern[str]]) -> tuple[Sweep | None, tuple[int, ...]]:
    """The patterns as one sweep, and the places of those that must be looked for one by one."""
    told = [one for order, pattern in enumerate(patterns) if (one := tell(order, pattern))]
    alone = {*range(len(patterns))} - {one.order for one in told}
    return (join(told) if told else None), tuple(sorted(alone))


def tell(order: int, pattern: regex.Pattern[str]) -> Told | None:
    """What the pattern begins with; None where that may be anything, or is one sign that `regex` finds by itself."""
    net = read_net(pattern)
    first = net.heads() if net else None
    if net is None or first is None or first.is_open or [*first.pairs.values()] == [None]:
        return None
    return Told(order, pattern, net, first)


class Row(Struct, frozen=True):
    """Signs that stand in rows, and what to try by the sign behind the row."""

    signs: Signs
    table: Table
    open_behind: int

    @property
    def place(self) -> str:
        """A row behind its first sign; where what stands behind it decides: one with such a sign, or a long one."""
        if not self.signs:
            return "((?!))"
        row = class_of(self.signs | BLANKS)
        place = f"(?<={class_of(self.signs)})({row}*+)"
        if self.open_behind <= 1:
            return place
        behind = frozenset(self.table.by_one).union(two[0] for two in self.table.by_two)
        decides = f"(?={class_of(behind)})|" if behind else ""
        return f"{place}(?:{decides}(?<={row}{{{self.open_behind}}}))"


def join(told: list[Told]) -> Sweep:
    signs = frozenset(sign for one in told for sign in one.first.pairs)
    digits = frozenset(filter(str.isdecimal, signs))
    numerals = frozenset(sign for sign in signs - digits if unicodedata.numeric(sign, None) is not None)
    others = table_of([one.at_sign() for one in told], signs - digits - numerals)
    rows = (read_row(told, digits), read_row(told, numerals))
    return Sweep(re.compile(places(rows, others)), (others, rows[0].table, rows[1].table))


def read_row(told: list[Told], row: Signs) -> Row:
    """The choice by what stands behind a row of such signs. A row that is too long to be read twice is always seen."""
    begun = [one.at_row(row) for one in told if row and (row | BLANKS) & one.first.pairs.keys()]
    table = table_of(begun, frozenset(sign for reading in begun for sign in reading.heads.pairs))
    return Row(
        row, table, min([LONGEST, *(one.heads.open_behind for one in begun if one.heads.open_behind is not None)])
    )


def first_twos(heads: Heads) -> Signs | None:
    """All pairs of signs that a match can begin with; None where any sign may come second."""
    if None in heads.pairs.values():
        return None
    return frozenset(first + second for first, seconds in heads.pairs.items() for second in seconds or ())


def places(rows: tuple[Row, ...], others: Table) -> str:
    """A sign that something begins with, and the sign behind it, or the row that it opens and what stands behind."""
    open_signs = frozenset(others.by_one)
    followed = frozenset(two[0] for two in others.by_two)
    looks = [row.place for row in rows]
    in_row = f"(?<!{class_of(rows[0].signs)})" if rows[0].signs else ""
    looks += [f"{in_row}(?={class_of(two[1] for two in others.by_two)})"] if followed else []
    looks += [f"(?<={class_of(open_signs)})"] if open_signs else []
    return f"{class_of(open_signs.union(followed, *(row.signs for row in rows)))}(?:{'|'.join(looks)})"


def table_of(readings: list[Reading], signs: Signs) -> Table:
    """What to try where each of these signs stands, by the sign behind it where that decides."""
    choose = Chooser()
    by_two: dict[str, Choice] = {}
    by_one: dict[str, Choice] = {}
    for sign in sorted(signs):
        here = [one for one in readings if one.heads.is_open or sign in one.heads.pairs]
        seconds = [one.heads.pairs[sign] for one in here if sign in one.heads.pairs]
        if any(allowed is None for allowed in seconds):
            by_one[sign] = choose([one for one in here if one.allows(sign)])
        for second in sorted(set().union(*(allowed or () for allowed in seconds))):
            by_two[sign + second] = choose([one for one in here if one.allows(sign, second)])
    return Table(by_two, by_one, choose([one for one in readings if one.heads.is_open]))


class Chooser:
    """Makes each choice once, however many signs lead to it."""

    def __init__(self) -> None:
        self.known: dict[tuple[int, ...], Choice] = {}

    def __call__(self, readings: list[Reading]) -> Choice:
        key = tuple(one.order for one in readings)
        if key not in self.known:
            opening = tuple((one.order, one.pattern, one.twos) for one in readings)
            inside = tuple((one.order, one.pattern, one.twos) for one in readings if not one.is_barred)
            self.known[key] = Choice(opening, inside)
        return self.known[key]
