"""patterns/modes.yaml → Modes: which headings and words make plans of the figures that they govern."""

from __future__ import annotations

from notice_parser.pack.loading.reader import PackReader, PatternRule, Schema
from notice_parser.pack.modes import Modes

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
