"""patterns/per.yaml → PerRules: how a text says what each."""

from __future__ import annotations

from notice_parser.pack.loading.reader import PackReader, Schema
from notice_parser.pack.per import PerRule, PerRules

PER_FILE = "per.yaml"


class PerExample(Schema):
    text: str
    quantity: str
    per: str | None = None


class PerRuleModel(Schema):
    id: str
    pattern: str
    of_time: bool = False
    of_noun: bool = False
    match: tuple[PerExample, ...]
    no_match: tuple[PerExample, ...] = ()


class PerFile(Schema):
    compares: str
    signs: str
    next_noun: str
    per: tuple[PerRuleModel, ...]


def load_per(reader: PackReader) -> PerRules:
    file = reader.read(PER_FILE, PerFile)
    reader.unique(PER_FILE, "per", [rule.id for rule in file.per])
    rules = tuple(
        PerRule(
            rule.id, reader.compile(PER_FILE, ("per", index, "pattern"), rule.id, rule.pattern), rule.of_time,
            rule.of_noun,
        )
        for index, rule in enumerate(file.per)
    )  # fmt: skip
    return PerRules(
        rules,
        tuple(file.compares.split()),
        reader.compile(PER_FILE, ("signs",), "signs", "|".join(file.signs.split())),
        reader.compile(PER_FILE, ("next_noun",), "next_noun", file.next_noun),
    )
