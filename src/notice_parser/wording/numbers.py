"""Numerals → Decimal: Arabic in both widths, Chinese plain, formal and by position, and mixtures of them."""

from __future__ import annotations

from decimal import Decimal

MOST_DIGITS = 40
DIGITS = {sign: index for index, row in enumerate((
    "0０〇零○ＯO", "1１一壹幺弌", "2２二贰两俩貳兩", "3３三叁仨叄參", "4４四肆", "5５五伍", "6６六陆陸", "7７七柒", "8８八捌", "9９九玖",
)) for sign in row}  # fmt: skip
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
POINTS = "点.．"
ARABIC = str.maketrans("０１２３４５６７８９．点·", "0123456789...", ",，\n \u3000\u00a0")


def read_arabic(words: str) -> Decimal | None:
    """1,234.56 in either width; None for more digits than any amount has."""
    plain = words.translate(ARABIC)
    return Decimal(plain) if len(plain) <= MOST_DIGITS else None


def read_numeral(words: str) -> Decimal | None:
    """A Chinese or mixed numeral: 四百七十四, 两千四百五, 3万4千, 一点二五; None if it is no numeral."""
    whole, point, fraction = split_at_point(words.replace(" ", ""))
    value = read_whole(whole)
    if value is None or not point:
        return value
    digits = [DIGITS.get(sign) for sign in fraction]
    if not fraction or None in digits:
        return None
    return value + Decimal("0." + "".join(map(str, digits)))


def split_at_point(words: str) -> tuple[str, str, str]:
    for point in POINTS:
        if point in words:
            return words.partition(point)
    return words, "", ""


def read_whole(words: str) -> Decimal | None:
    signs = [sign for sign in words if not sign.isspace() and sign not in ",，"]
    if not signs or len(signs) > MOST_DIGITS:
        return None
    if all(sign in DIGITS for sign in signs):
        return Decimal("".join(str(DIGITS[sign]) for sign in signs))
    return read_scaled(signs)


def read_scaled(signs: list[str]) -> Decimal | None:
    """Digits with 十百千 inside sections of 万 and 亿. A last digit without 零 takes a tenth of the scale before it."""
    total = section = 0
    number: int | None = None
    last, after_zero = 1, False
    for sign in signs:
        if sign in DIGITS:
            digit = DIGITS[sign]
            after_zero = after_zero or (digit == 0 and number is None)
            number = digit if number is None or number == 0 else number * 10 + digit
        elif sign in SMALL:
            if number is None and section % (SMALL[sign] * 10) and SMALL[sign] > 10:
                return None
            section += (1 if number is None or number == 0 else number) * SMALL[sign]
            number, last, after_zero = None, SMALL[sign], False
        elif sign in LARGE:
            section += number or 0
            scale = LARGE[sign]
            if total == 0 and section == 0:
                section = 1
            total = (total + section) * scale if total < scale else total + section * scale
            section, number, last, after_zero = 0, None, scale, False
        else:
            return None
    if number:
        section += number * (last // 10 if last > 10 and not after_zero and number < 10 else 1)
    return Decimal(total + section)
