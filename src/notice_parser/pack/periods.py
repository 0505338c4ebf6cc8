"""What a date or a period looks like, with named parts."""

from __future__ import annotations

import regex
from msgspec import Struct

from notice_parser.pack.alternatives import Alternatives
from notice_parser.pack.numbers import Signs


class PeriodWords(Struct, frozen=True):
    """What the words inside a pattern's groups mean."""

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


class Periods(Struct, frozen=True):
    """`relative_years` tells how far a word is from the year it is told from; `of_the_sentence` which year that is;
    `signs` read the numerals inside; `groups` are the names of each rule's groups in order."""

    rules: Alternatives
    groups: dict[str, tuple[str, ...]]
    relative_years: dict[str, int]
    of_the_sentence: frozenset[str]
    words: PeriodWords
    late: frozenset[str]
    early: frozenset[str]
    title_year: regex.Pattern[str]
    signs: Signs
