"""patterns/compare.yaml → what pairs the figures of two notices, and problems with what answers them, compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from msgspec import Struct
from msgspec.structs import replace

from notice_parser.pack.schema import PatternRule, Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader

FILE = "compare.yaml"


class Thresholds(Schema, frozen=True):
    """Shares of 100."""

    same_indicator: int
    contained: int
    two_names: int
    answered: int
    answered_too: int
    elsewhere: int
    about: int


class EnglishWords(Schema, frozen=True):
    heads: dict[str, str]
    words: dict[str, str]


class CompareFile(Schema, frozen=True):
    """compare.yaml as a whole."""

    thresholds: Thresholds
    stop_words: tuple[PatternRule, ...]
    contrasts: tuple[tuple[str, ...], ...]
    whole_scope: tuple[PatternRule, ...]
    reaches: tuple[PatternRule, ...]
    constant_prices: tuple[PatternRule, ...]
    from_below: tuple[PatternRule, ...]
    common_words: tuple[PatternRule, ...]
    heads: dict[str, str]
    words: dict[str, str]
    english: EnglishWords


class CompareRules(Struct, frozen=True):
    """A pattern per list of the file."""

    thresholds: Thresholds
    stop_words: regex.Pattern[str]
    contrasts: tuple[tuple[str, ...], ...]
    whole_scope: regex.Pattern[str]
    reaches: regex.Pattern[str]
    constant_prices: regex.Pattern[str]
    from_below: regex.Pattern[str]
    common_words: regex.Pattern[str]
    heads: dict[str, str]
    words: dict[str, str]
    english: EnglishWords

    @property
    def is_english(self) -> bool:
        return self.words is self.english.words

    def in_english(self) -> CompareRules:
        """The same rules with English heads and words."""
        return replace(self, heads=self.english.heads, words=self.english.words)


PATTERNS = ("stop_words", "whole_scope", "reaches", "constant_prices", "from_below", "common_words")


def load_compare(reader: PackReader) -> CompareRules:
    """Read compare.yaml."""
    file = reader.open(FILE, CompareFile)
    data = file.data
    return CompareRules(
        thresholds=data.thresholds,
        contrasts=data.contrasts,
        heads=data.heads,
        words=data.words,
        english=data.english,
        **{name: file.any_of(name, getattr(data, name)) for name in PATTERNS},
    )
