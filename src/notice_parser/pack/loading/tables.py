"""patterns/tables.yaml → TableRules: what heads of columns and rows say about figures in cells."""

from __future__ import annotations

from notice_parser.pack.loading.alternatives import any_of
from notice_parser.pack.loading.reader import PackReader, PatternRule, Schema
from notice_parser.pack.tables import TableRules

FILE = "tables.yaml"


class TablesFile(Schema):
    general: tuple[PatternRule, ...]
    total: tuple[PatternRule, ...]
    silent: tuple[PatternRule, ...]
    unit_head: tuple[PatternRule, ...]
    entity: tuple[PatternRule, ...]
    goods: tuple[PatternRule, ...]
    goods_amount: tuple[PatternRule, ...]
    caption: tuple[PatternRule, ...]
    counting: tuple[PatternRule, ...]
    rate: tuple[PatternRule, ...]
    change: tuple[PatternRule, ...]
    basis: tuple[PatternRule, ...]
    plan: tuple[PatternRule, ...]
    lead: tuple[PatternRule, ...]


def load_tables(reader: PackReader) -> TableRules:
    """Read tables.yaml. Faults are noted with the reader."""
    file = reader.read(FILE, TablesFile)
    patterns = {name: any_of(reader, FILE, name, getattr(file, name)) for name in TablesFile.model_fields}
    return TableRules(**patterns)
