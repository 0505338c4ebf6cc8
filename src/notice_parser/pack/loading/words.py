"""patterns/words.yaml and dictionary.txt → Words: which kind a word is, and the words a segmenter knows."""

from __future__ import annotations

from pathlib import Path

from notice_parser.pack.loading.reader import PackReader, Schema
from notice_parser.pack.words import Words

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


def load_words(reader: PackReader) -> Words:
    """Raises PackError for a file that cannot be read; notes a fault for a word that stands in two kinds."""
    file = reader.read(WORDS_FILE, WordsFile)
    reader.unique(WORDS_FILE, "kinds", [kind.id for kind in file.kinds])
    kind_of: dict[str, str] = {}
    for index, kind in enumerate(file.kinds):
        for word in kind.words.split():
            if kind_of.setdefault(word, kind.id) != kind.id:
                reader.fault(WORDS_FILE, ("kinds", index), f"{word} stands in {kind_of[word]} too", kind.id)
    return Words(kind_of, tuple(kind.id for kind in file.kinds), dictionary_of(reader), is_layered=bool(reader.over))


def dictionary_of(reader: PackReader) -> Path:
    """The dictionary of the last folder that has one; where none has, a fault is noted."""
    found = [layer.folder / DICTIONARY_FILE for layer in reader.layers if (layer.folder / DICTIONARY_FILE).is_file()]
    if not found:
        reader.fault(DICTIONARY_FILE, (), f"the file is missing from {reader.folder.name}")
        return reader.folder / DICTIONARY_FILE
    reader.texts.append(DICTIONARY_FILE.encode() + b"\0" + found[-1].read_bytes().replace(b"\r\n", b"\n"))
    return found[-1]
