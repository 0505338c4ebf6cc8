"""Page furniture, and the signs that decide where a line may be broken."""

from __future__ import annotations

import regex
from msgspec import Struct


class LayoutRules(Struct, frozen=True):
    """Patterns of page numbers; signs that begin or end no line; the opening and closing signs of what is not cut."""

    furniture: regex.Pattern[str]
    bare_number: regex.Pattern[str]
    never_first: frozenset[str]
    never_last: frozenset[str]
    openers: dict[str, str]
