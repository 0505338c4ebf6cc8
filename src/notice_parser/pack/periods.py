"""patterns/periods.yaml → Periods: what a date or a period looks like, with named parts."""

from __future__ import annotations

import regex
from msgspec import Struct

from notice_parser.pack.alternatives import Alternatives, join_rules
from notice_parser.pack.numbers import Signs
from notice_parser.pack.reading import PackReader, PatternRule, Schema

PERIODS_FILE = "periods.yaml"


class PeriodRule(Schema):
    id: str
    pattern: str
    why: str | None = None
    match: tuple[dict[str, str], ...]
    no_match: tuple[str, ...] = ()


class PeriodWords(Schema):
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
    words: PeriodWords
    relative_years: dict[str, int]
    of_the_sentence: str
    periods: tuple[PeriodRule, ...]


class Periods(Struct, frozen=True):
    """`relative_years` tells how far a word is from the year it is told from; `of_the_sentence` which year that is;
    `signs` read the numerals inside."""

    rules: Alternatives
    examples: tuple[PeriodRule, ...]
    relative_years: dict[str, int]
    of_the_sentence: frozenset[str]
    words: PeriodWords
    late: frozenset[str]
    early: frozenset[str]
    title_year: regex.Pattern[str]
    signs: Signs


def load_periods(reader: PackReader, signs: Signs) -> Periods:
    file = reader.read(PERIODS_FILE, PeriodsFile)
    rules = tuple(PatternRule(id=rule.id, pattern=rule.pattern) for rule in file.periods)
    return Periods(
        join_rules(reader, PERIODS_FILE, "periods", rules),
        file.periods,
        file.relative_years,
        frozenset(file.of_the_sentence.split()),
        file.words,
        frozenset(file.words.late.split()),
        frozenset(file.words.early.split()),
        reader.compile(PERIODS_FILE, ("words", "title_year"), "title_year", file.words.title_year),
        signs,
    )
