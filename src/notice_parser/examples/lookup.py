"""What rules find in any text: the claims on it, and where one rule, taken alone, matches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from notice_parser.examples.patterns import compiled
from notice_parser.examples.trial import words_of
from notice_parser.pack import Pack
from notice_parser.pack.loading.listing import entries
from notice_parser.pack.loading.reader import PackReader
from notice_parser.wording.model import Claim


def claims_in(text: str, pack: Pack) -> list[tuple[str, ...]]:
    """A row for each claim on a text: its place, its words, what kind of claim it is, its rule."""
    source, wording = words_of(text, pack)
    return [
        (f"{claim.start}:{claim.end}", claim.span.of(source.text), claim_kind(claim), claim.rule)
        for claim in wording.claims
    ]


def claim_kind(claim: Claim) -> str:
    return type(claim).__name__.removesuffix("Claim").lower()


def found_by(rule: str, text: str, reader: PackReader, pack: Pack) -> list[tuple[str, ...]]:
    """A row for each place where a rule, taken alone, finds something: by claims, pattern or words."""
    reader.read_definitions()
    rows = [row for row in claims_in(text, pack) if row[-1] == rule]
    for file in reader.names:
        for _, name, entry in entries(reader.load(file)):
            if name == rule:
                rows += [(f"{at}:{at + len(words)}", words, file, rule) for at, words in alone(reader, entry, text)]
    return list(dict.fromkeys(rows))


def alone(reader: PackReader, entry: dict[str, Any], text: str) -> Iterator[tuple[int, str]]:
    """Where the entry's pattern matches, or where one of its words stands."""
    if isinstance(entry.get("pattern"), str):
        for found in compiled(reader.expand(entry["pattern"])).finditer(text):
            yield found.start(), found[0]
    elif isinstance(entry.get("words"), str):
        for word in entry["words"].split():
            at = text.find(word)
            if at >= 0:
                yield at, word
