"""The growth of a move, computed from its two ends with the rounding of both."""

from __future__ import annotations

from decimal import Decimal

from notice_parser.checks.model import WrittenQuantity
from notice_parser.checks.moves import Move
from notice_parser.checks.precision import Interval, quotient

HUNDRED = Decimal(100)


def difference(move: Move) -> Interval:
    """By how much the last value is above the first, in the base unit."""
    rise, room = move.last.amount - move.first.amount, move.first.half + move.last.half
    return Interval(rise - room, rise + room)


def times_more(move: Move) -> Interval | None:
    """The growth as a multiple of the first value; None where that may be 0."""
    ratio = quotient(move.last.amount, move.first.amount, half_part=move.last.half, half_whole=move.first.half)
    return None if ratio is None else ratio + -1


def plain_percent(move: Move) -> Decimal | None:
    """The growth in percent of the ends as they are written, without its sign."""
    first, last = move.first.amount, move.last.amount
    return abs(last - first) / first * HUNDRED if first else None


def size(interval: Interval) -> Interval:
    """The interval of the absolute value."""
    low, high = sorted((abs(interval.low), abs(interval.high)))
    return Interval(Decimal(0) if interval.low < 0 < interval.high else low, high)


def possible_growths(move: Move, stated: WrittenQuantity) -> list[Interval]:
    """The growth of the ends in the unit of the stated growth; several where that can be meant in two ways."""
    if stated.kind == "percentage_point" or (stated.base_unit == move.last.base_unit and stated.kind != "percent"):
        return [difference(move)]
    times = times_more(move)
    if times is None:
        return []
    if stated.kind == "percent":
        percent = times * HUNDRED
        return [percent, difference(move)] if move.last.kind == "percent" else [percent]
    return [times, times + 1] if stated.kind == "multiple" else []
