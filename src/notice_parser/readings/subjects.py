"""What an organization, a group or a place may end with."""

from __future__ import annotations

from msgspec import Struct


class Subjects(Struct, frozen=True):
    """Last characters and words by what they speak for (patterns/readings.yaml)."""

    endings: frozenset[str]
    agencies: frozenset[str]
    places: frozenset[str]
    pronouns: frozenset[str]
    levels: frozenset[str]
    words: frozenset[str]
