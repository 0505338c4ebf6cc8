"""patterns/nouns.yaml → how the words end that name an indicator, an actor or a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from notice_parser.pack.schema import Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader

FILE = "nouns.yaml"
# Classes that the parser asks for by name; one that own rules leave out holds no word.
REQUIRED = ("indicator", "actor", "place", "alternative")


class NounExample(Schema, frozen=True):
    text: str
    noun: str


class NounClass(Schema, frozen=True):
    """Words that are of the class whole (`words`), or by how they end (`endings`), and exceptions (`never`)."""

    id: str
    what: str
    words: str = ""
    endings: str = ""
    never: str = ""
    match: tuple[NounExample, ...] = ()


class NounsFile(Schema, frozen=True):
    classes: tuple[NounClass, ...]


class NounTest(Struct, frozen=True):
    """Is a word of the class? Decided by the whole word, then by its ending. `lasts`: characters that end an ending."""

    words: frozenset[str]
    never: frozenset[str]
    endings: frozenset[str]
    lengths: tuple[int, ...]
    lasts: frozenset[str]

    def __call__(self, word: str) -> bool:
        if word in self.words:
            return word not in self.never
        if word[-1:] not in self.lasts or word in self.never:
            return False
        return not self.endings.isdisjoint([word[-length:] for length in self.lengths])


class Nouns(Struct, frozen=True):
    tests: dict[str, NounTest]

    @property
    def listed(self) -> tuple[str, ...]:
        """Every word that is of a class whole, in a fixed order."""
        return tuple(sorted(word for test in self.tests.values() for word in test.words | test.never))

    def is_a(self, name: str, word: str) -> bool:
        return self.tests[name](word)


def load_nouns(reader: PackReader) -> Nouns:
    """Read nouns.yaml."""
    file = reader.open(FILE, NounsFile)
    file.require_unique("classes", [item.id for item in file.data.classes])
    tests = {item.id: make_test(item) for item in file.data.classes}
    empty = NounTest(frozenset(), frozenset(), frozenset(), (), frozenset())
    return Nouns({**tests, **{name: empty for name in REQUIRED if name not in tests}})


def make_test(item: NounClass) -> NounTest:
    endings = frozenset(item.endings.split())
    lengths = tuple(sorted({len(ending) for ending in endings}))
    lasts = frozenset(ending[-1] for ending in endings)
    return NounTest(frozenset(item.words.split()), frozenset(item.never.split()), endings, lengths, lasts)
