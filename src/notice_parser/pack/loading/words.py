"""patterns/words.yaml and dictionary.txt → Words: which kind a word is, what kinds do, the words a segmenter knows."""

from __future__ import annotations

from pathlib import Path
from typing import cast, get_args

from notice_parser.errors import PackError
from notice_parser.pack.loading.reader import Loc, PackReader, Schema
from notice_parser.pack.words import KindFeatures, TokenKind, Words

WORDS_FILE = "words.yaml"
DICTIONARY_FILE = "dictionary.txt"


class WordExample(Schema):
    text: str
    word: str


class StructuralKind(Schema):
    """A kind without words: the tokenizer and the joins make its tokens."""

    what: str
    features: str = ""


class WordKind(StructuralKind):
    id: str
    words: str
    match: tuple[WordExample, ...] = ()


class WordsFile(Schema):
    structural: dict[str, StructuralKind]
    kinds: tuple[WordKind, ...]


def load_words(reader: PackReader) -> Words:
    """Raises PackError for a file that cannot be read; notes an error for a word that stands in two kinds."""
    file = reader.read(WORDS_FILE, WordsFile)
    names = [*file.structural, *(kind.id for kind in file.kinds)]
    reader.unique(WORDS_FILE, "kinds", names[len(file.structural) :])
    refuse_missing_kinds(reader, set(names))
    kind_of: dict[str, TokenKind] = {}
    for index, kind in enumerate(file.kinds):
        for word in kind.words.split():
            if kind_of.setdefault(word, cast(TokenKind, kind.id)) != kind.id:
                reader.fault(WORDS_FILE, ("kinds", index), f"{word} stands in {kind_of[word]} too", kind.id)
    kinds = tuple(dict.fromkeys(cast(list[TokenKind], names)))
    features = load_features(reader, file)
    return Words(kind_of, kinds, features, dictionary_of(reader), is_layered=bool(reader.over))


def refuse_missing_kinds(reader: PackReader, known: set[str]) -> None:
    """Raise PackError where the file lacks a kind that code names."""
    missing = sorted(set(get_args(TokenKind)) - known)
    for kind in missing:
        reader.fault(WORDS_FILE, (), f"the kind {kind} is missing", kind)
    if missing:
        raise PackError(reader.faults)


def load_features(reader: PackReader, file: WordsFile) -> KindFeatures:
    """The kinds of each feature; notes an error for a feature that code does not know."""
    kinds: dict[str, list[str]] = {name: [] for name in KindFeatures.__struct_fields__}
    listed: list[tuple[Loc, str, str]] = [
        *((("structural", name), name, kind.features) for name, kind in file.structural.items()),
        *((("kinds", index), kind.id, kind.features) for index, kind in enumerate(file.kinds)),
    ]
    for loc, name, features in listed:
        for feature in features.split():
            if feature in kinds:
                kinds[feature].append(name)
            else:
                reader.fault(WORDS_FILE, (*loc, "features"), f"unknown feature {feature}", name)
    return KindFeatures(**{name: frozenset(cast(list[TokenKind], found)) for name, found in kinds.items()})


def dictionary_of(reader: PackReader) -> Path:
    """The dictionary of the last folder that has one; where none has, a fault is noted."""
    found = [layer.folder / DICTIONARY_FILE for layer in reader.layers if (layer.folder / DICTIONARY_FILE).is_file()]
    if not found:
        reader.fault(DICTIONARY_FILE, (), f"the file is missing from {reader.folder.name}")
        return reader.folder / DICTIONARY_FILE
    reader.texts.append(DICTIONARY_FILE.encode() + b"\0" + found[-1].read_bytes().replace(b"\r\n", b"\n"))
    return found[-1]
