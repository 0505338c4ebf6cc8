"""The segmenter's words with their weights: the dictionary, in which every word listed in a rule is kept whole."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from math import log
from typing import Final

from msgspec import Struct

from notice_parser.pack import Pack
from notice_parser.pack.folders import built_in_folder
from notice_parser.pack.store import stored
from notice_parser.pack.word_path import PREFIX, likeliest_path

WEIGHT: Final = "d"  # a double
LEAST_LISTED: Final = 1000  # the least count of a word that a rule lists


class WordTable(Struct, frozen=True):
    """`words`, one per line, `weights` the logarithm of how likely each is; it loads faster than a dict."""

    words: str
    weights: bytes
    unknown: float

    def as_dict(self) -> dict[str, float]:
        words = self.words.split("\n") if self.words else []
        return dict(zip(words, memoryview(self.weights).cast(WEIGHT), strict=True))


def word_table(pack: Pack) -> WordTable:
    """The table of a pack, from the store for the built-in rules.

    Raises PackError where it has to be built and the installed jieba is not the pinned version.
    """
    return stored("words", built_in_folder(), lambda: table_of(pack)) if pack.is_built_in else table_of(pack)


def table_of(pack: Pack) -> WordTable:
    listed = (*pack.words.kind_of, *pack.nouns.listed, *sorted(pack.readings.lists["open_verbs"]))
    return build_word_table(pack.dictionary.counts(), listed)


def build_word_table(counts: dict[str, int], listed: Iterable[str] = ()) -> WordTable:
    """The table of words with their counts; those `listed` get the weight at which they are not cut into parts."""
    counts, total = dict(counts), sum(counts.values())
    whole = log(total or 1)
    unknown = log(1) - whole
    weights = {word: log(count) - whole if count else PREFIX for word, count in counts.items()}
    for word in counts:
        add_prefixes(word, weights)
    for word in listed:
        if len(word) > 1:
            weights[word] = log(whole_count(word, likeliest_path(word, weights, unknown), counts, total)) - whole
            add_prefixes(word, weights)
    return WordTable("\n".join(weights), array(WEIGHT, weights.values()).tobytes(), unknown)


def add_prefixes(word: str, weights: dict[str, float]) -> None:
    for end in range(1, len(word)):
        weights.setdefault(word[:end], PREFIX)


def whole_count(word: str, parts: list[str], counts: dict[str, int], total: int) -> int:
    """The count at which a word is likelier than its parts; it is noted in `counts`, for the words that follow."""
    likelihood = 1.0
    for part in parts:
        likelihood *= (counts.get(part) or 1) / total
    counts[word] = max(counts.get(word) or 1, int(likelihood * total) + 1, LEAST_LISTED)
    return counts[word]
