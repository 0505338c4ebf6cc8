"""Is one document named in two spellings?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.spans import Finding
from notice_parser.wording.model import ReferenceClaim

CODE = "title_variants"
SHORTEST, LARGEST_GROUP, MOST_CHANGES = 8, 12, 2
KEY = 3


def check(view: View) -> list[Finding]:
    """Titles with the same beginning or end that differ by one or two characters, each pair once."""
    reported: set[tuple[str, str]] = set()
    findings = []
    for first, second in similar_titles(view):
        titles = view.text_of(first.title), view.text_of(second.title)
        if titles not in reported and are_variants(view, *titles):
            reported.add(titles)
            spans = (first.span, second.span)
            findings.append(make_finding(CODE, "info", spans, first=titles[0], second=titles[1]))
    return findings


def similar_titles(view: View) -> Iterator[tuple[ReferenceClaim, ReferenceClaim]]:
    """Pairs that share their first or their last three characters; of large groups only the first titles."""
    groups: dict[str, dict[str, ReferenceClaim]] = {}
    for claim in view.wording.references:
        title = view.text_of(claim.title)
        if len(title) >= SHORTEST:
            for key in (title[:KEY], "…" + title[-KEY:]):
                groups.setdefault(key, {}).setdefault(title, claim)
    for group in groups.values():
        yield from combinations(list(group.values())[:LARGEST_GROUP], 2)


def are_variants(view: View, first: str, second: str) -> bool:
    """Do they differ in few characters, none of which makes another title of it?"""
    a, b = without_common_ends(first, second)
    if max(len(a), len(b)) > MOST_CHANGES:
        return False
    return view.pattern(CODE, "meant").search(f"{a} {b}") is None


def without_common_ends(first: str, second: str) -> tuple[str, str]:
    """The middle parts of two titles, between their longest common beginning and end."""
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    end = 0
    while end < min(len(first), len(second)) - start and first[-1 - end] == second[-1 - end]:
        end += 1
    return first[start : len(first) - end], second[start : len(second) - end]
