"""How a text says what each."""

from __future__ import annotations

import regex
from msgspec import Struct


class PerRule(Struct, frozen=True):
    """A group `who` stands before the group `per`, as 人 in 人·月."""

    id: str
    pattern: regex.Pattern[str]
    of_time: bool
    of_noun: bool


class PerRules(Struct, frozen=True):
    rules: tuple[PerRule, ...]
    compares: tuple[str, ...]
    signs: regex.Pattern[str]
    next_noun: regex.Pattern[str]
