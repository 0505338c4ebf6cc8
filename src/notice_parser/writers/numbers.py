"""Numbers of a notice → digits, exact and without an exponent."""

from __future__ import annotations

from decimal import Decimal


def plain_number(value: Decimal) -> str:
    """7.46E+9 as 7460000000, 74.60 as 74.6."""
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
