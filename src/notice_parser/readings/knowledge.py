"""What the evidence asks of the pack: words by use, and types of spans."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from notice_parser.readings.figures import Place
from notice_parser.readings.lexicon import Lexicon, WordType
from notice_parser.readings.shape_words import ShapeWords
from notice_parser.readings.subjects import Subjects


class Knowledge(Struct, frozen=True):
    """The pack as the evidence of one text sees it. Word lists stand in patterns/readings.yaml, each with its use."""

    text: str
    lexicon: Lexicon
    kind_of: Mapping[str, str]
    subjects: Subjects
    shapes: ShapeWords
    pointing: frozenset[str]
    leading: frozenset[str]
    heading_words: tuple[str, ...]
    aspect_after: frozenset[str]
    semicolons: frozenset[str]
    colons: frozenset[str]
    rate_endings: tuple[str, ...]
    whole_actions: tuple[str, ...]
    title: str
    notice_kind: str
    title_year: int | None
    issued_on: str | None

    def string(self, place: Place) -> str:
        return self.text[place[0] : place[1]]

    def subject_of(self, place: Place) -> tuple[bool, bool]:
        """Do the words at a place, as if they were one word, name an actor; do they name a place?"""
        string = self.text[place[0] : place[1]]
        return self.lexicon.subject_of(string, self.kind_of.get(string, "thing"))

    def type_of(self, place: Place) -> WordType:
        """The type of the words at a place, as if they were one word."""
        string = self.text[place[0] : place[1]]
        return self.lexicon.type_of(string, self.kind_of.get(string, "thing"))
