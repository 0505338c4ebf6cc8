"""patterns/periods.yaml → what a date or a period looks like, with named parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from msgspec import Struct, convert

from notice_parser.pack.alternatives import Alternatives
from notice_parser.pack.numbers import Signs
from notice_parser.pack.schema import PatternRule, Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader

FILE = "periods.yaml"


class PeriodRule(Schema, frozen=True, kw_only=True):
    id: str
    pattern: str
    why: str | None = None
    match: tuple[dict[str, str], ...]
    no_match: tuple[str, ...] = ()


class PeriodWordsFile(Schema, frozen=True):
    """What the words inside a pattern's groups mean."""

    late: str
    early: str
    second_half: str
    first_quarter: str
    first_month: str
    thirds: dict[str, tuple[int, int]]
    months_back: dict[str, int]
    date_signs: str
    comes_to_now: str
    same_year: str
    since_head: str
    bases: str
    owner: str
    year_signs: str
    title_year: str
    review: str
    number_year: str
    basis_after: str
    since_after: str
    dateline: str


class PeriodsFile(Schema, frozen=True):
    words: PeriodWordsFile
    relative_years: dict[str, int]
    of_the_sentence: str
    periods: tuple[PeriodRule, ...]


class PeriodWords(Struct, frozen=True):
    """What the words inside a pattern's groups mean."""

    second_half: str
    first_quarter: str
    first_month: str
    date_signs: str
    thirds: dict[str, tuple[int, int]]
    months_back: dict[str, int]
    comes_to_now: str
    same_year: str
    since_head: str
    bases: str
    owner: str
    year_signs: str


class Periods(Struct, frozen=True):
    """`relative_years` holds how many years each word is from its reference year; `of_the_sentence` the words whose
    reference is the year of the sentence, not of the notice. `signs` read the numerals inside; `groups` are the names
    of each rule's groups in order."""

    rules: Alternatives
    groups: dict[str, tuple[str, ...]]
    relative_years: dict[str, int]
    of_the_sentence: frozenset[str]
    words: PeriodWords
    late: frozenset[str]
    early: frozenset[str]
    title_year: regex.Pattern[str]
    review: regex.Pattern[str]
    number_year: regex.Pattern[str]
    basis_after: regex.Pattern[str]
    since_after: regex.Pattern[str]
    dateline: regex.Pattern[str]
    signs: Signs


def load_periods(reader: PackReader, signs: Signs) -> Periods:
    """Read periods.yaml; `signs` read the numerals inside dates."""
    file = reader.open(FILE, PeriodsFile)
    words = file.data.words
    rules = tuple(PatternRule(id=rule.id, pattern=rule.pattern) for rule in file.data.periods)
    found = file.alternatives("periods", rules)
    return Periods(
        rules=found,
        groups={rule: group_names(pattern) for rule, pattern in found.patterns},
        relative_years=file.data.relative_years,
        of_the_sentence=frozenset(file.data.of_the_sentence.split()),
        words=convert(words, PeriodWords, from_attributes=True),
        late=frozenset(words.late.split()),
        early=frozenset(words.early.split()),
        title_year=file.compile(("words", "title_year"), "title_year", words.title_year),
        review=file.compile(("words", "review"), "review", words.review),
        number_year=file.compile(("words", "number_year"), "number_year", words.number_year),
        basis_after=file.compile(("words", "basis_after"), "basis_after", words.basis_after),
        since_after=file.compile(("words", "since_after"), "since_after", words.since_after),
        dateline=file.compile(("words", "dateline"), "dateline", words.dateline),
        signs=signs,
    )


def group_names(pattern: regex.Pattern[str]) -> tuple[str, ...]:
    """The names of a pattern's groups in order; of one without a name, its number."""
    names = {number: name for name, number in pattern.groupindex.items()}
    return tuple(names.get(number, str(number)) for number in range(1, pattern.groups + 1))
