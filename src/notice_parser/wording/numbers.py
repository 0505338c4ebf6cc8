"""Numerals → Decimal: Arabic in both widths, Chinese plain, formal and by position, and mixtures of them."""

from __future__ import annotations

from decimal import Decimal

from notice_parser.pack.numbers import Signs

MOST_DIGITS = 40


def read_arabic(words: str, signs: Signs) -> Decimal | None:
    """1,234.56 in either width; None for more digits than any amount has."""
    plain = words if words.isascii() and words.isdigit() else words.translate(signs.plain)
    return Decimal(plain) if len(plain) <= MOST_DIGITS else None


def read_numeral(words: str, signs: Signs) -> Decimal | None:
    """A Chinese or mixed numeral: 四百七十四, 两千四百五, 3万4千, 一点二五; None if it is not a numeral."""
    if len(words) == 1 and words in signs.digits:
        return Decimal(signs.digits[words])
    if words.isascii() and words.isdigit():
        return read_arabic(words, signs)
    whole, point, fraction = split_at_point(words.replace(" ", ""), signs)
    value = read_whole(whole, signs)
    if value is None or not point:
        return value
    digits = [signs.digits.get(numeral) for numeral in fraction]
    if not fraction or None in digits:
        return None
    return value + Decimal("0." + "".join(map(str, digits)))


def read_either(words: str, signs: Signs) -> Decimal | None:
    """A number that is Arabic if its first character is."""
    return read_arabic(words, signs) if words[:1].isdigit() else read_numeral(words, signs)


def split_at_point(words: str, signs: Signs) -> tuple[str, str, str]:
    for point in signs.points:
        if point in words:
            return words.partition(point)
    return words, "", ""


def read_whole(words: str, signs: Signs) -> Decimal | None:
    row = [numeral for numeral in words if not numeral.isspace() and numeral not in ",，"]
    if not row or len(row) > MOST_DIGITS:
        return None
    if all(numeral in signs.digits for numeral in row):
        return Decimal("".join(str(signs.digits[numeral]) for numeral in row))
    return read_scaled(row, signs)


def read_scaled(row: list[str], signs: Signs) -> Decimal | None:
    """Digits with 十百千 inside sections of 万 and 亿. A last digit without 零 takes a tenth of the scale before it."""
    total = section = 0
    number: int | None = None
    last, after_zero = 1, False
    for numeral in row:
        if numeral in signs.digits:
            digit = signs.digits[numeral]
            after_zero = after_zero or (digit == 0 and number is None)
            number = digit if not number else number * 10 + digit
        elif numeral in signs.small:
            section += (number or 1) * signs.small[numeral]
            number, last, after_zero = None, signs.small[numeral], False
        elif numeral in signs.large:
            section += number or 0
            scale = signs.large[numeral]
            if total == 0 and section == 0:
                section = 1
            total = (total + section) * scale if total < scale else total + section * scale
            section, number, last, after_zero = 0, None, scale, False
        else:
            return None
    if number:
        section += number * (last // 10 if last > 10 and not after_zero and number < 10 else 1)
    return Decimal(total + section)
