"""The number that a marker or a date bears: 二十一, ２１, ③, 其次 → an integer."""

from __future__ import annotations

import unicodedata

from notice_parser.pack.markers import Numerals


def read_number(written: str, numerals: Numerals) -> int | None:
    """The value of a number as written, or None where it is none."""
    squeezed = written if len(written) == 1 else "".join(written.split())
    if squeezed in numerals.signs:
        return numerals.signs[squeezed]
    if squeezed in numerals.digits and squeezed not in numerals.scales:
        return numerals.digits[squeezed]
    return int(squeezed) if squeezed.isdecimal() else read_by_place(squeezed, numerals)


def read_by_place(written: str, numerals: Numerals) -> int | None:
    """一百二十三 by its scales, 二〇二四 digit by digit."""
    if numerals.scales.keys().isdisjoint(written):
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


def write_like(number: int, marker: str, value: int, numerals: Numerals) -> str:
    """The marker with another number in it, written in the way of the marker: 4 like （五） is （四）."""
    start, end = find_written(marker, value, numerals)
    return marker[:start] + write_number(number, marker[start:end], numerals) + marker[end:]


def find_written(marker: str, value: int, numerals: Numerals) -> tuple[int, int]:
    """Where the number stands in a marker: the last longest piece that has this value."""
    pieces = [
        (end - start, start, end)
        for start in range(len(marker))
        for end in range(start + 1, len(marker) + 1)
        if not marker[start:end].isspace() and read_number(marker[start:end], numerals) == value
    ]
    _, start, end = max(pieces, default=(0, 0, 0))
    return start, end


def write_number(number: int, like: str, numerals: Numerals) -> str:
    """A number in the signs of another one: Arabic digits, signs of a row, or numerals with their scales."""
    if like.isdecimal():
        zero = ord(like[0]) - unicodedata.decimal(like[0])
        return "".join(chr(zero + int(digit)) for digit in str(number))
    if like in numerals.signs:
        near = ord(like) - numerals.signs[like] + number if len(like) == 1 else 0
        sign = chr(near) if near else ""
        if numerals.signs.get(sign) == number:
            return sign
        words = [word for word, value in numerals.signs.items() if value == number and len(word) == len(like)]
        return words[0] if words else str(number)
    return write_by_place(number, numerals)


def write_by_place(number: int, numerals: Numerals) -> str:
    """21 as numerals with scales, the plain ones."""
    signs: dict[int, str] = {}
    for sign, value in numerals.digits.items():
        if not sign.isdecimal():
            signs.setdefault(value, sign)
    scales = {value: sign for sign, value in reversed(numerals.scales.items())}
    written, rest = "", number
    for scale in sorted(scales, reverse=True):
        count, rest = divmod(rest, scale)
        if count:
            written += ("" if count == 1 and scale == 10 and not written else signs[count]) + scales[scale]
            if rest and rest < scale // 10:
                written += signs[0]
    return written + (signs[rest] if rest or not written else "")
