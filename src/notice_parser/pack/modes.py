"""Which headings and words make plans of the figures that they govern."""

from __future__ import annotations

import regex
from msgspec import Struct


class Modes(Struct, frozen=True):
    """`headings` are tried in order: the pattern and whether what it heads is planned."""

    headings: tuple[tuple[regex.Pattern[str], bool], ...]
    cues: tuple[regex.Pattern[str], ...]
    planned_kinds: frozenset[str]
    planned_styles: frozenset[str]
    yearly_kinds: frozenset[str]
    turn: regex.Pattern[str]
    year: regex.Pattern[str]

    def of_year(self, heading: str, year: int | None) -> bool | None:
        """Does the first year of a heading lie at or after the notice's own year?"""
        found = self.year.search(heading)
        return None if found is None or year is None else int(found["year"]) >= year

    def of_heading(self, heading: str) -> bool | None:
        return next((planned for pattern, planned in self.headings if pattern.search(heading)), None)
