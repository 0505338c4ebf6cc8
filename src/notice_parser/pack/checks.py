"""What each check compares, when it is silent, its words and its examples."""

from __future__ import annotations

import regex
from msgspec import Struct


class CheckExample(Struct, frozen=True):
    """A text, the day it is issued on where it matters, and the words that the finding quotes."""

    text: str
    quotes: tuple[str, ...]
    issued_on: str | None
    why: str | None


class CheckRule(Struct, frozen=True):
    """One code: what its page tells, and the patterns and lists of words that the check knows by their names."""

    id: str
    group: str
    severities: tuple[str, ...]
    compares: str
    tolerance: str
    silent: str
    match: tuple[CheckExample, ...]
    no_match: tuple[CheckExample, ...]
    patterns: dict[str, regex.Pattern[str]]
    words: dict[str, tuple[str, ...]]


class CheckRules(Struct, frozen=True):
    """`levels` are the Chinese words for error, warning and info."""

    levels: dict[str, str]
    by_code: dict[str, CheckRule]
