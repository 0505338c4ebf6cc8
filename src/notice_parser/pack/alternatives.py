"""Rules of one file, each one pattern, scanned together: the leftmost match wins, of two the first rule."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heapify, heappop, heappush

import regex
from msgspec import Struct


class Alternatives(Struct, frozen=True):
    """The rules' patterns in order of priority. One by one they find their required letters faster than joined."""

    patterns: tuple[tuple[str, regex.Pattern[str]], ...]

    def scan(self, text: str) -> Iterator[tuple[str, regex.Match[str]]]:
        """Rule and match of all that is found, in text order, none meeting another."""
        waiting: list[tuple[int, int, regex.Match[str]]] = []
        for order, (_, pattern) in enumerate(self.patterns):
            found = pattern.search(text)
            if found:
                waiting.append((found.start(), order, found))
        heapify(waiting)
        end = 0
        while waiting:
            start, order, found = heappop(waiting)
            rule, pattern = self.patterns[order]
            if start >= end:
                end = max(found.end(), start + 1)
                yield rule, found
            following = pattern.search(text, end)
            if following:
                heappush(waiting, (following.start(), order, following))

    def match(self, text: str, place: int) -> bool:
        """Does any rule match at this place?"""
        return any(pattern.match(text, place) for _, pattern in self.patterns)
