"""patterns/words.yaml and dictionary.txt → Words: which kind a word is, and the words a segmenter knows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from notice_parser.pack.reading import PackReader, Schema

WORDS_FILE = "words.yaml"
DICTIONARY_FILE = "dictionary.txt"


class WordExample(Schema):
    text: str
    word: str


class WordKind(Schema):
    id: str
    what: str
    words: str
    match: tuple[WordExample, ...] = ()


class WordsFile(Schema):
    kinds: tuple[WordKind, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """`kind_of` maps a word to its kind; `dictionary` is the file of `word count` lines for the segmenter."""

    kind_of: dict[str, str]
    kinds: tuple[WordKind, ...]
    dictionary: Path


def load_words(reader: PackReader) -> Words:
    """Raises PackError for a file that cannot be read; notes a fault for a word that stands in two kinds."""
    file = reader.read(WORDS_FILE, WordsFile)
    reader.unique(WORDS_FILE, "kinds", [kind.id for kind in file.kinds])
    kind_of: dict[str, str] = {}
    for index, kind in enumerate(file.kinds):
        for word in kind.words.split():
            if kind_of.setdefault(word, kind.id) != kind.id:
                reader.fault(WORDS_FILE, ("kinds", index), f"{word} stands in {kind_of[word]} too", kind.id)
    return Words(kind_of, file.kinds, reader.folder / DICTIONARY_FILE)
