"""How numerals are written, what a number looks like, what shows that it counts."""

from __future__ import annotations

import regex
from msgspec import Struct

from notice_parser.pack.alternatives import Alternatives


class Signs(Struct, frozen=True):
    """The signs of numerals; `plain` turns an Arabic number of either width into what Decimal reads."""

    digits: dict[str, int]
    small: dict[str, int]
    large: dict[str, int]
    points: str
    plain: dict[int, str | None]
    parts_of_hundred: dict[str, int]
    begin_units: str
    bare: str
    makes_number: str


class Numbers(Struct, frozen=True):
    """`numerals` find numbers; the rest tells how they are read and what shows that they count."""

    signs: Signs
    numerals: Alternatives
    range_sign: regex.Pattern[str]
    range_number: regex.Pattern[str]
    change_before: regex.Pattern[str]
    change_signs: str
    count_before: regex.Pattern[str]
    count_after: regex.Pattern[str]
    count_at_edge: regex.Pattern[str]
    not_persons_after: regex.Pattern[str]
    verb_before: regex.Pattern[str]
    verb_units: frozenset[str]
    once: str
    not_once_after: regex.Pattern[str]
    edge_units: frozenset[str]
    not_numbers: regex.Pattern[str]
    cents: regex.Pattern[str]
    cents_of: frozenset[str]
    shares_unit: regex.Pattern[str]
    shares_unit_lasts: frozenset[str] | None
    shared_out: regex.Pattern[str]
    shares_unit_kinds: frozenset[str]
    terms: dict[str, dict[str, int]]
    term_signs: str
    persons: frozenset[str]
    list_signs: str
    whole_sign: str
    proportion_before: str
