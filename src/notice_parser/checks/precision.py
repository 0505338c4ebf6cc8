"""How precisely a number is written. Decimals are those of the text, never those of the value."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from notice_parser.quantities.quantity import Quantity

WRITTEN = re.compile(r"[0-9０-９][0-9０-９,，]{0,30}(?:[.．]([0-9０-９]{1,12}))?")
NUMBER_CHARACTERS = "0123456789０１２３４５６７８９.．,，"
COUNTED = frozenset({"case", "person", "organization", "occurrence", "household", "building", "item"})


class Interval(Struct, frozen=True):
    """The least and the most that a value may be where it, or what it was computed from, is rounded."""

    low: Decimal
    high: Decimal

    def __add__(self, offset: int) -> Interval:
        return Interval(self.low + offset, self.high + offset)

    def __mul__(self, factor: Decimal) -> Interval:
        return Interval(self.low * factor, self.high * factor)

    def distance(self, value: Decimal) -> Decimal:
        """How far a value lies outside; 0 inside."""
        return max(self.low - value, value - self.high, Decimal(0))


def step_of(text: str, quantity: Quantity) -> Decimal | None:
    """One unit of the last digit that `text` writes, in the base unit; None for a number counted one by one."""
    value, base_value = quantity.value, quantity.base_value
    if value is None or base_value is None:
        return None
    scale = base_value / value if value else Decimal(1)
    decimals = decimals_in(text)
    if decimals == 0 and scale == 1 and quantity.kind in COUNTED:
        return None
    return scale.scaleb(-decimals)


def decimals_in(text: str) -> int:
    """The number of decimals of the last number in these words."""
    found = None
    for found in WRITTEN.finditer(text):  # noqa: B007
        pass
    return len(found[1] or "") if found else 0


def last_digit(text: str) -> Decimal:
    """One unit of the last digit of the last number in these words."""
    return Decimal(1).scaleb(-decimals_in(text))


def unit_in(text: str) -> str:
    """The words of a quantity without its number."""
    return text.lstrip(NUMBER_CHARACTERS)


def quotient(part: Decimal, whole: Decimal, *, half_part: Decimal, half_whole: Decimal) -> Interval | None:
    """What part ÷ whole may be where both are rounded by up to a half step; None where the whole may be 0."""
    if whole - half_whole <= 0:
        return None
    ends = [(part + a) / (whole + b) for a in (-half_part, half_part) for b in (-half_whole, half_whole)]
    return Interval(min(ends), max(ends))
