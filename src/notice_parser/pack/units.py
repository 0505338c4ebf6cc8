"""patterns/units.yaml → Units: every unit and counter, found by its first character, the longest first."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

import regex
from msgspec import Struct
from pydantic import Field

from notice_parser.notice import QuantityKind
from notice_parser.pack.reading import PackReader, Schema

UNITS_FILE = "units.yaml"
SENTENCE_END = r"[。！？\n]"
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


class NounSigns(Schema):
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
    nouns: NounSigns
    units: tuple[UnitGroup, ...]
    per: str


class Unit(Struct, frozen=True):
    """A unit word. `by_noun` holds a kind and how the noun ends that asks for it."""

    word: str
    group: str
    kind: str
    numerals: str
    base: str
    factor: Decimal
    limit: bool
    not_before: regex.Pattern[str] | None
    never_before: regex.Pattern[str] | None
    only_before: regex.Pattern[str] | None
    by_noun: tuple[tuple[str, regex.Pattern[str], regex.Pattern[str]], ...]


class Units(Struct, frozen=True):
    """`by_first` finds units by their first character; `per` are the words that may stand below a fraction line."""

    by_first: dict[str, tuple[Unit, ...]]
    per: dict[str, tuple[str, ...]]
    scales: dict[str, int]
    fraction: str
    times: str
    nouns: NounSigns
    head_goes_on: tuple[str, ...]
    between: regex.Pattern[str]
    by_group: dict[str, Unit]
    sentence_end: regex.Pattern[str]
    groups: tuple[UnitGroup, ...]

    def at(self, text: str, place: int) -> Unit | None:
        """The longest unit that begins at a place."""
        for unit in self.by_first.get(text[place : place + 1], ()):
            if text.startswith(unit.word, place):
                return unit
        return None


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
        by_first_character(found), first_words(file.per.split()), file.scales, file.fraction, file.times, file.nouns,
        tuple(file.nouns.head_goes_on.split()),
        reader.compile(UNITS_FILE, ("nouns", "between"), "between", f"(?:{file.nouns.between}){{1,6}}$"),
        {unit.group: unit for unit in found}, regex.compile(SENTENCE_END), file.units,
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
