"""The word lists that the shapes of clauses ask for."""

from __future__ import annotations

from msgspec import Struct


class ShapeWords(Struct, frozen=True):
    """Word lists of patterns/readings.yaml that the shapes ask for, each with its use there."""

    totalling: frozenset[str]
    onto: frozenset[str]
    away: frozenset[str]
    each: tuple[str, ...]
    shared_out: tuple[str, ...]
    causatives: frozenset[str]
    group_units: frozenset[str]
    money_heads: frozenset[str]
    afterwards: frozenset[str]
    having: frozenset[str]
    qualifying: frozenset[str]
    of_things: frozenset[str]
    including: frozenset[str]
    breaking: frozenset[str]
    passing: frozenset[str]
    thresholds: tuple[str, ...]
    times_before: tuple[str, ...]
    finishing: frozenset[str]
    verb_names: frozenset[str]
    name_heads: frozenset[str]
    makers: frozenset[str]
    objectless: frozenset[str]
