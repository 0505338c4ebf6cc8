"""patterns/numbers.yaml → how numerals are written, what a number looks like, what shows that it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from notice_parser.messages import say
from notice_parser.pack.alternatives import Alternatives
from notice_parser.pack.schema import PatternRule, Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader, RuleFile

FILE = "numbers.yaml"
# Each rule of `numerals` has a reader of its own: its id, and the groups that the reader uses.
NUMERALS = {
    "even": (),
    "doubled": ("times",),
    "part_of_hundred": ("share", "share2", "hundred"),
    "fraction": ("above", "below"),
    "fraction_bar": ("above", "below"),
    "half": ("most",),
    "half_unit": (),
    "proportion": ("terms",),
    "vague": (),
    "mixed": (),
    "arabic": ("arabic", "sign", "power"),
    "priced": ("currency", "arabic"),
    "several": ("low", "high", "times"),
    "chinese": (),
}


class SignsFile(Schema, frozen=True):
    digits: tuple[str, ...]
    small: dict[str, int]
    large: dict[str, int]
    points: str
    parts_of_hundred: dict[str, int]
    begin_units: str
    bare: str
    makes_number: str


class NumbersFile(Schema, frozen=True):
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
    not_once_after: str
    single_units: str
    counted_units: str
    ordinal_signs: str
    opens_name: str
    not_counted_after: str
    not_counted_before: str
    not_numbers: tuple[PatternRule, ...]
    cents: str
    cents_of: str
    shares_unit: str
    shared_out: str
    shares_unit_kinds: str
    terms: dict[str, dict[str, int]]
    term_signs: str
    counter_of_points: str
    pointed_kinds: str
    between_points: str
    persons: str
    not_persons_after: str
    list_signs: str
    whole_sign: str
    proportion_before: str
    proportion_sign: str
    tenth_after: str
    minus: str
    currencies: dict[str, str]


class Signs(Struct, frozen=True):
    """The characters of numerals; `plain` turns an Arabic number of either width into what Decimal reads."""

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
    """`numerals` find numbers; the rest says how they are read and what shows that they count."""

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
    not_once_after: regex.Pattern[str]
    single_units: frozenset[str]
    counted_units: frozenset[str]
    ordinal_signs: str
    opens_name: str
    not_counted_after: regex.Pattern[str]
    not_counted_before: regex.Pattern[str]
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
    counter_of_points: str
    pointed_kinds: frozenset[str]
    between_points: regex.Pattern[str]
    persons: frozenset[str]
    list_signs: str
    whole_sign: str
    proportion_before: str
    proportion_sign: str
    tenth_after: regex.Pattern[str]
    minus: str
    currencies: dict[str, str]


def load_numbers(reader: PackReader) -> Numbers:
    """Read numbers.yaml."""
    file = reader.open(FILE, NumbersFile)
    numbers = file.data
    check_numerals(file)

    def compiled(key: str, form: str = "{}") -> regex.Pattern[str]:
        return file.compile((key,), key, form.format(getattr(numbers, key)))

    shares_unit = compiled("shares_unit")
    return Numbers(
        signs=make_signs(numbers.signs),
        numerals=file.alternatives("numerals", numbers.numerals),
        range_sign=compiled("range_sign"),
        range_number=compiled("range_number"),
        change_before=compiled("change_before", "(?:{})$"),
        change_signs=numbers.change_signs,
        count_before=compiled("count_before", "(?:{})$"),
        count_after=compiled("count_after"),
        count_at_edge=compiled("count_at_edge"),
        not_persons_after=compiled("not_persons_after"),
        verb_before=compiled("verb_before", "(?:{})$"),
        verb_units=frozenset(numbers.verb_units.split()),
        not_once_after=compiled("not_once_after"),
        ordinal_signs=numbers.ordinal_signs,
        opens_name=numbers.opens_name,
        single_units=frozenset(numbers.single_units.split()),
        counted_units=frozenset(numbers.counted_units.split()),
        not_counted_before=compiled("not_counted_before"),
        not_counted_after=compiled("not_counted_after"),
        edge_units=frozenset(numbers.edge_units.split()),
        not_numbers=file.any_of("not_numbers", numbers.not_numbers, takes_characters=True),
        cents=compiled("cents"),
        cents_of=frozenset(numbers.cents_of.split()),
        shares_unit=shares_unit,
        shares_unit_lasts=file.last_characters(shares_unit),
        shared_out=compiled("shared_out"),
        shares_unit_kinds=frozenset(numbers.shares_unit_kinds.split()),
        terms=numbers.terms,
        term_signs=numbers.term_signs,
        counter_of_points=numbers.counter_of_points,
        pointed_kinds=frozenset(numbers.pointed_kinds.split()),
        between_points=compiled("between_points"),
        persons=frozenset(numbers.persons.split()),
        list_signs=numbers.list_signs,
        whole_sign=numbers.whole_sign,
        proportion_before=numbers.proportion_before,
        proportion_sign=numbers.proportion_sign,
        tenth_after=compiled("tenth_after"),
        minus=numbers.minus,
        currencies=numbers.currencies,
    )


def check_numerals(file: RuleFile[NumbersFile]) -> None:
    """Report each rule that nothing reads, and each group that its reader uses and it lacks."""
    for index, rule in enumerate(file.data.numerals):
        if rule.id not in NUMERALS:
            file.error(("numerals", index), say("one of {names}", names=list(NUMERALS)), rule.id)
        for group in NUMERALS.get(rule.id, ()):
            if f"(?P<{group}>" not in rule.pattern:
                file.error(("numerals", index, "pattern"), say("needs the group (?P<{group}>…)", group=group), rule.id)


def make_signs(signs: SignsFile) -> Signs:
    digits = {character: value for value, row in enumerate(signs.digits) for character in row}
    plain: dict[int, str | None] = {ord(character): str(value) for character, value in digits.items()}
    plain |= {ord(point): "." for point in signs.points}
    plain |= dict.fromkeys(map(ord, ",，\n \u3000\u00a0"))
    return Signs(
        digits=digits,
        small=signs.small,
        large=signs.large,
        points=signs.points,
        plain=plain,
        parts_of_hundred=signs.parts_of_hundred,
        begin_units=signs.begin_units,
        bare=signs.bare,
        makes_number=signs.makes_number,
    )
