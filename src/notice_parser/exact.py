"""Arithmetic in which no digit of a number is lost that the text writes, whatever a caller's decimal context is."""

from __future__ import annotations

from contextlib import AbstractContextManager
from decimal import Context, localcontext
from typing import Any

# Forty digits, the most that are read, times the largest scales and factors of units.
DIGITS = 100


def exact_numbers() -> AbstractContextManager[Any]:
    """Decimals keep a hundred digits inside; Python alone rounds to 28."""
    return localcontext(Context(prec=DIGITS))
