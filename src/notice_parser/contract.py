"""The results of the stages and their findings → the notice: the one place where plain data is made of typed values.

The words of each span are cut from the text here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from typing import TYPE_CHECKING, Any

from notice_parser.facts.model import ContactFact, InspectionFact, PartFact
from notice_parser.json_notice import JsonNotice, has_large_number, validated, with_json_numbers
from notice_parser.outline.model import Outline, Section
from notice_parser.pack.messages import Messages
from notice_parser.quantities.build import SectionFinder
from notice_parser.quantities.model import Alternative
from notice_parser.quantities.quantity import Quantity, QuantityChange
from notice_parser.spans import Finding, Source, Span
from notice_parser.stages import StageResults
from notice_parser.terms import SCHEMA_VERSION
from notice_parser.version import __version__
from notice_parser.wording.model import PeriodClaim, ReferenceClaim

if TYPE_CHECKING:
    from notice_parser.notice import Notice

Data = dict[str, Any]
NOT_A_SPAN = -1
# A basis is a word, not a quote: where its line was wrapped in the middle it is whole again.
LINE_BREAK = re.compile(r"[ \t\u3000]{0,40}[\r\n]{1,4}[ \t\u3000]{0,40}")


def make_notice(results: StageResults, findings: tuple[Finding, ...]) -> Notice:
    """The validated notice. Raises pydantic.ValidationError where a stage gives what the contract does not allow."""
    from notice_parser.notice import Notice

    notice = Notice.model_validate(notice_data(results, findings))
    notice.hold_text(results.source.text)
    return notice


def make_json_notice(results: StageResults, findings: tuple[Finding, ...]) -> JsonNotice | Notice:
    """The same for a notice that is only written as JSON. Raises msgspec.ValidationError."""
    data = notice_data(results, findings)
    data["quantities"] = [with_json_numbers(one) for one in data["quantities"]]
    if any(map(has_large_number, data["quantities"])):
        return make_notice(results, findings)
    return validated(data)


def notice_data(results: StageResults, findings: tuple[Finding, ...]) -> Data:
    text, outline, facts = results.source.text, results.outline, results.facts
    return {
        "schema_version": SCHEMA_VERSION,
        "parser": {"name": "notice-parse", "version": __version__, "rules": results.pack.fingerprint},
        "source": source_data(results.source),
        "kind": facts.kind,
        "head": quote_or_none(text, outline.head),
        "title": quote_or_none(text, outline.title),
        "document_number": quote_or_none(text, outline.document_number),
        "recipients": quotes(text, outline.recipients),
        "issuers": quotes(text, outline.signature.issuers),
        "issued_on": dated_quote(text, facts.issued_on),
        "inspection": inspection_data(text, facts.inspection),
        "contact": contact_data(text, facts.contact),
        "attachments": quotes(text, outline.attachments),
        "preamble": quote_or_none(text, outline.preamble),
        "sections": [section_data(text, section) for section in outline.sections],
        "closing": quote_or_none(text, outline.closing),
        "parts": [part_data(text, index, part) for index, part in enumerate(facts.parts)],
        "quantities": [
            quantity_data(text, quantity, part_at(facts.parts, quantity.span.start)) for quantity in results.quantities
        ],
        "dates": [period_data(text, period, inherited=False) for period in results.wording.periods],
        "references": [reference_data(text, reference) for reference in results.wording.references],
        "findings": findings_data(text, outline, findings, results.pack.messages),
    }


def quote(text: str, span: Span) -> Data:
    return {"text": span.of(text), "start": span.start, "end": span.end}


def quote_or_none(text: str, span: Span | None) -> Data | None:
    return None if span is None else quote(text, span)


def quotes(text: str, spans: tuple[Span, ...]) -> list[Data]:
    return [quote(text, span) for span in spans]


def dated_quote(text: str, found: tuple[Span, date] | None) -> Data | None:
    return None if found is None else {**quote(text, found[0]), "date": found[1].isoformat()}


def period_data(text: str, claim: PeriodClaim, *, inherited: bool) -> Data:
    """A period; dates are ISO strings."""
    return {
        **quote(text, claim.span),
        "from": claim.from_.isoformat() if claim.from_ else None,
        "to": claim.to.isoformat() if claim.to else None,
        "granularity": claim.granularity,
        "shape": claim.shape,
        "inherited": inherited,
    }


def source_data(source: Source) -> Data:
    return {
        "path": source.path,
        "media_type": source.media_type,
        "encoding": source.encoding,
        "sha256": source.sha256,
        "length": len(source.text),
        "text": source.text if source.shows_text else None,
        "ocr": [{"start": span.start, "end": span.end} for span in source.ocr],
    }


def section_data(text: str, section: Section) -> Data:
    return {
        "id": section.id,
        "level": section.level,
        "style": section.family,
        "marker": quote(text, section.marker),
        "number": section.number,
        "generated": section.generated,
        "heading": quote_or_none(text, section.heading),
        "body": quote_or_none(text, section.body),
        "start": section.start,
        "end": section.end,
        "children": [section_data(text, child) for child in section.children],
    }


def inspection_data(text: str, found: InspectionFact | None) -> Data | None:
    if found is None:
        return None
    return {
        "type": found.type,
        "inspector": quote_or_none(text, found.inspector),
        "inspected": quote_or_none(text, found.inspected),
        "period": period_data(text, found.period, inherited=False) if found.period else None,
        "feedback_on": dated_quote(text, found.feedback_on),
    }


def contact_data(text: str, contact: ContactFact) -> Data:
    return {
        "phones": quotes(text, contact.phones),
        "emails": quotes(text, contact.emails),
        "addresses": quotes(text, contact.addresses),
        "postcodes": quotes(text, contact.postcodes),
    }


def reference_data(text: str, reference: ReferenceClaim) -> Data:
    return {
        **quote(text, reference.span),
        "title": reference.title.of(text),
        "number": quote_or_none(text, reference.number),
        "kind": reference.kind,
    }


def quantity_id(index: int) -> str:
    """The id of a quantity in the output, by its position from 0."""
    return f"q{index + 1}"


def part_id(index: int) -> str:
    """The id of a part in the output, by its position from 0."""
    return f"p{index + 1}"


def part_at(parts: tuple[PartFact, ...], offset: int) -> str | None:
    """The id of the part at an offset; parts follow one another in text order."""
    index = bisect_right(parts, offset, key=lambda part: part.span.start) - 1
    return part_id(index) if index >= 0 and offset < parts[index].span.end else None


def part_data(text: str, index: int, part: PartFact) -> Data:
    return {
        "id": part_id(index),
        "role": part.role,
        "kind": part.kind,
        "title": quote_or_none(text, part.title),
        "document_number": quote_or_none(text, part.document_number),
        "issuers": quotes(text, part.issuers),
        "issued_on": dated_quote(text, part.issued_on),
        "start": part.span.start,
        "end": part.span.end,
        "sections": list(part.sections),
    }


def quantity_data(text: str, quantity: Quantity, part: str | None) -> Data:
    period, whole = quantity.period, quantity.part_of
    return {
        "id": quantity_id(quantity.index),
        "section": quantity.section,
        **quote(text, quantity.span),
        "value": quantity.value,
        "value_max": quantity.value_max,
        "ratio": list(quantity.ratio) if quantity.ratio else None,
        "unit": quantity.unit,
        "base_value": quantity.base_value,
        "base_value_max": quantity.base_value_max,
        "base_unit": quantity.base_unit,
        "kind": quantity.kind,
        "modifier": quantity.modifier,
        "measured": quote_or_none(text, quantity.measured),
        "action": quote_or_none(text, quantity.action),
        "actor": quote_or_none(text, quantity.actor),
        "scope": quote_or_none(text, quantity.scope),
        "status": quantity.status,
        "period": period_data(text, period.claim, inherited=period.inherited) if period else None,
        "change": change_data(text, quantity.change),
        "part_of": None if whole is None else quantity_id(whole),
        "part_role": quantity.part_role,
        "per": quantity.per,
        "indicator": indicator_data(text, quantity.indicator),
        "doubts": list(quantity.doubts),
        "alternatives": [alternative_data(text, one) for one in quantity.alternatives],
        "part": part,
        "rule": quantity.rule,
    }


def alternative_data(text: str, one: Alternative) -> Data:
    """Another reading: a quote, or the code of a status or the id of a whole; neither where the field is left open."""
    value = one.status if one.whole is None else quantity_id(one.whole)
    return {"field": one.field, "quote": quote_or_none(text, one.span), "value": value}


def indicator_data(text: str, spans: tuple[Span, ...]) -> Data | None:
    """The name of what a quantity states: its quotes in reading order, and their words joined, without line breaks."""
    if not spans:
        return None
    words = "".join(span.of(text) for span in spans)
    return {"text": "".join(words.split()), "quotes": quotes(text, spans)}


def change_data(text: str, change: QuantityChange | None) -> Data | None:
    if change is None:
        return None
    return {
        "direction": change.direction,
        "basis": LINE_BREAK.sub("", change.basis.of(text)) if change.basis else None,
        "from": quote_or_none(text, change.origin),
        "quote": quote(text, change.span),
    }


def findings_data(text: str, outline: Outline, findings: tuple[Finding, ...], messages: Messages) -> list[Data]:
    """The findings in text order, those without a span first; equal ones in the order in which they were found."""
    finder = SectionFinder(outline)
    ordered = sorted(findings, key=lambda finding: (start_of(finding), finding.code))
    return [finding_data(text, finding, finder, messages) for finding in ordered]


def start_of(finding: Finding) -> int:
    return finding.spans[0].start if finding.spans else NOT_A_SPAN


def finding_data(text: str, finding: Finding, finder: SectionFinder, messages: Messages) -> Data:
    params = dict(finding.params)
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": messages.say(finding.code, params),
        "quotes": quotes(text, finding.spans),
        "section": finder.id_at(finding.spans[0].start) if finding.spans else None,
        "params": params,
        "suggestion": suggestion_data(text, finding),
    }


def suggestion_data(text: str, finding: Finding) -> Data | None:
    """The words that are wrong, and what to write instead."""
    if finding.suggestion is None:
        return None
    span, words = finding.suggestion
    return {**quote(text, span), "replacement": words}
