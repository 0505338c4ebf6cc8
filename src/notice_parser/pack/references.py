"""Documents in 《》 and what kind a title tells."""

from __future__ import annotations

import regex
from msgspec import Struct


class References(Struct, frozen=True):
    reference: regex.Pattern[str]
    number: regex.Pattern[str]
    kinds: tuple[tuple[str, regex.Pattern[str]], ...]

    def kind_of(self, title: str) -> str:
        """The kind that the title tells: the first rule that fits."""
        return next((kind for kind, pattern in self.kinds if pattern.search(title)), "document")
