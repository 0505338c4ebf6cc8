"""Arithmetic that keeps every digit the text writes, whatever the caller's decimal context."""

from __future__ import annotations

from contextlib import AbstractContextManager
from decimal import Context, localcontext
from typing import Any

# The longest number that is read has forty digits; scales and factors of units make it longer.
DIGITS = 100


def exact_numbers() -> AbstractContextManager[Any]:
    """Inside, decimals keep a hundred digits; Python's default rounds to 28."""
    return localcontext(Context(prec=DIGITS))
