"""patterns/kinds.yaml → the rules that decide the kind of a notice, compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from notice_parser.pack.schema import Schema
from notice_parser.terms import NoticeKind

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader

FILE = "kinds.yaml"


class KindRule(Schema, frozen=True):
    """One rule: what the title or the lead must hold, and a family of markers that must occur."""

    id: NoticeKind
    title: str | None = None
    lead: str | None = None
    style: str | None = None
    why: str | None = None
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


class KindFile(Schema, frozen=True):
    """kinds.yaml as a whole."""

    kinds: tuple[KindRule, ...]
    lead_widest: int
    otherwise: NoticeKind


class Kind(Struct, frozen=True):
    """A compiled rule; all that it names must hold."""

    id: str
    title: regex.Pattern[str] | None
    lead: regex.Pattern[str] | None
    style: str | None


class KindRules(Struct, frozen=True):
    """The rules in order of priority, how many characters are the lead, and the kind where no rule holds."""

    kinds: tuple[Kind, ...]
    lead_widest: int
    otherwise: str


def load_kinds(reader: PackReader) -> KindRules:
    """Read kinds.yaml."""
    file = reader.open(FILE, KindFile)
    kinds = []
    for index, rule in enumerate(file.data.kinds):
        title = file.compile(("kinds", index, "title"), rule.id, rule.title) if rule.title else None
        lead = file.compile(("kinds", index, "lead"), rule.id, rule.lead) if rule.lead else None
        kinds.append(Kind(rule.id, title, lead, rule.style))
    return KindRules(tuple(kinds), file.data.lead_widest, file.data.otherwise)
