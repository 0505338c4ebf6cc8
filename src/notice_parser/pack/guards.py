"""patterns/guards.yaml → Guards: names and codes that hold a number and count nothing."""

from __future__ import annotations

from dataclasses import dataclass

from notice_parser.pack.alternatives import Alternatives, join_rules
from notice_parser.pack.reading import PackReader, PatternRule, Schema

GUARDS_FILE = "guards.yaml"


class GuardRule(PatternRule):
    silent: bool = False


class GuardsFile(Schema):
    guards: tuple[GuardRule, ...]


@dataclass(frozen=True, slots=True)
class Guards:
    """`silent` rules keep numbers from being read and claim nothing."""

    rules: Alternatives
    silent: frozenset[str]


def load_guards(reader: PackReader) -> Guards:
    file = reader.read(GUARDS_FILE, GuardsFile)
    silent = frozenset(rule.id for rule in file.guards if rule.silent)
    return Guards(join_rules(reader, GUARDS_FILE, "guards", file.guards), silent)
