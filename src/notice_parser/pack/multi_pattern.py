"""Finds many patterns in one pass: the current and next character select the candidates.

In a run of digits they decide nothing: there the character after the run is looked up (年, 级, ：), and likewise in
runs of other numerals.
"""

from __future__ import annotations

import re
from collections.abc import Generator
from typing import NamedTuple

import regex
from msgspec import Struct

BLANKS = frozenset(" \t\u3000\u00a0")
# A pattern with its index, and the pairs of characters that it can begin with (None: any).
Candidate = tuple[int, regex.Pattern[str], frozenset[str] | None]
# The start of a match, the index of its pattern, the match.
Found = tuple[int, int, regex.Match[str]]
Matches = Generator[Found, int | None, None]


class Candidates(NamedTuple):
    """The patterns to try at the first character of a run, and those to try after another character of it."""

    opening: tuple[Candidate, ...]
    inside: tuple[Candidate, ...]


class LookupTable(NamedTuple):
    """Which patterns to try, by two characters, else by the first of them, else those tried whatever follows."""

    by_two: dict[str, Candidates]
    by_one: dict[str, Candidates]
    otherwise: Candidates


class MultiPatternScan(Struct, frozen=True):
    """`starts` finds where patterns may begin; `tables` select them: at a character, a run of digits, of numerals."""

    starts: re.Pattern[str]
    tables: tuple[LookupTable, LookupTable, LookupTable]

    def matches(self, text: str) -> Matches:
        """Match after match, none overlapping another; `send` an offset to continue from there."""
        tables, end = self.tables, 0
        for hit in self.starts.finditer(text):
            start, stop = hit.span()
            if stop <= end:
                continue
            run = hit.lastindex or 0
            key = stop if run else start
            by_two, by_one, otherwise = tables[run]
            opening, inside = by_two.get(text[key : key + 2]) or by_one.get(text[key : key + 1], otherwise)
            if not opening:
                continue
            offset = start if start > end else end
            while offset < stop:
                two = text[offset : offset + 2]
                # The first pattern that matches there; pairs of characters exclude some before they are tried.
                for index, pattern, pairs in opening if offset == start or text[offset - 1] in BLANKS else inside:
                    if (pairs is None or two in pairs) and (found := pattern.match(text, offset)):
                        end = (yield offset, index, found) or max(found.end(), offset + 1)
                        offset = end
                        break
                else:
                    offset += 1
