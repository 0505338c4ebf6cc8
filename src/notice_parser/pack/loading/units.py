"""patterns/units.yaml → Units: every unit and counter, found by its first character, the longest first."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

import regex
from msgspec import convert
from pydantic import Field

from notice_parser.notice import QuantityKind
from notice_parser.pack.loading.reader import PackReader, Schema
from notice_parser.pack.marks import WIDE_STOPS
from notice_parser.pack.units import NounSigns, Unit, Units

UNITS_FILE = "units.yaml"
SENTENCE_END = rf"[{WIDE_STOPS}\n]"
NUMERALS = ("always", "compound", "context", "never")


class UnitExample(Schema):
    text: str
    quantity: str
    kind: str


class UnitGroup(Schema):
    id: str
    kind: QuantityKind
    numerals: str
    words: str
    bases: dict[str, str] = Field(default_factory=dict)
    factor: str = "1"
    by_noun: dict[QuantityKind, str] = Field(default_factory=dict)
    not_before: str | None = None
    never_before: str | None = None
    only_before: str | None = None
    limit: bool = False
    match: tuple[UnitExample, ...]
    no_match: tuple[str, ...] = ()


class NounSignsFile(Schema):
    """How the noun beside a counter is found, and small words around units."""

    head_goes_on: str
    no_noun: str
    ends_phrase: str
    between: str
    opening: str
    edges: str
    owner: str
    half: str
    many: str
    within: str


class UnitsFile(Schema):
    scales: dict[str, int]
    fraction: str
    times: str
    nouns: NounSignsFile
    units: tuple[UnitGroup, ...]
    per: str


def load_units(reader: PackReader) -> Units:
    """Read the units. Faults: a word in two groups, an unknown rule for numerals."""
    file = reader.read(UNITS_FILE, UnitsFile)
    reader.unique(UNITS_FILE, "units", [group.id for group in file.units])
    owner: dict[str, str] = {}
    found: list[Unit] = []
    for index, group in enumerate(file.units):
        if group.numerals not in NUMERALS:
            reader.fault(UNITS_FILE, ("units", index, "numerals"), f"one of {', '.join(NUMERALS)}", group.id)
        for word in dict.fromkeys(group.words.split()):
            if owner.setdefault(word, group.id) != group.id:
                reader.fault(UNITS_FILE, ("units", index, "words"), f"{word} stands in {owner[word]} too", group.id)
        found += make_units(reader, index, group)
    return Units(
        by_first_character(found), first_words(file.per.split()), file.scales, file.fraction, file.times,
        convert(file.nouns, NounSigns, from_attributes=True),
        tuple(file.nouns.head_goes_on.split()),
        reader.compile(UNITS_FILE, ("nouns", "between"), "between", f"(?:{file.nouns.between}){{1,6}}$"),
        {unit.group: unit for unit in found}, regex.compile(SENTENCE_END),
    )  # fmt: skip


def make_units(reader: PackReader, index: int, group: UnitGroup) -> list[Unit]:
    def test(key: str, pattern: str | None) -> regex.Pattern[str] | None:
        return None if pattern is None else reader.compile(UNITS_FILE, ("units", index, key), group.id, pattern)

    by_noun = tuple(
        (kind, nouns(reader, index, group.id, words, "(?:{})$"), nouns(reader, index, group.id, words, "(?:{})"))
        for kind, words in group.by_noun.items()
    )
    tests = (
        test("not_before", group.not_before),
        test("never_before", group.never_before),
        test("only_before", group.only_before),
    )
    try:
        factor = Decimal(group.factor)
    except InvalidOperation:
        reader.fault(UNITS_FILE, ("units", index, "factor"), f"{group.factor} is no number", group.id)
        factor = Decimal(1)
    return [
        Unit(
            word, group.id, group.kind, group.numerals, group.bases.get(word, word), factor, group.limit,
            *tests, by_noun,
        )
        for word in dict.fromkeys(group.words.split())
    ]  # fmt: skip


def nouns(reader: PackReader, index: int, group: str, words: str, form: str) -> regex.Pattern[str]:
    listed = sorted(set(words.split()), key=lambda word: (-len(word), word))
    pattern = form.format("|".join(map(regex.escape, listed)))
    return reader.compile(UNITS_FILE, ("units", index, "by_noun"), group, pattern)


def by_first_character(units: list[Unit]) -> dict[str, tuple[Unit, ...]]:
    table: dict[str, list[Unit]] = {}
    for unit in sorted(units, key=lambda unit: (-len(unit.word), unit.word)):
        table.setdefault(unit.word[0], []).append(unit)
    return {first: tuple(row) for first, row in table.items()}


def first_words(words: list[str]) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        table.setdefault(word[0], []).append(word)
    return {first: tuple(row) for first, row in table.items()}
