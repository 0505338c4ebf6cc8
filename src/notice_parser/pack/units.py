"""Every unit and counter, found by its first character, the longest first."""

from __future__ import annotations

from decimal import Decimal

import regex
from msgspec import Struct


class NounSigns(Struct, frozen=True):
    """How the noun beside a counter is found, and small words around units."""

    no_noun: str
    ends_phrase: str
    opening: str
    edges: str
    owner: str
    half: str
    many: str
    within: str


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

    def at(self, text: str, place: int) -> Unit | None:
        """The longest unit that begins at a place."""
        for unit in self.by_first.get(text[place : place + 1], ()):
            if text.startswith(unit.word, place):
                return unit
        return None
