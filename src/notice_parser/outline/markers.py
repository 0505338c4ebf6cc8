"""Lines → candidates: every span that could be the marker of a section, with its family and number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import regex
from msgspec import Struct

from notice_parser.outline.numerals import read_number
from notice_parser.pack.markers import Family, MarkerRules
from notice_parser.spans import Span

# At the start of a line, after a stop inside one, or right after the last word of a heading.
Origin = Literal["line", "inside", "heading"]


class Candidate(Struct, frozen=True):
    """A possible marker. `start` is where its section would begin; `number` 0 is one more than the last of its style.

    `key` is its style and what its series is nested in: a style nested in itself is another series. `rank` is the rank
    of the item that the series is nested in, then the family's. One that `is_doubtful` counts only as the next of an
    open series. One that `is_after_open` stands below a long unfinished line, one that `is_led` below a line that ends
    in a colon; one that `is_listed` has a mark at the end of its line after which a list continues.
    """

    start: int
    marker: Span
    line: int
    style: str
    key: tuple[object, ...]
    rank: tuple[float, ...]
    number: int
    path: tuple[int, ...]
    family: Family
    origin: Origin
    is_doubtful: bool
    is_after_open: bool = False
    is_led: bool = False
    is_listed: bool = False

    @property
    def is_certain(self) -> bool:
        """Is one member enough for a series, and nothing against it?"""
        return self.family.members == 1 and not self.is_doubtful


class Scanner(Struct, frozen=True):
    """Finds the candidates on one line: the text, the index of the line, and the rules."""

    text: str
    line: int
    rules: MarkerRules

    def at_start(self, opening: regex.Match[str], start: int) -> Candidate | None:
        """The candidate that the line opens with, given the match of its marker; None where its number is unknown."""
        family = self.rules.at_start.family_of(opening)
        return self.read(opening, self.rules.families[family], start=start, origin="line")

    def inside(self, start: int, end: int) -> Iterator[Candidate]:
        """The candidates after a stop or comma between two offsets of the line."""
        for stop in self.rules.openings.finditer(self.text, start, end):
            found = self.rules.after_stop.match(self.text, stop.start() + 1, end)
            if not found:
                continue
            family = self.rules.families[self.rules.after_stop.family_of(found)]
            candidate = self.read(found, family, start=found.start("marker"), origin="inside")
            if candidate:
                yield candidate

    def glued(self, lead: Span, opening: Candidate) -> Iterator[Candidate]:
        """The first members of finer series that stand right after the last word of a heading, and its next own."""
        for found in self.rules.in_heading.scan.finditer(self.text, lead.start, lead.end):
            family = self.rules.families[self.rules.in_heading.family_of(found)]
            candidate = self.read(found, family, start=found.start("marker"), origin="heading")
            if candidate and (candidate.number == 1 or family.extract or candidate.style == opening.style):
                yield candidate

    def read(self, found: regex.Match[str], family: Family, *, start: int, origin: Origin) -> Candidate | None:
        """What a match says; None where its number cannot be read."""
        number = read_number(found["number"], self.rules.numerals)
        if number is None:
            return None
        marker = Span(found.start("marker"), found.end("marker"))
        path = read_path(found["path"], number, self.rules) if family.joined else (number,)
        style = ".".join(["1"] * len(path)) if family.joined else family.id
        return Candidate(
            start=start,
            marker=marker,
            line=self.line,
            style=style,
            key=(style,),
            rank=(family.rank + (len(path) if family.joined else 0),),
            number=number,
            path=path,
            family=family,
            origin=origin,
            is_doubtful=bool(family.doubtful and family.doubtful.match(self.text, marker.end)),
        )


def read_path(before: str, number: int, rules: MarkerRules) -> tuple[int, ...]:
    """2.1.3 as (2, 1, 3)."""
    parts = "".join(character if character.isdecimal() else " " for character in before).split()
    return (*(read_number(part, rules.numerals) or 0 for part in parts), number)
