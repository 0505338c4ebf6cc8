"""One example of one rule, and what several checks of examples need."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import regex
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


# How the text differs from what the rule should read in it; empty where the rule reads it.
Check = Callable[[Trial], list[str]]


def parse(text: str, pack: Pack) -> Notice:
    return parse_source(from_string(text), pack=pack)


def read_wording(text: str, pack: Pack) -> tuple[Source, Wording]:
    """A text with its claims, read as running text from end to end: no title, no sections."""
    source, whole = from_string(text), Span(0, len(text))
    outline = Outline(lines=(whole,), head=None, title=None, preamble=whole, sections=(), closing=None)
    return source, find_mentions(source, outline, pack, None)


@lru_cache(maxsize=512)
def compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)


def pattern_of(trial: Trial) -> regex.Pattern[str]:
    return compiled(trial.reader.expand(trial.entry["pattern"]))


def plain(value: Any) -> Any:
    """A value as text where it is a number, so that 5, 5.0 and '5' are one."""
    is_number = isinstance(value, (int, float)) or type(value).__name__ == "Decimal"
    return f"{float(value):g}" if is_number and not isinstance(value, bool) else value
