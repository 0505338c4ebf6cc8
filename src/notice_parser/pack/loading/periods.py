"""patterns/periods.yaml → Periods: what a date or a period looks like, with named parts."""

from __future__ import annotations

import regex
from msgspec import convert

from notice_parser.pack.loading.alternatives import join_rules
from notice_parser.pack.loading.reader import PackReader, PatternRule, Schema
from notice_parser.pack.numbers import Signs
from notice_parser.pack.periods import Periods, PeriodWords

PERIODS_FILE = "periods.yaml"


class PeriodRule(Schema):
    id: str
    pattern: str
    why: str | None = None
    match: tuple[dict[str, str], ...]
    no_match: tuple[str, ...] = ()


class PeriodWordsFile(Schema):
    """What the words inside a pattern's groups mean."""

    late: str
    early: str
    second_half: str
    first_quarter: str
    thirds: dict[str, tuple[int, int]]
    months_back: dict[str, int]
    next_year: str
    comes_to_now: str
    same_year: str
    since_head: str
    bases: str
    owner: str
    year_signs: str
    title_year: str


class PeriodsFile(Schema):
    words: PeriodWordsFile
    relative_years: dict[str, int]
    of_the_sentence: str
    periods: tuple[PeriodRule, ...]


def load_periods(reader: PackReader, signs: Signs) -> Periods:
    file = reader.read(PERIODS_FILE, PeriodsFile)
    rules = tuple(PatternRule(id=rule.id, pattern=rule.pattern) for rule in file.periods)
    found = join_rules(reader, PERIODS_FILE, "periods", rules)
    return Periods(
        found,
        {rule: group_names(pattern) for rule, pattern in found.patterns},
        file.relative_years,
        frozenset(file.of_the_sentence.split()),
        convert(file.words, PeriodWords, from_attributes=True),
        frozenset(file.words.late.split()),
        frozenset(file.words.early.split()),
        reader.compile(PERIODS_FILE, ("words", "title_year"), "title_year", file.words.title_year),
        signs,
    )


def group_names(pattern: regex.Pattern[str]) -> tuple[str, ...]:
    """The names of a pattern's groups in order; of one without a name, its number."""
    names = {place: name for name, place in pattern.groupindex.items()}
    return tuple(names.get(place, str(place)) for place in range(1, pattern.groups + 1))
