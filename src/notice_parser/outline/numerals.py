"""The number that a marker or a date bears: 二十一, ２１, ③, 其次 → an integer."""

from __future__ import annotations

import unicodedata

from notice_parser.pack.markers import Numerals


def read_number(written: str, numerals: Numerals) -> int | None:
    """The value of a number as written, or None where it is not a number."""
    squeezed = written if len(written) == 1 else "".join(written.split())
    if squeezed in numerals.signs:
        return numerals.signs[squeezed]
    if squeezed in numerals.digits and squeezed not in numerals.scales:
        return numerals.digits[squeezed]
    return int(squeezed) if squeezed.isdecimal() else read_by_scale(squeezed, numerals)


def read_by_scale(written: str, numerals: Numerals) -> int | None:
    """一百二十三 by its scales, 二〇二四 digit by digit."""
    if numerals.scales.keys().isdisjoint(written):
        digits = [numerals.digits.get(character) for character in written]
        return None if not digits or None in digits else int("".join(map(str, digits)))
    total, waiting = 0, 0
    for character in written:
        if character in numerals.scales:
            total += (waiting or 1) * numerals.scales[character]
            waiting = 0
        elif character in numerals.digits:
            waiting = numerals.digits[character]
        else:
            return None
    return total + waiting


def write_like(number: int, marker: str, value: int, numerals: Numerals) -> str:
    """The marker with another number in it, written like the marker: 4 like （五） is （四）."""
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
    """A number in the numerals of another: Arabic digits, a row such as ①②③, or numerals with their scales."""
    if like.isdecimal():
        zero = ord(like[0]) - unicodedata.decimal(like[0])
        return "".join(chr(zero + int(digit)) for digit in str(number))
    if like in numerals.signs:
        near = ord(like) - numerals.signs[like] + number if len(like) == 1 else 0
        neighbour = chr(near) if near else ""
        if numerals.signs.get(neighbour) == number:
            return neighbour
        words = [word for word, value in numerals.signs.items() if value == number and len(word) == len(like)]
        return words[0] if words else str(number)
    return write_by_scale(number, numerals)


def write_by_scale(number: int, numerals: Numerals) -> str:
    """21 as numerals with scales, the plain ones."""
    digits: dict[int, str] = {}
    for character, value in numerals.digits.items():
        if not character.isdecimal():
            digits.setdefault(value, character)
    scales = {value: character for character, value in reversed(numerals.scales.items())}
    written, rest = "", number
    for scale in sorted(scales, reverse=True):
        count, rest = divmod(rest, scale)
        if count:
            written += ("" if count == 1 and scale == 10 and not written else digits[count]) + scales[scale]
            if rest and rest < scale // 10:
                written += digits[0]
    return written + (digits[rest] if rest or not written else "")
