"""Lines → candidates: every place that could be a section's marker, with its family and number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import regex
from msgspec import Struct

from notice_parser.outline.lines import Line, Openings
from notice_parser.outline.numerals import read_number
from notice_parser.pack.markers import Family, MarkerRules
from notice_parser.spans import Span

Place = Literal["line", "inside", "heading"]


class Candidate(Struct, frozen=True):
    """A possible marker. `start` is where its section would begin; `number` 0 stands for the one after the last.

    `key` is its style and what its series is nested in: a style nested in itself is another series. `rank` is the
    family's, behind that of the item that the series is nested in. `is_doubtful` counts only as the next of a series
    under way; `is_after_open` stands below a long unfinished line, `is_led` below one that ends in a colon; `is_listed`
    says that its own line ends with a mark after which a list goes on.
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
    place: Place
    is_doubtful: bool
    is_after_open: bool = False
    is_led: bool = False
    is_listed: bool = False


def find_at_start(text: str, line: Line, index: int, openings: Openings) -> Candidate | None:
    """The candidate that a line begins with."""
    found, rules = openings.at(line), openings.markers
    family = rules.at_start.family_of(found) if found else 0
    return read_candidate(text, found, rules, family, line=index, start=line.start, place="line") if found else None


def find_inside(text: str, line: Line, index: int, rules: MarkerRules, after: int) -> Iterator[Candidate]:
    """The candidates after a stop or comma inside a line, from `after` on."""
    for opening in rules.openings.finditer(text, after, line.end):
        found = rules.after_stop.match(text, opening.start() + 1, line.end)
        if not found:
            continue
        family = rules.after_stop.family_of(found)
        start = found.start("marker")
        candidate = read_candidate(text, found, rules, family, line=index, start=start, place="inside")
        if candidate:
            yield candidate


def find_glued(text: str, lead: Span, index: int, rules: MarkerRules) -> Iterator[Candidate]:
    """The first members of finer series that stand right behind a heading's last word."""
    for found in rules.in_heading.scan.finditer(text, lead.start, lead.end):
        family = rules.in_heading.family_of(found)
        start = found.start("marker")
        candidate = read_candidate(text, found, rules, family, line=index, start=start, place="heading")
        if candidate and (candidate.number == 1 or candidate.family.extract):
            yield candidate


def read_candidate(
    text: str, found: regex.Match[str], rules: MarkerRules, which: int, *, line: int, start: int, place: Place
) -> Candidate | None:
    """What a match of a scan says; None where its number cannot be read."""
    family = rules.families[which]
    number = read_number(found["number"], rules.numerals)
    if number is None:
        return None
    marker = Span(found.start("marker"), found.end("marker"))
    path = read_path(found["path"], number, rules) if family.joined else (number,)
    style = ".".join(["1"] * len(path)) if family.joined else family.id
    return Candidate(
        start=start,
        marker=marker,
        line=line,
        style=style,
        key=(style,),
        rank=(family.rank + (len(path) if family.joined else 0),),
        number=number,
        path=path,
        family=family,
        place=place,
        is_doubtful=bool(family.doubtful and family.doubtful.match(text, marker.end)),
    )


def read_path(before: str, number: int, rules: MarkerRules) -> tuple[int, ...]:
    """2.1.3 as (2, 1, 3)."""
    parts = "".join(sign if sign.isdecimal() else " " for sign in before).split()
    return (*(read_number(part, rules.numerals) or 0 for part in parts), number)
