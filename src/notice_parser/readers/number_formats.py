"""How Word writes a number: its format's name and a value → the numeral, or None for an unknown format.

After ECMA-376 Part 1, 17.18.59 (ST_NumberFormat), and what Word shows where that leaves a choice.
"""

from __future__ import annotations

from collections.abc import Callable

DIGITS = "〇一二三四五六七八九"
LEGAL_SIMPLIFIED = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟", "万亿")
LEGAL_TRADITIONAL = ("零壹貳參肆伍陸柒捌玖", "拾佰仟", "萬億")
COUNTING = ("零一二三四五六七八九", "十百千", "万亿")
COUNTING_TRADITIONAL = ("零一二三四五六七八九", "十百千", "萬億")
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ENCLOSED_HAN = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
LARGEST = 99_999_999
LARGEST_ROMAN = 3_999
LONGEST_LETTERS = 30
UNNUMBERED = frozenset({"bullet", "none"})


def format_number(name: str, number: int) -> str | None:
    """The number in the numerals of a format; None where the format is unknown or has no numeral for it."""
    write = FORMATS.get(name)
    return write(number) if write is not None and 0 <= number <= LARGEST else None


def by_scale(number: int, numerals: tuple[str, str, str], *, skips_one: bool, fills: bool = True) -> str:
    """A number with its scales: 二百零三. `skips_one`: 10 begins with 十; `fills`: 零 stands for what is left out."""
    digits, small, large = numerals
    if number == 0:
        return digits[0]
    groups = [number // 10**8, number // 10**4 % 10**4, number % 10**4]
    result = ""
    for group, scale in zip(groups, (large[1], large[0], ""), strict=True):
        if group == 0:
            continue
        if result and fills and group < 1000:
            result += digits[0]
        result += within_group(group, digits, small, fills) + scale
    return result[1:] if skips_one and result.startswith(digits[1] + small[0]) else result


def within_group(group: int, digits: str, small: str, fills: bool) -> str:
    written, is_open = "", False
    for power in (3, 2, 1, 0):
        digit = group // 10**power % 10
        if digit == 0:
            is_open = bool(written)
            continue
        if is_open and fills:
            written += digits[0]
        is_open = False
        written += digits[digit] + (small[power - 1] if power else "")
    return written


def chinese_counting(number: int) -> str:
    """一 to 九十九 with 十, digit by digit above."""
    return by_scale(number, COUNTING, skips_one=True) if 0 < number < 100 else digit_by_digit(number)


def japanese_counting(number: int) -> str:
    """百 and 千 without 一 before them, no 零."""
    written = by_scale(number, COUNTING, skips_one=True, fills=False)
    for scale in COUNTING[1]:
        written = written.replace("一" + scale, scale)
    return written


def digit_by_digit(number: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(number))


def full_width(number: int) -> str:
    return "".join(chr(0xFF10 + int(digit)) for digit in str(number))


def from_row(first: str, last: int) -> Callable[[int], str]:
    """A row of numerals in Unicode from 1 to `last`; decimal above, as the standard has it."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= last else str(number)


def one_of(numerals: str) -> Callable[[int], str | None]:
    return lambda number: numerals[number - 1] if 1 <= number <= len(numerals) else None


def letters(first: str) -> Callable[[int], str | None]:
    """A … Z, AA, BB: the letter is repeated."""

    def write(number: int) -> str | None:
        times = (number + 25) // 26
        return chr(ord(first) + (number - 1) % 26) * times if 0 < times <= LONGEST_LETTERS else None

    return write


def roman(number: int) -> str | None:
    if not 0 < number <= LARGEST_ROMAN:
        return None
    written = ""
    for value, numeral in ROMAN:
        written += numeral * (number // value)
        number %= value
    return written


def lower_roman(number: int) -> str | None:
    written = roman(number)
    return written.lower() if written else None


def ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def sexagenary(number: int) -> str:
    return STEMS[(number - 1) % 10] + BRANCHES[(number - 1) % 12]


FORMATS: dict[str, Callable[[int], str | None]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalHalfWidth": str,
    "decimalFullWidth": full_width,
    "decimalFullWidth2": full_width,
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "ordinal": ordinal,
    "upperLetter": letters("A"),
    "lowerLetter": letters("a"),
    "upperRoman": roman,
    "lowerRoman": lower_roman,
    "chineseCounting": chinese_counting,
    "chineseCountingThousand": lambda number: by_scale(number, COUNTING, skips_one=True),
    "taiwaneseCounting": chinese_counting,
    "taiwaneseCountingThousand": lambda number: by_scale(number, COUNTING_TRADITIONAL, skips_one=True),
    "japaneseCounting": japanese_counting,
    "japaneseDigitalTenThousand": digit_by_digit,
    "ideographDigital": digit_by_digit,
    "taiwaneseDigital": digit_by_digit,
    "chineseLegalSimplified": lambda number: by_scale(number, LEGAL_SIMPLIFIED, skips_one=False),
    "ideographLegalTraditional": lambda number: by_scale(number, LEGAL_TRADITIONAL, skips_one=False),
    "ideographTraditional": one_of(STEMS),
    "ideographZodiac": one_of(BRANCHES),
    "ideographZodiacTraditional": sexagenary,
    "ideographEnclosedCircle": one_of(ENCLOSED_HAN),
    "decimalEnclosedCircle": from_row("①", 20),
    "decimalEnclosedCircleChinese": from_row("①", 20),
    "decimalEnclosedParen": from_row("⑴", 20),
    "decimalEnclosedFullstop": from_row("⒈", 20),
}
