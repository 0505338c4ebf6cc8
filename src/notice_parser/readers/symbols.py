"""Characters of symbol fonts (Symbol, Wingdings, Wingdings 2) → the characters of Unicode that look the same.

Sources: Adobe's symbol.txt and the character tables of the fonts. Word writes their codes from U+F020 on.
"""

from __future__ import annotations

PRIVATE = range(0xF020, 0xF100)
UNKNOWN = "\ufffd"
ASCII = {code: chr(code) for code in range(0x20, 0x7F) if chr(code) in " !#%&()+,./0123456789:;<=>?[]_{|}"}


def table(start: int, characters: str) -> dict[int, str]:
    return {start + index: character for index, character in enumerate(characters) if character != " "}


SYMBOL = (
    ASCII
    | {0x2D: "−", 0x2A: "∗", 0x7E: "∼", 0x40: "≅"}
    | table(0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ")
    | table(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ")
    | table(0xA2, "′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…")
    | {0xD1: "∇", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD5: "∏", 0xD6: "√", 0xD7: "⋅", 0xE5: "∑", 0xF2: "∫"}
)
WINGDINGS = (
    table(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩")
    | table(0x8C, "❶❷❸❹❺❻❼❽❾❿")
    | {0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□"}
    | {0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xF0: "⇨"}
    | {0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x20: " "}
)
WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA2: "■", 0xA3: "□", 0x20: " "}
FONTS = {"symbol": SYMBOL, "wingdings": WINGDINGS, "wingdings 2": WINGDINGS_2}


def symbol(code: int, font: str | None) -> str:
    """The character of a code in a font; U+FFFD for one that is not known."""
    known = FONTS.get((font or "").lower())
    if known is not None:
        return known.get(code & 0xFF, UNKNOWN)
    if code in PRIVATE:
        return ASCII.get(code & 0xFF, UNKNOWN)
    return chr(code) if 0x20 <= code < 0xD800 else UNKNOWN


def from_font(text: str, font: str | None) -> str:
    """The text of a run, in which a symbol font's private characters may stand; of another font as it stands."""
    if (font or "").lower() not in FONTS:
        return text
    return "".join(symbol(ord(one), font) if ord(one) in PRIVATE else one for one in text)
