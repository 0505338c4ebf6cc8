"""The words that a segmenter knows, in a jieba tokenizer of its own, kept in the store."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence
from functools import lru_cache
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from msgspec import Struct

from notice_parser.pack.folders import built_in_folder
from notice_parser.pack.store import stored

COUNT: Final = "Q"  # an unsigned integer of 8 bytes


@lru_cache(maxsize=2)
def segmenter(dictionary: Path, listed: tuple[str, ...], is_layered: bool) -> Any:
    """A jieba tokenizer of its own: the shipped dictionary, no cache file, every listed word kept whole."""
    tokenizer = new_tokenizer()
    tokenizer.initialized = True

    def build() -> Packed:
        with dictionary.open("rb") as lines:
            tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(lines)
        for word in listed:
            if len(word) > 1:
                keep_whole(tokenizer, word)
        return pack_words(tokenizer.FREQ, tokenizer.total)

    is_built_in = dictionary.parent == built_in_folder() and not is_layered
    packed = stored("words", dictionary.parent, build) if is_built_in else build()
    tokenizer.FREQ, tokenizer.total = words_in(packed), packed.total
    return tokenizer


class Packed(Struct, frozen=True):
    """Words, one a line, with how often each is met: read back faster than a dict is."""

    words: str
    counts: bytes
    total: int


def pack_words(counts: dict[str, int], total: int) -> Packed:
    return Packed("\n".join(counts), array(COUNT, counts.values()).tobytes(), total)


def words_in(packed: Packed) -> dict[str, int]:
    words = packed.words.split("\n") if packed.words else []
    return dict(zip(words, memoryview(packed.counts).cast(COUNT), strict=True))


def new_tokenizer() -> Any:
    """A tokenizer without words.

    jieba asks pkg_resources, slow to import, for a dictionary that is not used here, and loads tables for words that no
    dictionary holds: these are loaded when someone first asks for such a word.
    """
    import logging

    hidden = sys.modules.setdefault("pkg_resources", None)  # type: ignore[arg-type]
    sys.meta_path.insert(0, LATER)
    try:
        import jieba
    finally:
        sys.meta_path.remove(LATER)
        if hidden is None:
            del sys.modules["pkg_resources"]
    jieba.setLogLevel(logging.ERROR)
    return jieba.Tokenizer()


class FindLater(MetaPathFinder):
    """Finds one module so that its code runs on first use."""

    def __init__(self, name: str) -> None:
        self.name = name

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path) if fullname == self.name else None
        if spec is not None and spec.loader is not None:
            spec.loader = LazyLoader(spec.loader)
        return spec


LATER = FindLater("jieba.finalseg")


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
