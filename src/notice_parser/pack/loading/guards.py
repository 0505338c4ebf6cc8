"""patterns/guards.yaml → the names and codes that hold a number and count nothing, as one pattern."""

from __future__ import annotations

from notice_parser.pack.alternatives import Alternatives
from notice_parser.pack.loading.alternatives import join_rules
from notice_parser.pack.loading.reader import PackReader, PatternRule, Schema

GUARDS_FILE = "guards.yaml"


class GuardsFile(Schema):
    guards: tuple[PatternRule, ...]


def load_guards(reader: PackReader) -> Alternatives:
    return join_rules(reader, GUARDS_FILE, "guards", reader.read(GUARDS_FILE, GuardsFile).guards)
