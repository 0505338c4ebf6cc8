"""Names and codes that hold a number → spans that no later rule may read."""

from __future__ import annotations

from notice_parser.pack.alternatives import Alternatives


def find_guards(text: str, rules: Alternatives) -> list[tuple[int, int, str]]:
    """Start, end and rule of each, in text order."""
    return [(found.start(), found.end(), rule) for rule, found in rules.scan(text)]
