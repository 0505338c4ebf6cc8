"""Is one document named in two spellings?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from notice_parser.checks.model import View, finding
from notice_parser.spans import Finding
from notice_parser.wording.model import ReferenceClaim

CODE = "title_variants"
SHORTEST, LARGEST_GROUP, MOST_CHANGES = 8, 12, 2


def find_faults(view: View) -> list[Finding]:
    """Titles of the same beginning or end that differ by one or two signs, each pair once."""
    told: set[tuple[str, str]] = set()
    notes = []
    for first, second in near_titles(view):
        a, b = view.say(first.title), view.say(second.title)
        if (a, b) not in told and is_variant(view, a, b):
            told.add((a, b))
            notes.append(finding(CODE, "info", (first.span, second.span), first=a, second=b))
    return notes


def near_titles(view: View) -> Iterator[tuple[ReferenceClaim, ReferenceClaim]]:
    """Pairs that share their first or their last three signs; of large groups only the first titles."""
    groups: dict[str, dict[str, ReferenceClaim]] = {}
    for claim in view.wording.references:
        title = view.say(claim.title)
        if len(title) >= SHORTEST:
            for key in (title[:3], "…" + title[-3:]):
                groups.setdefault(key, {}).setdefault(title, claim)
    for group in groups.values():
        yield from combinations(list(group.values())[:LARGEST_GROUP], 2)


def is_variant(view: View, first: str, second: str) -> bool:
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
