"""patterns/nouns.yaml → Nouns: how the words end that name an indicator, an actor or a place."""

from __future__ import annotations

import regex
from msgspec import Struct

from notice_parser.pack.reading import PackReader, Schema

NOUNS_FILE = "nouns.yaml"


class NounExample(Schema):
    text: str
    noun: str


class NounClass(Schema):
    """Words that are of the class whole (`words`), or by how they end (`endings`), and exceptions (`never`)."""

    id: str
    what: str
    words: str = ""
    endings: str = ""
    never: str = ""
    match: tuple[NounExample, ...] = ()


class NounsFile(Schema):
    classes: tuple[NounClass, ...]


class NounTest(Struct, frozen=True):
    """Is a word of the class? Decided by the whole word, then by its ending."""

    words: frozenset[str]
    never: frozenset[str]
    ending: regex.Pattern[str] | None

    def __call__(self, word: str) -> bool:
        if word in self.never:
            return False
        return word in self.words or (self.ending is not None and self.ending.search(word) is not None)


class Nouns(Struct, frozen=True):
    tests: dict[str, NounTest]

    @property
    def listed(self) -> tuple[str, ...]:
        """Every word that is of a class whole, in a fixed order."""
        return tuple(sorted(word for test in self.tests.values() for word in test.words | test.never))

    def is_a(self, name: str, word: str) -> bool:
        return self.tests[name](word)


def load_nouns(reader: PackReader) -> Nouns:
    file = reader.read(NOUNS_FILE, NounsFile)
    reader.unique(NOUNS_FILE, "classes", [item.id for item in file.classes])
    return Nouns({item.id: make_test(item) for item in file.classes})


def make_test(item: NounClass) -> NounTest:
    endings = sorted(item.endings.split(), key=lambda word: (-len(word), word))
    pattern = regex.compile(f"(?:{'|'.join(map(regex.escape, endings))})$") if endings else None
    return NounTest(frozenset(item.words.split()), frozenset(item.never.split()), pattern)
