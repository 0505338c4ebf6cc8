"""patterns/periods.yaml → Periods: what a date or a period looks like, with named parts."""

from __future__ import annotations

from dataclasses import dataclass

from notice_parser.pack.alternatives import Alternatives, join_rules
from notice_parser.pack.reading import PackReader, PatternRule, Schema

PERIODS_FILE = "periods.yaml"


class PeriodRule(Schema):
    id: str
    pattern: str
    why: str | None = None
    match: tuple[dict[str, str], ...]
    no_match: tuple[str, ...] = ()


class PeriodsFile(Schema):
    relative_years: dict[str, int]
    of_the_sentence: str
    periods: tuple[PeriodRule, ...]


@dataclass(frozen=True, slots=True)
class Periods:
    """`relative_years` tells how far a word is from the year it is told from; `of_the_sentence` which year that is."""

    rules: Alternatives
    examples: tuple[PeriodRule, ...]
    relative_years: dict[str, int]
    of_the_sentence: frozenset[str]


def load_periods(reader: PackReader) -> Periods:
    file = reader.read(PERIODS_FILE, PeriodsFile)
    rules = tuple(PatternRule(id=rule.id, pattern=rule.pattern) for rule in file.periods)
    return Periods(
        join_rules(reader, PERIODS_FILE, "periods", rules),
        file.periods,
        file.relative_years,
        frozenset(file.of_the_sentence.split()),
    )
