"""patterns/numbers.yaml → Numbers: how numerals are written, what a number looks like, what shows that it counts."""

from __future__ import annotations

import regex

from notice_parser.pack.loading.alternatives import any_of, join_rules
from notice_parser.pack.loading.endings import last_signs
from notice_parser.pack.loading.reader import PackReader, PatternRule, Schema
from notice_parser.pack.numbers import Numbers, Signs

NUMBERS_FILE = "numbers.yaml"
# Each rule of `numerals` is read in a way of its own: its name, and the groups that are asked for.
NUMERALS = {
    "even": (), "doubled": ("times",), "part_of_hundred": ("share", "share2", "hundred"),
    "fraction": ("above", "below"), "fraction_bar": ("above", "below"), "half": ("most",), "proportion": ("terms",),
    "vague": (), "mixed": (), "arabic": ("arabic", "sign"), "several": ("low", "high", "times"), "chinese": (),
}  # fmt: skip


class SignsFile(Schema):
    digits: tuple[str, ...]
    small: dict[str, int]
    large: dict[str, int]
    points: str
    parts_of_hundred: dict[str, int]
    begin_units: str
    bare: str
    makes_number: str


class NumbersFile(Schema):
    signs: SignsFile
    numerals: tuple[PatternRule, ...]
    range_sign: str
    range_number: str
    change_before: str
    change_signs: str
    count_before: str
    count_after: str
    count_at_edge: str
    edge_units: str
    verb_before: str
    verb_units: str
    once: str
    not_once_after: str
    not_numbers: tuple[PatternRule, ...]
    cents: str
    cents_of: str
    shares_unit: str
    shared_out: str
    shares_unit_kinds: str
    terms: dict[str, dict[str, int]]
    term_signs: str
    persons: str
    not_persons_after: str
    list_signs: str
    whole_sign: str
    proportion_before: str


def load_numbers(reader: PackReader) -> Numbers:
    file = reader.read(NUMBERS_FILE, NumbersFile)

    check_numerals(reader, file.numerals)

    def compiled(key: str, pattern: str) -> regex.Pattern[str]:
        return reader.compile(NUMBERS_FILE, (key,), key, pattern)

    shares_unit = compiled("shares_unit", file.shares_unit)
    return Numbers(
        make_signs(file.signs),
        join_rules(reader, NUMBERS_FILE, "numerals", file.numerals),
        compiled("range_sign", file.range_sign),
        compiled("range_number", file.range_number),
        compiled("change_before", f"(?:{file.change_before})$"),
        file.change_signs,
        compiled("count_before", f"(?:{file.count_before})$"),
        compiled("count_after", file.count_after),
        compiled("count_at_edge", file.count_at_edge),
        compiled("not_persons_after", file.not_persons_after),
        compiled("verb_before", f"(?:{file.verb_before})$"),
        frozenset(file.verb_units.split()),
        file.once,
        compiled("not_once_after", file.not_once_after),
        frozenset(file.edge_units.split()),
        any_of(reader, NUMBERS_FILE, "not_numbers", file.not_numbers, is_found=True),
        compiled("cents", file.cents),
        frozenset(file.cents_of.split()),
        shares_unit,
        last_signs(shares_unit),
        compiled("shared_out", file.shared_out),
        frozenset(file.shares_unit_kinds.split()),
        file.terms,
        file.term_signs,
        frozenset(file.persons.split()),
        file.list_signs,
        file.whole_sign,
        file.proportion_before,
    )


def check_numerals(reader: PackReader, rules: tuple[PatternRule, ...]) -> None:
    """Note each rule that no one can read, and each group that its reading would ask for in vain."""
    for index, rule in enumerate(rules):
        if rule.id not in NUMERALS:
            reader.fault(NUMBERS_FILE, ("numerals", index), f"one of {', '.join(NUMERALS)}", rule.id)
        for group in NUMERALS.get(rule.id, ()):
            if f"(?P<{group}>" not in rule.pattern:
                reader.fault(NUMBERS_FILE, ("numerals", index, "pattern"), f"needs the group (?P<{group}>…)", rule.id)


def make_signs(file: SignsFile) -> Signs:
    digits = {sign: value for value, row in enumerate(file.digits) for sign in row}
    plain: dict[int, str | None] = {ord(sign): str(value) for sign, value in digits.items()}
    plain |= {ord(point): "." for point in file.points}
    plain |= dict.fromkeys(map(ord, ",，\n \u3000\u00a0"))
    return Signs(
        digits, file.small, file.large, file.points, plain, file.parts_of_hundred, file.begin_units, file.bare,
        file.makes_number,
    )  # fmt: skip
