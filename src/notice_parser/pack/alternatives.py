"""Rules of one file, each one pattern, scanned together: the leftmost match wins, of two the first rule."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heapify, heappop, heappush

import regex
from msgspec import Struct

from notice_parser.pack.multi_pattern import Found, Matches, MultiPatternScan


class Alternatives(Struct, frozen=True):
    """The rules' patterns in order of priority.

    Those whose first characters are known are found in one multi-pattern scan, those `alone` one by one.
    """

    patterns: tuple[tuple[str, regex.Pattern[str]], ...]
    together: MultiPatternScan | None
    alone: tuple[int, ...]

    def scan(self, text: str) -> Iterator[tuple[str, regex.Match[str]]]:
        """Rule and match of everything found, in text order, none overlapping another."""
        matches = self.together.matches(text) if self.together else no_matches()
        found = merge(matches, [(i, self.patterns[i][1]) for i in self.alone], text) if self.alone else matches
        for _, index, match in found:
            yield self.patterns[index][0], match


def merge(together: Matches, alone: list[tuple[int, regex.Pattern[str]]], text: str) -> Iterator[Found]:
    """The matches of a scan and of patterns searched one by one, the leftmost first, of two the first in order."""
    waiting = [found for found in (next(together, None), *(find(text, one, 0) for one in alone)) if found]
    heapify(waiting)
    patterns, end = dict(alone), 0
    while waiting:
        found = heappop(waiting)
        start, index, match = found
        if start >= end:
            end = max(match.end(), start + 1)
            yield found
        if end > len(text):  # past the end, a pattern that matches the empty string would be found for ever
            return
        following = find(text, (index, patterns[index]), end) if index in patterns else continue_from(together, end)
        if following:
            heappush(waiting, following)


def find(text: str, one: tuple[int, regex.Pattern[str]], offset: int) -> Found | None:
    found = one[1].search(text, offset)
    return (found.start(), one[0], found) if found else None


def continue_from(matches: Matches, offset: int) -> Found | None:
    """The next match of a scan from an offset on that is after its last."""
    try:
        return matches.send(offset)
    except StopIteration:
        return None


def no_matches() -> Matches:
    """A scan that finds nothing."""
    yield from ()
