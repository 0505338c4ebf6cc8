"""The word lists that the shapes of clauses ask for."""

from __future__ import annotations

from collections.abc import Mapping

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
    taking: frozenset[str]
    wrongs: frozenset[str]
    inverting: frozenset[str]
    second_verbs: frozenset[str]
    receiving: frozenset[str]
    documents: tuple[str, ...]
    orders: frozenset[str]


def shape_words(lists: Mapping[str, frozenset[str]]) -> ShapeWords:
    """The lists by name, of which those that text is searched for are tuples in order."""
    return ShapeWords(
        totalling=lists["totalling"],
        onto=lists["onto"],
        away=lists["away"],
        each=tuple(sorted(lists["each"])),
        shared_out=tuple(sorted(lists["shared_out"])),
        causatives=lists["causatives"],
        group_units=lists["group_units"],
        money_heads=lists["money_heads"],
        afterwards=lists["afterwards"],
        having=lists["having"],
        qualifying=lists["qualifying"],
        of_things=lists["of_things"],
        including=lists["including"],
        breaking=lists["breaking"],
        passing=lists["passing"] | lists["breaking"],
        thresholds=tuple(sorted(lists["thresholds"])),
        times_before=tuple(sorted(lists["times_before"])),
        finishing=lists["finishing"],
        verb_names=lists["verb_names"],
        name_heads=lists["name_heads"],
        makers=lists["makers"],
        objectless=lists["objectless"],
        inverting=lists["inverting"],
        orders=lists["orders"],
        documents=tuple(sorted(lists["documents"])),
        receiving=lists["receiving"],
        second_verbs=lists["second_verbs"],
        taking=lists["taking"],
        wrongs=lists["wrongs"],
    )
