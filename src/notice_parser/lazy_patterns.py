"""Patterns that few texts need, compiled when first used: all at every start would take as long as Python to start.

Patterns that nearly every text needs are compiled where they stand, and those of rules are stored compiled.
"""

from __future__ import annotations

from typing import Any, cast

import regex


class LazyPattern:
    """Becomes the pattern, method by method: each is taken from it when it is first asked for, and kept."""

    def __init__(self, text: str, flags: int) -> None:
        self.source = text, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        found = getattr(regex.compile(*self.source), name)
        setattr(self, name, found)
        return found


def lazy(text: str, flags: int = 0) -> regex.Pattern[str]:
    """A pattern of `regex` that is compiled when a method of it is first called."""
    return cast("regex.Pattern[str]", LazyPattern(text, flags))
