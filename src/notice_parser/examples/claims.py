"""What rules find in a text, as rows: all claims on it, or the matches of one rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from notice_parser.examples.trial import compiled, read_wording
from notice_parser.pack import Pack
from notice_parser.pack.loading.listing import entries
from notice_parser.pack.loading.reader import PackReader
from notice_parser.wording.model import Claim


def claims_in(text: str, pack: Pack) -> list[tuple[str, ...]]:
    """A row for each claim on a text: `start:end`, its words, the kind of claim, its rule."""
    source, wording = read_wording(text, pack)
    return [
        (f"{claim.start}:{claim.end}", claim.span.of(source.text), claim_kind(claim), claim.rule)
        for claim in wording.claims
    ]


def claim_kind(claim: Claim) -> str:
    return type(claim).__name__.removesuffix("Claim").lower()


def matches_of_rule(rule: str, text: str, reader: PackReader, pack: Pack) -> list[tuple[str, ...]]:
    """A row for each match of one rule: `start:end`, its words, the kind of claim or the file of the rule, the rule."""
    reader.read_definitions()
    rows = [row for row in claims_in(text, pack) if row[-1] == rule]
    for file in reader.names:
        for _, name, entry in entries(reader.load(file)):
            if name == rule:
                matches = own_matches(reader, entry, text)
                rows += [(f"{start}:{start + len(words)}", words, file, rule) for start, words in matches]
    return list(dict.fromkeys(rows))


def own_matches(reader: PackReader, entry: dict[str, Any], text: str) -> Iterator[tuple[int, str]]:
    """The position and the words of each match of the entry's pattern, or the first of each of its words."""
    if isinstance(entry.get("pattern"), str):
        for found in compiled(reader.expand(entry["pattern"])).finditer(text):
            yield found.start(), found[0]
    elif isinstance(entry.get("words"), str):
        for word in entry["words"].split():
            start = text.find(word)
            if start >= 0:
                yield start, word
