"""patterns/layout.yaml → page furniture, and the characters that decide where a line may be broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from notice_parser.messages import say
from notice_parser.pack.schema import PatternRule, Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader

FILE = "layout.yaml"


class LayoutFile(Schema, frozen=True):
    furniture: tuple[PatternRule, ...]
    bare_number: str
    never_first: str
    never_last: str
    pairs: tuple[str, ...]


class LayoutRules(Struct, frozen=True):
    """Patterns of page numbers; characters that begin or end no line; `openers` map each opening character of text that
    is not broken to its closing one."""

    furniture: regex.Pattern[str]
    bare_number: regex.Pattern[str]
    never_first: frozenset[str]
    never_last: frozenset[str]
    openers: dict[str, str]


def load_layout(reader: PackReader) -> LayoutRules:
    """Read layout.yaml."""
    file = reader.open(FILE, LayoutFile)
    layout = file.data
    for index, pair in enumerate(layout.pairs):
        if len(pair) != 2:
            file.error(("pairs", index), say("needs an opening and a closing character"), pair)
    return LayoutRules(
        furniture=file.any_of("furniture", layout.furniture, takes_characters=True),
        bare_number=file.compile(("bare_number",), "bare_number", layout.bare_number),
        never_first=frozenset(layout.never_first),
        never_last=frozenset(layout.never_last),
        openers={pair[0]: pair[1] for pair in layout.pairs if len(pair) == 2},
    )
