"""patterns/numbers.yaml → Numbers: what a number looks like and what shows that it counts."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from notice_parser.pack.alternatives import Alternatives, join_rules
from notice_parser.pack.reading import PackReader, PatternRule, Schema

NUMBERS_FILE = "numbers.yaml"


class NumbersFile(Schema):
    numerals: tuple[PatternRule, ...]
    range_sign: str
    range_number: str
    change_before: str
    count_before: str
    count_after: str
    count_at_edge: str
    edge_units: str
    not_numbers: tuple[PatternRule, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """`numeral` is all of `numerals` as one pattern; a group `is_…` tells the rule."""

    numerals: Alternatives
    numeral: regex.Pattern[str]
    range_sign: regex.Pattern[str]
    range_number: regex.Pattern[str]
    change_before: regex.Pattern[str]
    count_before: regex.Pattern[str]
    count_after: regex.Pattern[str]
    count_at_edge: regex.Pattern[str]
    edge_units: frozenset[str]
    not_numbers: Alternatives


def load_numbers(reader: PackReader) -> Numbers:
    file = reader.read(NUMBERS_FILE, NumbersFile)

    def compiled(key: str, pattern: str) -> regex.Pattern[str]:
        return reader.compile(NUMBERS_FILE, (key,), key, pattern)

    numerals = join_rules(reader, NUMBERS_FILE, "numerals", file.numerals)
    return Numbers(
        numerals,
        regex.compile("|".join(f"(?P<is_{rule}>{pattern.pattern})" for rule, pattern in numerals.patterns), regex.V0),
        compiled("range_sign", file.range_sign),
        compiled("range_number", file.range_number),
        compiled("change_before", f"(?:{file.change_before})$"),
        compiled("count_before", f"(?:{file.count_before})$"),
        compiled("count_after", file.count_after),
        compiled("count_at_edge", file.count_at_edge),
        frozenset(file.edge_units.split()),
        join_rules(reader, NUMBERS_FILE, "not_numbers", file.not_numbers),
    )
