"""RTF before striprtf: raised and lowered numbers, and the characters of symbol fonts, as characters of their own."""

from __future__ import annotations

import re

from notice_parser.readers.raised import lowered, raised
from notice_parser.readers.symbols import FONTS, symbol

# Further properties between the one that counts and the words it holds for.
PROPERTIES = r"(?:\\(?!u-?[0-9])[a-z]{1,20}+(?:-?[0-9]{1,7})?+[ \r\n]{0,2}+){0,24}+"
SET_OFF = re.compile(
    rf"\\(super|sub|up|dn)([0-9]{{0,3}})(?![a-z0-9]) ?({PROPERTIES})([+\-]?[0-9]{{1,4}}[+\-]?|[+\-])(?=[}}\\])"
)
# \up and \dn move characters by half-points; without a number by 6.
LEAST_MOVED = 4
FONT = re.compile(r"\{\\f([0-9]{1,5})(?![0-9])[^{};]{0,200}?[ ]([A-Za-z][A-Za-z0-9 ]{1,30});")
SYMBOLS = re.compile(
    rf"(\\f([0-9]{{1,5}})(?![0-9]) ?{PROPERTIES})((?:\\u-?[0-9]{{1,5}} ?\??|\\'[0-9a-fA-F]{{2}}){{1,20}})"
)
CODE = re.compile(r"\\u(-?[0-9]{1,5}) ?\??|\\'([0-9a-fA-F]{2})")


def write_characters(written: str) -> str:
    """The RTF with these characters written as they are seen."""
    return write_symbols(SET_OFF.sub(write_set_off, written))


def write_set_off(found: re.Match[str]) -> str:
    """A number that stands above or below its line, in raised or lowered digits."""
    name, by, properties, number = found.groups()
    if by and int(by) < (LEAST_MOVED if name in ("up", "dn") else 1):
        return found[0]
    shown = raised(number) if name in ("super", "up") else lowered(number)
    return properties + "".join(escaped(one) for one in shown)


def write_symbols(written: str) -> str:
    """Codes that stand in a symbol font, as the font shows them."""
    fonts = {number: name.strip() for number, name in FONT.findall(written) if name.strip().lower() in FONTS}
    if not fonts:
        return written

    def show(found: re.Match[str]) -> str:
        if found[2] not in fonts:
            return found[0]
        codes = (int(code) if code else int(byte, 16) for code, byte in CODE.findall(found[3]))
        return found[1] + "".join(escaped(symbol(code % 0x10000, fonts[found[2]])) for code in codes)

    return SYMBOLS.sub(show, written)


def escaped(character: str) -> str:
    code = ord(character)
    return f"\\u{code - 0x10000 if code > 0x7FFF else code}?"
