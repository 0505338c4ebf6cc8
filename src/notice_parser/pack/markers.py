"""The families of section markers and the table of their numbers, compiled."""

from __future__ import annotations

import re
from typing import Literal

import regex
from msgspec import Struct

Inline = Literal["no", "sentence", "stop", "comma"]


class Family(Struct, frozen=True):
    """A family of markers. `doubtful` is looked for right after a marker; `needs` names a family that must exist."""

    id: str
    rank: int
    members: int
    glued: bool
    joined: bool
    inline: Inline
    needs: str | None
    over: str | None
    over_rank: int
    inserted: str | None
    extract: bool
    cell: bool
    brief: bool
    lone: bool
    doubtful: regex.Pattern[str] | None


class Numerals(Struct, frozen=True):
    """Values of number signs: `signs` stand alone (③, 其次), the others build a number by place."""

    digits: dict[str, int]
    scales: dict[str, int]
    signs: dict[str, int]


class Scan(Struct, frozen=True):
    """Several families as one pattern. An empty group at the end of each alternative tells which has matched.

    `families` tells them by the places of these groups among all. `firsts` finds quickly where a match could begin;
    None where that may be anywhere.
    """

    scan: regex.Pattern[str]
    families: dict[int, int]
    firsts: re.Pattern[str] | None

    def family_of(self, found: regex.Match[str]) -> int:
        """The index of the family that has matched."""
        groups = found.groups()
        place = groups.index("")
        while place not in self.families:
            place = groups.index("", place + 1)
        return self.families[place]

    def match(self, text: str, start: int, end: int) -> regex.Match[str] | None:
        """The match that begins at a place."""
        if self.firsts and not self.firsts.match(text, start):
            return None
        return self.scan.match(text, start, end)

    def may_begin(self, text: str, start: int, end: int) -> bool:
        """Could a match begin between two places?"""
        return self.firsts is None or self.firsts.search(text, start, end) is not None


class MarkerRules(Struct, frozen=True):
    """All families in the order of trying, and the scans for them.

    `openings` finds quickly where inside a line a marker could begin: a mark, blanks, a first sign of a marker.
    """

    families: tuple[Family, ...]
    at_start: Scan
    after_stop: Scan
    in_heading: Scan
    openings: re.Pattern[str]
    numerals: Numerals
