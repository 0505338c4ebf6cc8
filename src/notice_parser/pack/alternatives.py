"""Rules of one file, each one pattern, scanned together: the leftmost match wins, of two the first rule."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heapify, heappop, heappush

import regex
from msgspec import Struct

from notice_parser.pack.sweep import Found, Sweep, Sweeping


class Alternatives(Struct, frozen=True):
    """The rules' patterns in order of priority.

    Those whose first signs can be told are looked for in one sweep, those `alone` one by one.
    """

    patterns: tuple[tuple[str, regex.Pattern[str]], ...]
    sweep: Sweep | None
    alone: tuple[int, ...]

    def scan(self, text: str) -> Iterator[tuple[str, regex.Match[str]]]:
        """Rule and match of all that is found, in text order, none meeting another."""
        swept = self.sweep.walk(text) if self.sweep else nothing()
        found = merge(swept, [(i, self.patterns[i][1]) for i in self.alone], text) if self.alone else swept
        for _, order, match in found:
            yield self.patterns[order][0], match


def merge(swept: Sweeping, alone: list[tuple[int, regex.Pattern[str]]], text: str) -> Iterator[Found]:
    """What the sweep finds and what patterns find one by one, the leftmost first, of two the first in order."""
    waiting = [found for found in (next(swept, None), *(find(text, one, 0) for one in alone)) if found]
    heapify(waiting)
    patterns, end = dict(alone), 0
    while waiting:
        found = heappop(waiting)
        start, order, match = found
        if start >= end:
            end = max(match.end(), start + 1)
            yield found
        if end > len(
            text
        ):  # no sign is left for any; behind the end, a pattern that takes none would be found for ever
            return
        following = find(text, (order, patterns[order]), end) if order in patterns else go_on(swept, end)
        if following:
            heappush(waiting, following)


def find(text: str, one: tuple[int, regex.Pattern[str]], place: int) -> Found | None:
    found = one[1].search(text, place)
    return (found.start(), one[0], found) if found else None


def go_on(swept: Sweeping, place: int) -> Found | None:
    """The next match of a sweep from a place on, which is behind its last."""
    try:
        return swept.send(place)
    except StopIteration:
        return None


def nothing() -> Sweeping:
    """A sweep that finds nothing."""
    yield from ()
