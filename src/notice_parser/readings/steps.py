"""Numbers and rows of kinds as the values of features, so few that weights can be learnt for them."""

from __future__ import annotations


def count(number: int) -> str:
    """A number in steps: 0 to 3 as they are, then 4, 6 and 9 and more."""
    return str(number) if number < 4 else "4" if number < 6 else "6" if number < 10 else "9"


def ends_of(row: tuple[str, ...], longest: int = 4) -> tuple[str, ...]:
    """A row of kinds; of one that is longer the first two and the last two."""
    return row if len(row) <= longest else (*row[:2], "..", *row[-2:])
