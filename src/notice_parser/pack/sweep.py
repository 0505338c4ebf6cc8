"""Several patterns looked for in one walk over the text: a sign and the one behind it tell which may begin there.

A row of digits tells nothing: there the sign behind the row is asked (年, 级, ：), and so with rows of other numerals.
"""

from __future__ import annotations

import re
from collections.abc import Generator
from typing import NamedTuple

import regex
from msgspec import Struct

BLANKS = frozenset(" \t\u3000\u00a0")
Try = tuple[int, regex.Pattern[str], frozenset[str] | None]
Found = tuple[int, int, regex.Match[str]]
Sweeping = Generator[Found, int | None, None]


class Choice(NamedTuple):
    """The patterns to try at the first sign of a row, and those to try behind another sign of it."""

    opening: tuple[Try, ...]
    inside: tuple[Try, ...]


class Table(NamedTuple):
    """Which patterns to try, by two signs, else by the first of them, else those tried whatever follows."""

    by_two: dict[str, Choice]
    by_one: dict[str, Choice]
    otherwise: Choice


class Sweep(Struct, frozen=True):
    """`places` finds where patterns may begin; `tables` choose them: at a sign, at a row of digits, of numerals."""

    places: re.Pattern[str]
    tables: tuple[Table, Table, Table]

    def walk(self, text: str) -> Sweeping:
        """Match after match, none meeting another; by `send` it is told to go on from a place further on."""
        tables, end = self.tables, 0
        for hit in self.places.finditer(text):
            start, stop = hit.span()
            row = hit.lastindex or 0
            key = stop if row else start
            by_two, by_one, otherwise = tables[row]
            opening, inside = by_two.get(text[key : key + 2]) or by_one.get(text[key : key + 1], otherwise)
            if not opening or stop <= end:
                continue
            place = start if start > end else end
            while place < stop:
                tries = opening if place == start or text[place - 1] in BLANKS else inside
                found = first_match(text, place, tries) if tries else None
                place += 1
                if found:
                    end = (yield found) or max(found[2].end(), place)
                    place = end


def first_match(text: str, place: int, tries: tuple[Try, ...]) -> Found | None:
    """The match of the first pattern that begins there; of some the first two signs are looked at before."""
    two = text[place : place + 2]
    for order, pattern, twos in tries:
        if twos is not None and two not in twos:
            continue
        found = pattern.match(text, place)
        if found:
            return place, order, found
    return None
