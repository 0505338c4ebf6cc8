"""A quote of several lines → one line, for a cell, a heading or a terminal."""

from __future__ import annotations

import re

LINE_BREAK = re.compile(r"[^\S\r\n]*[\r\n\u2028\u2029]\s*")


def on_one_line(text: str) -> str:
    """The text on one line: a line break becomes a space between ASCII characters, nothing elsewhere."""
    text = text.strip()
    return LINE_BREAK.sub(lambda found: " " if is_between_ascii(text, found) else "", text).replace("\t", " ")


def is_between_ascii(text: str, found: re.Match[str]) -> bool:
    return text[found.start() - 1].isascii() and text[found.end()].isascii()
