"""patterns/per.yaml → how a text says what a quantity is per (of each)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from notice_parser.pack.schema import Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader

FILE = "per.yaml"


class PerExample(Schema, frozen=True):
    text: str
    quantity: str
    per: str | None = None


class PerEntry(Schema, frozen=True, kw_only=True):
    id: str
    pattern: str
    of_time: bool = False
    of_noun: bool = False
    match: tuple[PerExample, ...]
    no_match: tuple[PerExample, ...] = ()


class PerFile(Schema, frozen=True):
    compares: str
    signs: str
    next_noun: str
    per: tuple[PerEntry, ...]


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


def load_per(reader: PackReader) -> PerRules:
    """Read per.yaml."""
    file = reader.open(FILE, PerFile)
    file.require_unique("per", [rule.id for rule in file.data.per])
    rules = tuple(
        PerRule(rule.id, file.compile(("per", index, "pattern"), rule.id, rule.pattern), rule.of_time, rule.of_noun)
        for index, rule in enumerate(file.data.per)
    )
    return PerRules(
        rules=rules,
        compares=tuple(file.data.compares.split()),
        signs=file.compile(("signs",), "signs", "|".join(file.data.signs.split())),
        next_noun=file.compile(("next_noun",), "next_noun", file.data.next_noun),
    )
