"""The whole route, a line a stage: Source → Outline → Wording → statements → Notice."""

from __future__ import annotations

from datetime import date
from typing import Any

from notice_parser.checks import find_notes, look_at
from notice_parser.collector import paused_collector
from notice_parser.exact import exact_numbers
from notice_parser.facts import find_facts
from notice_parser.facts.model import Facts
from notice_parser.notice import SCHEMA_VERSION, Notice
from notice_parser.outline import build_outline
from notice_parser.outline.model import Outline, Section
from notice_parser.pack import Pack, built_in_pack
from notice_parser.quantities import read_quantities
from notice_parser.quantities.build import SectionFinder, period_data, quote
from notice_parser.quantities.trace import Trace
from notice_parser.spans import Finding, Source, Span
from notice_parser.version import __version__
from notice_parser.wording.mentions import find_mentions
from notice_parser.wording.model import ReferenceClaim, Wording


def parse_source(
    source: Source, *, issued_on: date | None = None, pack: Pack | None = None, trace: Trace | None = None
) -> Notice:
    """Read a text through all stages. Raises nothing for any text: what cannot be read is a finding."""
    pack = pack or built_in_pack()
    with paused_collector(), exact_numbers():
        outline = build_outline(source, pack)
        wording = find_mentions(source, outline, pack, issued_on)
        facts = find_facts(source, outline, wording, pack)
        own_date = issued_on or (facts.issued_on[1] if facts.issued_on else None)
        quantities, notes = read_quantities(source.text, outline, wording, pack, own_date, facts.kind, trace)
        view = look_at(source, outline, wording, facts, quantities, own_date, pack)
        notes = (*source.findings, *outline.findings, *wording.findings, *notes, *find_notes(view))
        return Notice.model_validate(notice_data(source, outline, wording, facts, quantities, notes, pack))


def notice_data(
    source: Source, outline: Outline, wording: Wording, facts: Facts, quantities: list[dict[str, Any]],
    notes: tuple[Finding, ...], pack: Pack,
) -> dict[str, Any]:  # fmt: skip
    """Everything found, as the contract's plain data: the words are cut from the text here."""
    text = source.text
    return {
        "schema_version": SCHEMA_VERSION,
        "parser": {"name": "notice-parse", "version": __version__, "rules": pack.fingerprint},
        "source": source_data(source),
        "kind": facts.kind,
        "head": quote(text, outline.head),
        "title": quote(text, outline.title),
        "document_number": quote(text, outline.document_number),
        "recipients": quotes(text, outline.recipients),
        "issuers": quotes(text, outline.signature.issuers),
        "issued_on": dated(text, facts.issued_on),
        "inspection": inspection_data(text, facts),
        "contact": {name: quotes(text, getattr(facts.contact, name))
                    for name in ("phones", "emails", "addresses", "postcodes")},
        "attachments": quotes(text, outline.attachments),
        "preamble": quote(text, outline.preamble),
        "sections": [section_data(text, section) for section in outline.sections],
        "closing": quote(text, outline.closing),
        "quantities": quantities,
        "dates": [period_data(text, period, False) for period in wording.periods],
        "references": [reference_data(text, reference) for reference in wording.references],
        "findings": findings_data(text, outline, notes, pack),
    }  # fmt: skip


def quotes(text: str, spans: tuple[Span, ...]) -> list[dict[str, Any] | None]:
    return [quote(text, span) for span in spans]


def dated(text: str, found: tuple[Span, date] | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {**(quote(text, found[0]) or {}), "date": found[1].isoformat()}


def source_data(source: Source) -> dict[str, Any]:
    return {
        "path": source.path, "media_type": source.media_type, "encoding": source.encoding, "sha256": source.sha256,
        "length": len(source.text), "text": source.text if source.shows_text else None,
        "ocr": [{"start": place.start, "end": place.end} for place in source.ocr],
    }  # fmt: skip


def section_data(text: str, section: Section) -> dict[str, Any]:
    return {
        "id": section.id, "level": section.level, "style": section.style, "marker": quote(text, section.marker),
        "number": section.number, "generated": section.generated, "heading": quote(text, section.heading),
        "body": quote(text, section.body), "start": section.start, "end": section.end,
        "children": [section_data(text, child) for child in section.children],
    }  # fmt: skip


def inspection_data(text: str, facts: Facts) -> dict[str, Any] | None:
    found = facts.inspection
    if found is None:
        return None
    return {
        "type": found.type, "inspector": quote(text, found.inspector), "inspected": quote(text, found.inspected),
        "period": period_data(text, found.period, False) if found.period else None,
        "feedback_on": dated(text, found.feedback_on),
    }  # fmt: skip


def reference_data(text: str, reference: ReferenceClaim) -> dict[str, Any]:
    return {
        **(quote(text, reference.span) or {}), "title": reference.title.of(text),
        "number": quote(text, reference.number), "kind": reference.kind,
    }  # fmt: skip


def suggestion_data(text: str, note: Finding) -> dict[str, Any] | None:
    """The words that are wrong, and what to write instead."""
    if note.suggestion is None:
        return None
    place, words = note.suggestion
    return {**(quote(text, place) or {}), "replacement": words}


def findings_data(text: str, outline: Outline, notes: tuple[Finding, ...], pack: Pack) -> list[dict[str, Any]]:
    finder = SectionFinder(outline)
    found = []
    for note in sorted(notes, key=lambda note: (note.spans[0].start if note.spans else -1, note.code)):
        section = finder.at(note.spans[0].start) if note.spans else None
        params = dict(note.params)
        found.append({
            "code": note.code, "severity": note.severity, "message": pack.messages.say(note.code, params),
            "quotes": quotes(text, note.spans), "section": section.id if section else None,
            "params": params, "suggestion": suggestion_data(text, note),
        })  # fmt: skip
    return found
