"""How wide a text is in a terminal."""

from __future__ import annotations

from unicodedata import east_asian_width

WIDE = ("W", "F")


def columns_of(text: str) -> int:
    """How many columns a text takes: a Chinese character takes two."""
    return sum(2 if east_asian_width(character) in WIDE else 1 for character in text)


def padded(text: str, width: int, *, is_number: bool = False) -> str:
    """A text with blanks up to that many columns, before it where it is a number."""
    gap = " " * max(0, width - columns_of(text))
    return f"{gap}{text}" if is_number else f"{text}{gap}"
