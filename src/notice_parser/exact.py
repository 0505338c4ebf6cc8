"""Arithmetic that keeps every digit the text writes, whatever the caller's decimal context."""

from __future__ import annotations

from contextlib import AbstractContextManager
from decimal import Context, Decimal, localcontext
from typing import Any

# The longest number that is read has forty digits; scales and factors of units make it longer.
DIGITS = 100


def exact_numbers() -> AbstractContextManager[Any]:
    """Inside, decimals keep a hundred digits; Python's default rounds to 28."""
    return localcontext(Context(prec=DIGITS))


def as_json_number(value: Decimal) -> int | float:
    """The same number for JSON: an int where it is whole, else the float whose repr is that decimal."""
    whole = int(value)
    return whole if whole == value else float(value)
