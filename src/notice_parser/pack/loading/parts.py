"""patterns/parts.yaml → PartWords: the words that tell which figure is part of which."""

from __future__ import annotations

from notice_parser.pack.loading.reader import PackReader, Schema
from notice_parser.pack.parts import PartWords

PARTS_FILE = "parts.yaml"


class PartExample(Schema):
    text: str
    quantity: str
    part_of: str | None


class PartWordList(Schema):
    what: str
    words: str
    match: tuple[PartExample, ...] = ()


class PartsFile(Schema):
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


def load_parts(reader: PackReader) -> PartWords:
    file = reader.read(PARTS_FILE, PartsFile)
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
