"""How exactly is a number written? Decimals are those of the text, never those of the value."""

from __future__ import annotations

import re
from decimal import Decimal

WRITTEN = re.compile(r"[0-9０-９][0-9０-９,，]{0,30}(?:[.．]([0-9０-９]{1,12}))?")
COUNTED = frozenset({"case", "person", "organization", "occurrence", "household", "building", "item"})


def step_of(text: str, value: Decimal | None, base: Decimal | None, kind: str) -> Decimal | None:
    """A unit of the last written place in the base unit; None for a number that was counted one by one."""
    if value is None or base is None:
        return None
    scale = base / value if value else Decimal(1)
    places = decimals_in(text)
    if places == 0 and scale == 1 and kind in COUNTED:
        return None
    return scale.scaleb(-places)


def decimals_in(text: str) -> int:
    """The number of decimals that the last number in these words is written with."""
    found = None
    for found in WRITTEN.finditer(text):  # noqa: B007
        pass
    return len(found[1] or "") if found else 0


def quotient(part: Decimal, half_part: Decimal, whole: Decimal, half_whole: Decimal) -> tuple[Decimal, Decimal] | None:
    """The least and the most that part ÷ whole may be where both were rounded; None where the whole may be 0."""
    if whole - half_whole <= 0:
        return None
    ends = [(part + a) / (whole + b) for a in (-half_part, half_part) for b in (-half_whole, half_whole)]
    return min(ends), max(ends)


def distance(value: Decimal, low: Decimal, high: Decimal) -> Decimal:
    """How far a value lies outside of an interval; 0 inside."""
    return max(low - value, value - high, Decimal(0))
