"""Is one organization or campaign named in two spellings?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from msgspec import Struct

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.spans import Finding, Span

CODE = "name_variants"
SHORTEST, LARGEST_GROUP = 5, 40
FEWEST_RIGHT = 2


class Named(Struct, frozen=True):
    """A name of the text, where it first stands, and how often."""

    words: str
    span: Span
    count: int


def check(view: View) -> list[Finding]:
    """Names of one length that differ in one character, one of them used twice or more and the other once."""
    findings = []
    for pattern in ("organization", "campaign"):
        for first, second in combinations(list(find_names(view, pattern))[:LARGEST_GROUP], 2):
            often, once = (first, second) if first.count > second.count else (second, first)
            if often.count >= FEWEST_RIGHT and once.count == 1 and are_variants(view, often.words, once.words):
                spans = (often.span, once.span)
                findings.append(make_finding(CODE, "warning", spans, first=often.words, second=once.words))
    return findings


def find_names(view: View, pattern: str) -> Iterator[Named]:
    """The names that a pattern finds, in the order in which they first stand."""
    spans: dict[str, Span] = {}
    counts: Counter[str] = Counter()
    for found in view.pattern(CODE, pattern).finditer(view.text):
        words = found["name"]
        spans.setdefault(words, Span(*found.span("name")))
        counts[words] += 1
    return (Named(words, span, counts[words]) for words, span in spans.items() if len(words) >= SHORTEST)


def are_variants(view: View, often: str, once: str) -> bool:
    """Do they differ in one character, and is that none that tells places, kinds, numbers or directions apart?"""
    if len(often) != len(once):
        return False
    pairs = [(a, b) for a, b in zip(often, once, strict=True) if a != b]
    if len(pairs) != 1:
        return False
    return view.pattern(CODE, "meant").search("".join(pairs[0])) is None
