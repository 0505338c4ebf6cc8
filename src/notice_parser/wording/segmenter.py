"""Words of a run of 汉字, by the dictionary of a pack."""

from __future__ import annotations

from functools import lru_cache

from notice_parser.pack import Pack
from notice_parser.pack.word_path import likeliest_path
from notice_parser.pack.word_table import WordTable, WordWeights, word_table


class Segmenter:
    """A dictionary with the weight of each word, and of a character that no word holds."""

    def __init__(self, table: WordTable) -> None:
        self.weights, self.unknown = WordWeights(table), table.unknown

    def cut(self, run: str) -> list[str]:
        return likeliest_path(run, self.weights, self.unknown)


@lru_cache(maxsize=2)
def segmenter_of(pack: Pack) -> Segmenter:
    """The segmenter of a pack: its dictionary, every listed word kept whole."""
    return Segmenter(word_table(pack))
