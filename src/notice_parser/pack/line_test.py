"""A pattern for whole lines, tried only where the first or last character of the line allows it."""

from __future__ import annotations

import regex
from msgspec import Struct


class LineTest(Struct, frozen=True):
    """A pattern for whole lines: one that it fits begins with a character of `firsts` (None: any) or ends with one of
    `lasts`."""

    pattern: regex.Pattern[str]
    firsts: frozenset[str] | None
    lasts: frozenset[str]

    def match(self, text: str, start: int, end: int) -> regex.Match[str] | None:
        """Does it fit the line, which is not empty, from its start on?"""
        if self.firsts is not None and text[start] not in self.firsts and text[end - 1] not in self.lasts:
            return None
        return self.pattern.match(text, start, end)
