"""Words of a run of 汉字: the likeliest path through a dictionary, as in jieba without its model of unknown words.

jieba builds the dictionary, once; the logarithms that its search adds up are kept, and the search itself is done here
in one pass from the end: a third of jieba's time for the same words, and jieba need not be imported to parse.
"""

from __future__ import annotations

import sys
from array import array
from functools import lru_cache
from math import log
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from notice_parser.pack import Pack
from notice_parser.pack.folders import built_in_folder
from notice_parser.pack.store import stored

WEIGHT: Final = "d"  # a double
BEGINNING: Final = 1.0  # the weight of what only begins words; that of a word is never above 0
LEAST: Final = float("-inf")


class Packed(Struct, frozen=True):
    """Words, one a line, with the logarithm of how likely each is: read back faster than a dict is."""

    words: str
    weights: bytes
    unknown: float


class Segmenter:
    """A dictionary with the weight of each word, and of a character that no word holds."""

    def __init__(self, weights: dict[str, float], unknown: float) -> None:
        self.weights, self.unknown = weights, unknown

    def cut(self, run: str) -> list[str]:
        """The words with the greatest sum of weights; of two paths the one whose first differing word is longer."""
        weight_of, size = self.weights.get, len(run)
        scores, ends = [0.0] * (size + 1), [0] * size
        for start in range(size - 1, -1, -1):
            best, end = LEAST, start + 1
            weight = weight_of(run[start])
            while weight is not None:
                if weight != BEGINNING and weight + scores[end] >= best:
                    best, ends[start] = weight + scores[end], end
                if end == size:
                    break
                end += 1
                weight = weight_of(run[start:end])
            if best == LEAST:
                best, ends[start] = self.unknown + scores[start + 1], start + 1
            scores[start] = best
        words, start = [], 0
        while start < size:
            words.append(run[start : ends[start]])
            start = ends[start]
        return words


@lru_cache(maxsize=2)
def segmenter_of(pack: Pack) -> Segmenter:
    """The segmenter of a pack: its dictionary, every listed word kept whole."""
    words, listed = pack.words, (*pack.words.kind_of, *pack.nouns.listed, *sorted(pack.readings.lists["open_verbs"]))

    def build() -> Packed:
        return build_words(words.dictionary, listed)

    is_built_in = words.dictionary.parent == built_in_folder() and not words.is_layered
    packed = stored("words", words.dictionary.parent, build) if is_built_in else build()
    return Segmenter(weights_in(packed), packed.unknown)


def build_words(dictionary: Path, listed: tuple[str, ...]) -> Packed:
    tokenizer = new_tokenizer()
    with dictionary.open("rb") as lines:
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(lines)
    for word in listed:
        if len(word) > 1:
            keep_whole(tokenizer, word)
    return pack_words(tokenizer.FREQ, tokenizer.total)


def pack_words(counts: dict[str, int], total: int) -> Packed:
    whole = log(total or 1)
    weights = array(WEIGHT, (log(count) - whole if count else BEGINNING for count in counts.values()))
    return Packed("\n".join(counts), weights.tobytes(), log(1) - whole)


def weights_in(packed: Packed) -> dict[str, float]:
    words = packed.words.split("\n") if packed.words else []
    return dict(zip(words, memoryview(packed.weights).cast(WEIGHT), strict=True))


def new_tokenizer() -> Any:
    """A jieba tokenizer without words. jieba asks pkg_resources, slow to import, for a dictionary not used here."""
    import logging

    hidden = sys.modules.setdefault("pkg_resources", None)  # type: ignore[arg-type]
    try:
        import jieba
    finally:
        if hidden is None:
            del sys.modules["pkg_resources"]
    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialized = True
    return tokenizer


def keep_whole(tokenizer: Any, word: str) -> None:
    """Give a word the weight at which it is not cut into its parts."""
    frequency = tokenizer.FREQ.get(word, 0) or 1
    weight = 1.0
    for part in tokenizer.cut(word, HMM=False):
        weight *= (tokenizer.FREQ.get(part, 0) or 1) / tokenizer.total
    wanted = max(frequency, int(weight * tokenizer.total) + 1, 1000)
    tokenizer.FREQ[word] = wanted
    for stop in range(1, len(word)):
        tokenizer.FREQ.setdefault(word[:stop], 0)
