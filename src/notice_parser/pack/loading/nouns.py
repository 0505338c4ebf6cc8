"""patterns/nouns.yaml → Nouns: how the words end that name an indicator, an actor or a place."""

from __future__ import annotations

from notice_parser.pack.loading.reader import PackReader, Schema
from notice_parser.pack.nouns import Nouns, NounTest

NOUNS_FILE = "nouns.yaml"
# Classes that the reading asks for by name; one that own rules leave out has no word.
ASKED_FOR = ("indicator", "actor", "place", "alternative")
NO_WORD = NounTest(frozenset(), frozenset(), frozenset(), ())


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


def load_nouns(reader: PackReader) -> Nouns:
    file = reader.read(NOUNS_FILE, NounsFile)
    reader.unique(NOUNS_FILE, "classes", [item.id for item in file.classes])
    tests = {item.id: make_test(item) for item in file.classes}
    return Nouns({**tests, **{name: NO_WORD for name in ASKED_FOR if name not in tests}})


def make_test(item: NounClass) -> NounTest:
    endings = frozenset(item.endings.split())
    lengths = tuple(sorted({len(ending) for ending in endings}))
    return NounTest(frozenset(item.words.split()), frozenset(item.never.split()), endings, lengths)
