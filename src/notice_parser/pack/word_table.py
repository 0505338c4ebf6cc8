"""The segmenter's words with their weights: the dictionary, in which every word listed in a rule is kept whole."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate
from math import log
from typing import Final

from msgspec import Struct

from notice_parser.pack import Pack
from notice_parser.pack.folders import built_in_folder
from notice_parser.pack.store import stored
from notice_parser.pack.word_path import PREFIX, likeliest_path

WEIGHT: Final = "d"  # a double
OFFSET: Final = "I"
LEAST_LISTED: Final = 1000  # the least count of a word that a rule lists


class WordTable(Struct, frozen=True):
    """`words`, one per line, those with one first character together, `weights` the logarithm of how likely each is.

    `initials` are the first characters; for each, then for the end, `starts` has the offset in `words` at which its
    words begin, and `firsts` how many words stand before. It is read character by character, as a text needs them:
    a dict of all words takes ten times as long to load.
    """

    words: str
    weights: bytes
    initials: str
    starts: bytes
    firsts: bytes
    unknown: float

    def as_dict(self) -> dict[str, float]:
        """All words with their weights."""
        weights = WordWeights(self)
        return {word: weight for initial in self.initials for word, weight in weights[initial].items()}


class WordWeights(dict[str, dict[str, float]]):
    """First character → the words that begin with it and their weights, read from the table when first asked for."""

    def __init__(self, table: WordTable) -> None:
        self.words, self.weights = table.words, memoryview(table.weights).cast(WEIGHT)
        self.starts, self.firsts = (memoryview(each).cast(OFFSET) for each in (table.starts, table.firsts))
        self.places = {initial: place for place, initial in enumerate(table.initials)}

    def __missing__(self, initial: str) -> dict[str, float]:
        place = self.places.get(initial)
        found = self[initial] = {} if place is None else self.read(place)
        return found

    def read(self, place: int) -> dict[str, float]:
        words = self.words[self.starts[place] : self.starts[place + 1] - 1].split("\n")
        return dict(zip(words, self.weights[self.firsts[place] : self.firsts[place + 1]], strict=True))


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
    weights = defaultdict[str, dict[str, float]](dict)
    for word, count in counts.items():
        weights[word[0]][word] = log(count) - whole if count else PREFIX
    for word in counts:
        add_prefixes(word, weights)
    for word in listed:
        if len(word) > 1:
            parts = likeliest_path(word, weights, unknown)
            weights[word[0]][word] = log(whole_count(word, parts, counts, total)) - whole
            add_prefixes(word, weights)
    return as_table({initial: words for initial, words in weights.items() if words}, unknown)


def as_table(weights: dict[str, dict[str, float]], unknown: float) -> WordTable:
    lines = ["\n".join(words) + "\n" for words in weights.values()]
    return WordTable(
        words="".join(lines),
        weights=array(WEIGHT, [weight for words in weights.values() for weight in words.values()]).tobytes(),
        initials="".join(weights),
        starts=array(OFFSET, [0, *accumulate(map(len, lines))]).tobytes(),
        firsts=array(OFFSET, [0, *accumulate(map(len, weights.values()))]).tobytes(),
        unknown=unknown,
    )


def add_prefixes(word: str, weights: dict[str, dict[str, float]]) -> None:
    for end in range(1, len(word)):
        weights[word[0]].setdefault(word[:end], PREFIX)


def whole_count(word: str, parts: list[str], counts: dict[str, int], total: int) -> int:
    """The count at which a word is likelier than its parts; it is noted in `counts`, for the words that follow."""
    likelihood = 1.0
    for part in parts:
        likelihood *= (counts.get(part) or 1) / total
    counts[word] = max(counts.get(word) or 1, int(likelihood * total) + 1, LEAST_LISTED)
    return counts[word]
