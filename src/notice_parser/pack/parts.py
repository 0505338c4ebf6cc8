"""The words that tell which figure is part of which."""

from __future__ import annotations

from msgspec import Struct


class PartWords(Struct, frozen=True):
    whole_actions: tuple[str, ...]
    bare_shares: frozenset[str]
    share_verbs: frozenset[str]
    totals: frozenset[str]
    total_heads: tuple[str, ...]
    total_prefixes: tuple[str, ...]
    exceptions: frozenset[str]
    rates: tuple[str, ...]
    rate_deeds: tuple[str, ...]
    persons: frozenset[str]
    means: frozenset[str]
    counted: frozenset[str]
