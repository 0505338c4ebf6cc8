"""patterns/indicators.yaml → the words by which the full name of what a quantity states is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from notice_parser.pack.schema import Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader

FILE = "indicators.yaml"


class IndicatorExample(Schema, frozen=True):
    text: str
    quantity: str
    indicator: str | None


class IndicatorWordList(Schema, frozen=True):
    what: str
    words: str
    match: tuple[IndicatorExample, ...] = ()


class IndicatorsFile(Schema, frozen=True):
    heads: IndicatorWordList
    alike: IndicatorWordList
    shares: IndicatorWordList
    growths: IndicatorWordList
    rates: IndicatorWordList
    joins: IndicatorWordList
    links: IndicatorWordList


class IndicatorWords(Struct, frozen=True):
    """`heads` and `alike` are endings, `joins` the words between members of a list, `links` those before a measure.

    The others are whole names.
    """

    heads: tuple[str, ...]
    alike: frozenset[str]
    shares: frozenset[str]
    growths: frozenset[str]
    rates: frozenset[str]
    joins: tuple[str, ...]
    links: tuple[str, ...]


def load_indicators(reader: PackReader) -> IndicatorWords:
    """Read indicators.yaml."""
    file = reader.read(FILE, IndicatorsFile)
    return IndicatorWords(
        heads=tuple(file.heads.words.split()),
        alike=frozenset(file.alike.words.split()),
        shares=frozenset(file.shares.words.split()),
        growths=frozenset(file.growths.words.split()),
        rates=frozenset(file.rates.words.split()),
        links=tuple(file.links.words.split()),
        joins=tuple(sorted(file.joins.words.split(), key=lambda word: (-len(word), word))),
    )
