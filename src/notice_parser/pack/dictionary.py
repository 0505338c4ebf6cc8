"""patterns/dictionary.yaml → which words the segmenter knows, and how often each was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from notice_parser.messages import say
from notice_parser.pack.jieba_words import DICTIONARY_SHA256, read_jieba_words
from notice_parser.pack.schema import Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader

FILE = "dictionary.yaml"


class SelectedWords(Schema, frozen=True):
    """The words taken from jieba: every character, every word counted `least_count` times, and the `rare` ones."""

    least_count: int
    without: str = ""
    rare: str = ""


class CutExample(Schema, frozen=True):
    text: str
    word: str


class CountedWords(Schema, frozen=True):
    """Words that jieba does not hold or counts otherwise, all with the same count."""

    id: str
    count: int
    words: str
    why: str | None = None
    match: tuple[CutExample, ...] = ()


class DictionaryFile(Schema, frozen=True):
    jieba: SelectedWords
    words: tuple[CountedWords, ...]


class Dictionary(Struct, frozen=True):
    """What dictionary.yaml says; of a word that several entries hold the first entry's count is in force."""

    jieba: SelectedWords
    own: dict[str, int]

    def counts(self) -> dict[str, int]:
        """Every word with its count. Raises PackError where the installed jieba is not the pinned version."""
        return {**selected_counts(self.jieba), **self.own}


def load_dictionary(reader: PackReader) -> Dictionary:
    """Read dictionary.yaml. A count below 1 is an error. jieba's own dictionary is part of the rules' fingerprint."""
    file = reader.open(FILE, DictionaryFile)
    file.require_unique("words", [entry.id for entry in file.data.words])
    own: dict[str, int] = {}
    for index, entry in enumerate(file.data.words):
        if entry.count < 1:
            file.error(("words", index, "count"), say("a count is 1 or more"), entry.id)
        for word in entry.words.split():
            own.setdefault(word, entry.count)
    reader.texts.append(b"jieba\0" + DICTIONARY_SHA256.encode())
    return Dictionary(file.data.jieba, own)


def selected_counts(selected: SelectedWords) -> dict[str, int]:
    jieba = read_jieba_words()
    rare, without = frozenset(selected.rare.split()), frozenset(selected.without.split())
    return {
        word: count
        for word, count in zip(jieba.words, jieba.counts, strict=True)
        if (count >= selected.least_count or len(word) == 1 or word in rare) and word not in without
    }
