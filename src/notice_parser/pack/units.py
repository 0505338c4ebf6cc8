"""patterns/units.yaml → every unit and counter, found by its first character, the longest first."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

import regex
from msgspec import Struct, convert, field

from notice_parser.messages import say
from notice_parser.pack.marks import WIDE_STOPS
from notice_parser.pack.schema import Schema
from notice_parser.terms import QuantityKind

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader, RuleFile

FILE = "units.yaml"
SENTENCE_END = rf"[{WIDE_STOPS}\n]"
NUMERALS = ("always", "compound", "context", "never")

FOLDED = str.maketrans("", "", "（）()、")  # signs of a unit that its base leaves out: 场（次） is counted in 场次


class UnitExample(Schema, frozen=True):
    text: str
    quantity: str
    kind: str


class UnitGroup(Schema, frozen=True, kw_only=True):
    """Units of one kind. `numerals`, one of NUMERALS: which numbers before them count."""

    id: str
    kind: QuantityKind
    numerals: str
    words: str
    bases: dict[str, str] = field(default_factory=dict)
    factor: str = "1"
    by_noun: dict[QuantityKind, str] = field(default_factory=dict)
    not_before: str | None = None
    never_before: str | None = None
    only_before: str | None = None
    limit: bool = False
    match: tuple[UnitExample, ...]
    no_match: tuple[str, ...] = ()


class NounSignsFile(Schema, frozen=True):
    """How the noun next to a counter is found, and small words around units."""

    head_goes_on: str
    no_noun: str
    ends_phrase: str
    between: str
    opening: str
    edges: str
    owner: str
    half: str
    half_not_before: str
    half_of: str
    many: str
    within: str


class UnitsFile(Schema, frozen=True):
    scales: dict[str, int]
    fraction: str
    each: str
    times: str
    nouns: NounSignsFile
    units: tuple[UnitGroup, ...]
    per: str


class NounSigns(Struct, frozen=True):
    """How the noun next to a counter is found, and small words around units."""

    no_noun: str
    ends_phrase: str
    opening: str
    edges: str
    owner: str
    half: str
    half_of: str
    many: str
    within: str


class Unit(Struct, frozen=True):
    """A unit word. `by_noun` holds a kind and the patterns of the nouns that require it: at a text's end, anywhere."""

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
    each: str
    times: str
    nouns: NounSigns
    head_goes_on: tuple[str, ...]
    between: regex.Pattern[str]
    by_group: dict[str, Unit]
    sentence_end: regex.Pattern[str]
    half_not_before: regex.Pattern[str]

    def at(self, text: str, offset: int) -> Unit | None:
        """The longest unit that begins at an offset."""
        for unit in self.by_first.get(text[offset : offset + 1], ()):
            if text.startswith(unit.word, offset):
                return unit
        return None


def load_units(reader: PackReader) -> Units:
    """Read units.yaml. Errors: a word in two groups, an unknown rule for numerals, a factor that is not a number."""
    file = reader.open(FILE, UnitsFile)
    file.require_unique("units", [group.id for group in file.data.units])
    owner: dict[str, str] = {}
    found: list[Unit] = []
    for index, group in enumerate(file.data.units):
        if group.numerals not in NUMERALS:
            file.error(("units", index, "numerals"), say("one of {names}", names=list(NUMERALS)), group.id)
        for word in dict.fromkeys(group.words.split()):
            if owner.setdefault(word, group.id) != group.id:
                file.error(
                    ("units", index, "words"),
                    say("{word} stands in {owner} too", word=word, owner=owner[word]),
                    group.id,
                )
        found += make_units(file, index, group)
    nouns = file.data.nouns
    return Units(
        by_first=units_by_first(found),
        per=words_by_first(file.data.per.split()),
        scales=file.data.scales,
        fraction=file.data.fraction,
        each=file.data.each,
        times=file.data.times,
        nouns=convert(nouns, NounSigns, from_attributes=True),
        head_goes_on=tuple(nouns.head_goes_on.split()),
        between=file.compile(("nouns", "between"), "between", f"(?:{nouns.between}){{1,6}}$"),
        by_group={unit.group: unit for unit in found},
        sentence_end=regex.compile(SENTENCE_END),
        half_not_before=file.compile(("nouns", "half_not_before"), "half_not_before", nouns.half_not_before),
    )


def make_units(file: RuleFile[UnitsFile], index: int, group: UnitGroup) -> list[Unit]:
    def test(key: str, pattern: str | None) -> regex.Pattern[str] | None:
        return None if pattern is None else file.compile(("units", index, key), group.id, pattern)

    def nouns(words: str, form: str) -> regex.Pattern[str]:
        listed = sorted(set(words.split()), key=longest_first)
        return file.compile(("units", index, "by_noun"), group.id, form.format("|".join(map(regex.escape, listed))))

    by_noun = tuple((kind, nouns(words, "(?:{})$"), nouns(words, "(?:{})")) for kind, words in group.by_noun.items())
    not_before, never_before = test("not_before", group.not_before), test("never_before", group.never_before)
    only_before = test("only_before", group.only_before)
    factor = read_factor(file, index, group)
    return [
        Unit(
            word=word,
            group=group.id,
            kind=group.kind,
            numerals=group.numerals,
            base=group.bases.get(word, word.translate(FOLDED)),
            factor=factor,
            limit=group.limit,
            not_before=not_before,
            never_before=never_before,
            only_before=only_before,
            by_noun=by_noun,
        )
        for word in dict.fromkeys(group.words.split())
    ]


def read_factor(file: RuleFile[UnitsFile], index: int, group: UnitGroup) -> Decimal:
    try:
        return Decimal(group.factor)
    except InvalidOperation:
        file.error(("units", index, "factor"), say("{factor} is not a number", factor=group.factor), group.id)
        return Decimal(1)


def longest_first(word: str) -> tuple[int, str]:
    return -len(word), word


def units_by_first(units: list[Unit]) -> dict[str, tuple[Unit, ...]]:
    table: dict[str, list[Unit]] = {}
    for unit in sorted(units, key=lambda unit: longest_first(unit.word)):
        table.setdefault(unit.word[0], []).append(unit)
    return {first: tuple(row) for first, row in table.items()}


def words_by_first(words: list[str]) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for word in sorted(set(words), key=longest_first):
        table.setdefault(word[0], []).append(word)
    return {first: tuple(row) for first, row in table.items()}
