"""patterns/references.yaml → documents in 《》 and which kind a title states."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import regex
from msgspec import Struct

from notice_parser.messages import say
from notice_parser.pack.schema import PatternRule, Schema
from notice_parser.terms import ReferenceKind

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader

FILE = "references.yaml"


class ReferencesFile(Schema, frozen=True):
    reference: str
    number: str
    kinds: tuple[PatternRule, ...]


class References(Struct, frozen=True):
    reference: regex.Pattern[str]
    number: regex.Pattern[str]
    kinds: tuple[tuple[str, regex.Pattern[str]], ...]

    def kind_of(self, title: str) -> str:
        """The kind that the title states: the first rule that matches."""
        return next((kind for kind, pattern in self.kinds if pattern.search(title)), "document")


def load_references(reader: PackReader) -> References:
    """Read references.yaml."""
    file = reader.open(FILE, ReferencesFile)
    rules = file.data.kinds
    patterns = file.compile_rules("kinds", rules)
    for index, rule in enumerate(rules):
        if rule.id not in get_args(ReferenceKind):
            file.error(("kinds", index), say("one of {names}", names=list(get_args(ReferenceKind))), rule.id)
    return References(
        reference=file.compile(("reference",), "reference", file.data.reference),
        number=file.compile(("number",), "number", file.data.number),
        kinds=tuple(zip([rule.id for rule in rules], patterns, strict=True)),
    )
