"""kinds.yaml → the rules that decide the kind of a notice, compiled."""

from __future__ import annotations

from notice_parser.notice import NoticeKind
from notice_parser.pack.kinds import Kind, KindRules
from notice_parser.pack.loading.reader import PackReader, Schema

FILE = "kinds.yaml"


class KindRule(Schema):
    """One rule: what the title or the lead must hold, and a family of markers that must be there."""

    id: NoticeKind
    title: str | None = None
    lead: str | None = None
    style: str | None = None
    why: str | None = None
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


class KindFile(Schema):
    """kinds.yaml as a whole."""

    kinds: tuple[KindRule, ...]
    lead_widest: int
    otherwise: NoticeKind


def load_kinds(reader: PackReader) -> KindRules:
    """Read kinds.yaml. Faults are noted with the reader."""
    file = reader.read(FILE, KindFile)
    kinds = []
    for index, rule in enumerate(file.kinds):
        title = reader.compile(FILE, ("kinds", index, "title"), rule.id, rule.title) if rule.title else None
        lead = reader.compile(FILE, ("kinds", index, "lead"), rule.id, rule.lead) if rule.lead else None
        kinds.append(Kind(rule.id, title, lead, rule.style))
    return KindRules(tuple(kinds), file.lead_widest, file.otherwise)
