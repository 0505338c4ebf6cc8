"""What heads of columns and rows say about figures in cells."""

from __future__ import annotations

import regex
from msgspec import Struct


class TableRules(Struct, frozen=True):
    """One pattern a list of the file; a head that none of them fits names what is measured."""

    general: regex.Pattern[str]
    total: regex.Pattern[str]
    silent: regex.Pattern[str]
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
