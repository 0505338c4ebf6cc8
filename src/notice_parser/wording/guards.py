"""Names and codes that hold a number → places that no later rule may read."""

from __future__ import annotations

from notice_parser.pack.guards import Guards


def find_guards(text: str, guards: Guards) -> list[tuple[int, int, str]]:
    """Start, end and rule of each, in text order."""
    return [(found.start(), found.end(), guards.rules.rule(found)) for found in guards.rules.pattern.finditer(text)]
