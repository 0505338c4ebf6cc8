"""patterns/parts.yaml → the words that show which quantity is part of which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from notice_parser.pack.schema import Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader

FILE = "parts.yaml"


class PartExample(Schema, frozen=True):
    text: str
    quantity: str
    part_of: str | None


class PartWordList(Schema, frozen=True):
    what: str
    words: str
    match: tuple[PartExample, ...] = ()


class PartsFile(Schema, frozen=True):
    whole_actions: PartWordList
    bare_shares: PartWordList
    share_verbs: PartWordList
    totals: PartWordList
    total_heads: PartWordList
    total_prefixes: PartWordList
    exceptions: PartWordList
    rates: PartWordList
    rate_deeds: PartWordList
    persons: PartWordList
    means: PartWordList
    counted: PartWordList


class PartWords(Struct, frozen=True):
    whole_actions: tuple[str, ...]
    bare_shares: frozenset[str]
    share_verbs: frozenset[str]
    totals: frozenset[str]
    total_heads: tuple[str, ...]
    total_prefixes: tuple[str, ...]
    exceptions: frozenset[str]
    rates: tuple[str, ...]
    rate_deeds: tuple[str, ...]
    persons: frozenset[str]
    means: frozenset[str]
    counted: frozenset[str]


def load_parts(reader: PackReader) -> PartWords:
    """Read parts.yaml."""
    file = reader.read(FILE, PartsFile)
    return PartWords(
        whole_actions=tuple(file.whole_actions.words.split()),
        bare_shares=frozenset(file.bare_shares.words.split()),
        share_verbs=frozenset(file.share_verbs.words.split()),
        totals=frozenset(file.totals.words.split()),
        total_heads=tuple(sorted(file.total_heads.words.split(), key=lambda word: (-len(word), word))),
        total_prefixes=tuple(file.total_prefixes.words.split()),
        exceptions=frozenset(file.exceptions.words.split()),
        rates=tuple(file.rates.words.split()),
        rate_deeds=tuple(file.rate_deeds.words.split()),
        persons=frozenset(file.persons.words.split()),
        means=frozenset(file.means.words.split()),
        counted=frozenset(file.counted.words.split()),
    )
