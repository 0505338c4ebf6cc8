"""The number that a marker or a date bears: 二十一, ２１, ③, 其次 → an integer."""

from __future__ import annotations

import unicodedata

from notice_parser.pack.markers import Numerals


def read_number(written: str, numerals: Numerals) -> int | None:
    """The value of a number as written, or None where it is none."""
    squeezed = "".join(written.split())
    if squeezed in numerals.signs:
        return numerals.signs[squeezed]
    if squeezed.isdecimal():
        return int("".join(str(unicodedata.decimal(digit)) for digit in squeezed))
    return read_by_place(squeezed, numerals)


def read_by_place(written: str, numerals: Numerals) -> int | None:
    """一百二十三 by its scales, 二〇二四 digit by digit."""
    if not any(sign in numerals.scales for sign in written):
        digits = [numerals.digits.get(sign) for sign in written]
        return None if not digits or None in digits else int("".join(map(str, digits)))
    total, waiting = 0, 0
    for sign in written:
        if sign in numerals.scales:
            total += (waiting or 1) * numerals.scales[sign]
            waiting = 0
        elif sign in numerals.digits:
            waiting = numerals.digits[sign]
        else:
            return None
    return total + waiting
