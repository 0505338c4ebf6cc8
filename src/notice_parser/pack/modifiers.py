"""Words before, inside and behind a number that change what it says."""

from __future__ import annotations

import regex
from msgspec import Struct


class Word(Struct, frozen=True):
    """A modifier word; `unless` looks at the text up to its end, `unless_before` at what follows it."""

    word: str
    value: str
    unless: regex.Pattern[str] | None
    unless_before: regex.Pattern[str] | None


Distant = tuple[tuple[str, regex.Pattern[str]], ...]


class Modifiers(Struct, frozen=True):
    """`before` is keyed by a word's last character, `after` by its first, the longest word first."""

    before: dict[str, tuple[Word, ...]]
    within: dict[str, str]
    after: dict[str, tuple[Word, ...]]
    limit: Word
    before_of: regex.Pattern[str]
    whole_sign: str
    any_before_verb: regex.Pattern[str]
    before_verb: Distant
    before_share: Distant
    shared: regex.Pattern[str]
