"""What statements are read from, and the text with what the pack knows of its words, which all steps ask for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from notice_parser.outline.model import Outline
from notice_parser.pack import Pack
from notice_parser.pack.nouns import Nouns
from notice_parser.pack.particles import Particles
from notice_parser.pack.parts import PartWords
from notice_parser.pack.words import KindFeatures, TokenKind
from notice_parser.wording.model import Wording
from notice_parser.wording.tokens import Token


class StatementInput(Struct, frozen=True):
    """What a notice's statements are read from: its text, outline, wording, kind and day, and the rules."""

    text: str
    outline: Outline
    wording: Wording
    pack: Pack
    issued_on: date | None
    kind: str = "other"


class Language(Struct, frozen=True):
    """A text and the word lists and features of kinds by which it is read."""

    text: str
    particles: Particles
    nouns: Nouns
    parts: PartWords
    kinds: KindFeatures
    kind_of: Mapping[str, TokenKind]

    def word(self, token: Token) -> str:
        return self.text[token.start : token.end]


def language_of(text: str, pack: Pack) -> Language:
    return Language(text, pack.particles, pack.nouns, pack.parts, pack.words.features, pack.words.kind_of)
