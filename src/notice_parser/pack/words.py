"""patterns/words.yaml and dictionary.txt → which kind a word is, and the words a segmenter knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from notice_parser.pack.schema import Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader, RuleFile

FILE = "words.yaml"
DICTIONARY_FILE = "dictionary.txt"


class WordExample(Schema, frozen=True):
    text: str
    word: str


class WordKind(Schema, frozen=True):
    id: str
    what: str
    words: str
    match: tuple[WordExample, ...] = ()


class WordsFile(Schema, frozen=True):
    kinds: tuple[WordKind, ...]


class Words(Struct, frozen=True):
    """`kind_of` maps a word to its kind, one of `kinds`; `dictionary` is the segmenter's file of lines `word count`.

    `is_layered` where folders of own rules contribute: what is built of such words is not kept.
    """

    kind_of: dict[str, str]
    kinds: tuple[str, ...]
    dictionary: Path
    is_layered: bool = False


def load_words(reader: PackReader) -> Words:
    """Read words.yaml. A word that stands in two kinds is an error."""
    file = reader.open(FILE, WordsFile)
    kinds = file.data.kinds
    file.require_unique("kinds", [kind.id for kind in kinds])
    kind_of: dict[str, str] = {}
    for index, kind in enumerate(kinds):
        for word in kind.words.split():
            if kind_of.setdefault(word, kind.id) != kind.id:
                file.error(("kinds", index), f"{word} stands in {kind_of[word]} too", kind.id)
    return Words(kind_of, tuple(kind.id for kind in kinds), dictionary_of(file), is_layered=bool(reader.over))


def dictionary_of(file: RuleFile[WordsFile]) -> Path:
    """The dictionary of the last folder that has one. A missing dictionary is an error."""
    reader = file.reader
    found = [layer.folder / DICTIONARY_FILE for layer in reader.layers if (layer.folder / DICTIONARY_FILE).is_file()]
    if not found:
        file.error((), f"{DICTIONARY_FILE} is missing from {reader.folder.name}")
        return reader.folder / DICTIONARY_FILE
    reader.texts.append(DICTIONARY_FILE.encode() + b"\0" + found[-1].read_bytes().replace(b"\r\n", b"\n"))
    return found[-1]
