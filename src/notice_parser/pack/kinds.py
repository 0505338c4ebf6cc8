"""The rules that decide the kind of a notice, compiled."""

from __future__ import annotations

import regex
from msgspec import Struct


class Kind(Struct, frozen=True):
    """A compiled rule; all that it names must hold."""

    id: str
    title: regex.Pattern[str] | None
    lead: regex.Pattern[str] | None
    style: str | None


class KindRules(Struct, frozen=True):
    """The rules in order of priority, how much of the text is its lead, and the kind where none holds."""

    kinds: tuple[Kind, ...]
    lead_widest: int
    otherwise: str
