"""One example of one rule, and what every runner of examples needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from notice_parser.notice import Notice
from notice_parser.outline.model import Outline
from notice_parser.pack import Pack
from notice_parser.pack.loading.reader import PackReader
from notice_parser.pipeline import parse_source
from notice_parser.readers.text import from_string
from notice_parser.spans import Source, Span
from notice_parser.wording.mentions import find_mentions
from notice_parser.wording.model import Wording


class Trial(Struct, frozen=True):
    """One example of one rule: the rule's id and its whole entry, the example, and the text in it."""

    pack: Pack
    reader: PackReader
    rule: str
    entry: dict[str, Any]
    example: Any

    @property
    def text(self) -> str:
        return str(self.example["text"] if isinstance(self.example, dict) else self.example)


Runner = Callable[[Trial], list[str]]


def parse(text: str, pack: Pack) -> Notice:
    return parse_source(from_string(text), pack=pack)


def words_of(text: str, pack: Pack) -> tuple[Source, Wording]:
    """A text with its claims, taken for running text from end to end: no title, no sections."""
    source, whole = from_string(text), Span(0, len(text))
    outline = Outline(lines=(whole,), head=None, title=None, preamble=whole, sections=(), closing=None)
    return source, find_mentions(source, outline, pack, None)
