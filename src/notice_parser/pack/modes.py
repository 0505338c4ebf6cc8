"""patterns/modes.yaml → Modes: which headings and words make plans of the figures that they govern."""

from __future__ import annotations

import regex
from msgspec import Struct

from notice_parser.pack.reading import PackReader, PatternRule, Schema

MODES_FILE = "modes.yaml"


class HeadingRule(PatternRule):
    planned: bool


class ModesFile(Schema):
    headings: tuple[HeadingRule, ...]
    cues: tuple[PatternRule, ...]
    planned_kinds: tuple[str, ...]
    planned_styles: tuple[str, ...]
    yearly_kinds: tuple[str, ...]
    turn: PatternRule
    year: PatternRule


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


def load_modes(reader: PackReader) -> Modes:
    file = reader.read(MODES_FILE, ModesFile)
    reader.unique(MODES_FILE, "headings", [rule.id for rule in file.headings])
    headings = tuple(
        (reader.compile(MODES_FILE, ("headings", i, "pattern"), rule.id, rule.pattern), rule.planned)
        for i, rule in enumerate(file.headings)
    )
    cues = tuple(
        reader.compile(MODES_FILE, ("cues", i, "pattern"), rule.id, rule.pattern) for i, rule in enumerate(file.cues)
    )
    return Modes(
        headings, cues, frozenset(file.planned_kinds), frozenset(file.planned_styles), frozenset(file.yearly_kinds),
        reader.compile(MODES_FILE, ("turn", "pattern"), file.turn.id, file.turn.pattern),
        reader.compile(MODES_FILE, ("year", "pattern"), file.year.id, file.year.pattern),
    )  # fmt: skip
