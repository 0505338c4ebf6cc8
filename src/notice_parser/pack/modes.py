"""patterns/modes.yaml → which headings and words make plans of the quantities that they govern."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from notice_parser.pack.schema import PatternRule, Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader

FILE = "modes.yaml"


class HeadingRule(PatternRule, frozen=True, kw_only=True):
    planned: bool


class ModesFile(Schema, frozen=True):
    headings: tuple[HeadingRule, ...]
    cues: tuple[PatternRule, ...]
    planned_kinds: tuple[str, ...]
    planned_styles: tuple[str, ...]
    yearly_kinds: tuple[str, ...]
    turn: PatternRule
    year: PatternRule


class Modes(Struct, frozen=True):
    """`headings` are tried in order: the pattern and whether what stands under it is planned."""

    headings: tuple[tuple[regex.Pattern[str], bool], ...]
    cues: tuple[regex.Pattern[str], ...]
    planned_kinds: frozenset[str]
    planned_styles: frozenset[str]
    yearly_kinds: frozenset[str]
    turn: regex.Pattern[str]
    year: regex.Pattern[str]

    def of_year(self, heading: str, year: int | None) -> bool | None:
        """Is the first year of a heading the notice's own year or a later one?"""
        found = self.year.search(heading)
        return None if found is None or year is None else int(found["year"]) >= year

    def of_heading(self, heading: str) -> bool | None:
        return next((planned for pattern, planned in self.headings if pattern.search(heading)), None)


def load_modes(reader: PackReader) -> Modes:
    """Read modes.yaml."""
    file = reader.open(FILE, ModesFile)
    modes = file.data
    headings = file.compile_rules("headings", modes.headings)
    return Modes(
        headings=tuple(zip(headings, [rule.planned for rule in modes.headings], strict=True)),
        cues=file.compile_rules("cues", modes.cues),
        planned_kinds=frozenset(modes.planned_kinds),
        planned_styles=frozenset(modes.planned_styles),
        yearly_kinds=frozenset(modes.yearly_kinds),
        turn=file.compile(("turn", "pattern"), modes.turn.id, modes.turn.pattern),
        year=file.compile(("year", "pattern"), modes.year.id, modes.year.pattern),
    )
