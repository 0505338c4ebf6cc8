"""patterns/tables.yaml → what heads of columns and rows say about quantities in cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from notice_parser.pack.schema import PatternRule, Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader

FILE = "tables.yaml"


class TablesFile(Schema, frozen=True):
    general: tuple[PatternRule, ...]
    total: tuple[PatternRule, ...]
    silent: tuple[PatternRule, ...]
    year: tuple[PatternRule, ...]
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
    prose: tuple[PatternRule, ...]
    responsible: tuple[PatternRule, ...]
    deadline: tuple[PatternRule, ...]
    progress: tuple[PatternRule, ...]
    not_done: tuple[PatternRule, ...]
    ongoing: tuple[PatternRule, ...]
    done: tuple[PatternRule, ...]


class TableRules(Struct, frozen=True):
    """One pattern per list of the file; a head that no pattern matches names what is measured."""

    general: regex.Pattern[str]
    total: regex.Pattern[str]
    silent: regex.Pattern[str]
    year: regex.Pattern[str]
    unit_head: regex.Pattern[str]
    entity: regex.Pattern[str]
    goods: regex.Pattern[str]
    goods_amount: regex.Pattern[str]
    caption: regex.Pattern[str]
    counting: regex.Pattern[str]
    rate: regex.Pattern[str]
    change: regex.Pattern[str]
    basis: regex.Pattern[str]
    plan: regex.Pattern[str]
    lead: regex.Pattern[str]
    prose: regex.Pattern[str]
    responsible: regex.Pattern[str]
    deadline: regex.Pattern[str]
    progress: regex.Pattern[str]
    not_done: regex.Pattern[str]
    ongoing: regex.Pattern[str]
    done: regex.Pattern[str]


def load_tables(reader: PackReader) -> TableRules:
    """Read tables.yaml."""
    file = reader.open(FILE, TablesFile)
    names = TablesFile.__struct_fields__
    return TableRules(**{name: file.any_of(name, getattr(file.data, name)) for name in names})
