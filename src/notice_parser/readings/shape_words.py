"""The word lists that the shapes of clauses ask for."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, convert


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
    taking: frozenset[str]
    wrongs: frozenset[str]
    inverting: frozenset[str]
    second_verbs: frozenset[str]
    receiving: frozenset[str]
    documents: tuple[str, ...]
    orders: frozenset[str]
    sanctions: frozenset[str]
    firms: tuple[str, ...]
    passive: frozenset[str]
    kinds_of_place: frozenset[str]
    situated: frozenset[str]
    above_all: frozenset[str]
    counted_places: frozenset[str]
    joints: frozenset[str]
    besides: frozenset[str]
    compared: frozenset[str]
    differing: frozenset[str]


def shape_words(lists: Mapping[str, frozenset[str]]) -> ShapeWords:
    """Of the lists of readings.yaml those that the shapes ask for; what breaks a mark passes it too."""
    named = {name: sorted(lists[name]) for name in ShapeWords.__struct_fields__}
    return convert(named | {"passing": sorted(lists["passing"] | lists["breaking"])}, ShapeWords)
