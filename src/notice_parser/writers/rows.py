"""A notice → the rows of each table of `tables.py`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from notice_parser.notice import Alternative, Finding, Notice, Quantity, Quote, Reference, Section
from notice_parser.writers.numbers import plain_number
from notice_parser.writers.one_line import on_one_line
from notice_parser.writers.sentences import Sentences
from notice_parser.writers.tables import (
    ContactKind,
    ContactRow,
    DateRow,
    FindingRow,
    NoticeRow,
    QuantityRow,
    ReferenceRow,
    SectionRow,
)
from notice_parser.writers.walk import path_text, walk

KEY_LENGTH = 16
KEY_LETTER, NOTICE_LETTER, SECTION_LETTER = "k", "n", "s"
BETWEEN_NAMES, BETWEEN_NUMBERS = "；", "∶"
LEFT_OPEN = "—"
LONGEST_HEADING, CUT = 40, "…"


def key_of(sha256: str, start: int, end: int) -> str:
    """The key of a quantity, which does not depend on the other quantities."""
    digits = hashlib.sha256(f"{sha256},{start},{end}".encode()).hexdigest()
    return f"{KEY_LETTER}{digits[:KEY_LENGTH]}"


def notice_key(notice: Notice) -> str:
    return f"{NOTICE_LETTER}{notice.source.sha256[:KEY_LENGTH]}"


def section_key(section: str | None) -> str | None:
    """The id of a section with a letter before it: no program takes s1.10 for the number 1.1."""
    return None if section is None else f"{SECTION_LETTER}{section}"


def words(quote: Quote | None) -> str | None:
    return quote.text if quote else None


def line(quote: Quote | None) -> str | None:
    return on_one_line(quote.text) if quote else None


def names(quotes: list[Quote]) -> str | None:
    return BETWEEN_NAMES.join(on_one_line(quote.text) for quote in quotes) or None


def paths_by_id(notice: Notice) -> dict[str | None, tuple[Section, ...]]:
    return {path[-1].id: path for path in walk(notice.sections)}


def notice_row(notice: Notice) -> NoticeRow:
    source, inspection = notice.source, notice.inspection
    return NoticeRow(
        notice=notice_key(notice),
        path=source.path,
        media_type=source.media_type,
        encoding=source.encoding,
        sha256=source.sha256,
        length=source.length,
        kind=notice.kind,
        title=line(notice.title),
        document_number=line(notice.document_number),
        recipients=names(notice.recipients),
        issuer=names(notice.issuers),
        issued_on=notice.issued_on.date if notice.issued_on else None,
        inspection_type=inspection.type if inspection else None,
        inspector=line(inspection.inspector) if inspection else None,
        inspected=line(inspection.inspected) if inspection else None,
        inspection_from=inspection.period.from_ if inspection and inspection.period else None,
        inspection_to=inspection.period.to if inspection and inspection.period else None,
        feedback_on=inspection.feedback_on.date if inspection and inspection.feedback_on else None,
        attachments=names(notice.attachments),
        phones=names(notice.contact.phones),
        emails=names(notice.contact.emails),
        addresses=names(notice.contact.addresses),
        postcodes=names(notice.contact.postcodes),
        head=words(notice.head),
        preamble=words(notice.preamble),
        closing=words(notice.closing),
        parser_version=notice.parser.version,
        rules=notice.parser.rules,
    )


def quantity_rows(notice: Notice) -> Iterator[QuantityRow]:
    """The row of each quantity, one after the other. The notice must hold its text."""
    sentences = Sentences(notice, notice.source.text or "")
    paths = paths_by_id(notice)
    keys = {quantity.id: key_of(notice.source.sha256, quantity.start, quantity.end) for quantity in notice.quantities}
    for quantity in notice.quantities:
        yield quantity_row(
            notice, quantity, path=paths.get(quantity.section, ()), keys=keys, sentence=sentences.near(quantity)
        )


def quantity_row(
    notice: Notice, one: Quantity, *, path: tuple[Section, ...], keys: dict[str, str], sentence: str
) -> QuantityRow:
    """`keys` are those of all quantities of the notice by id, `path` the sections that contain this one."""
    period, change = one.period, one.change
    return QuantityRow(
        key=keys[one.id],
        id=one.id,
        notice=notice_key(notice),
        path=notice.source.path,
        title=line(notice.title),
        issuer=names(notice.issuers),
        issued_on=notice.issued_on.date if notice.issued_on else None,
        section=section_key(one.section),
        section_path=path_text(path) or None,
        heading=heading_of(path[-1]) if path else None,
        text=one.text,
        start=one.start,
        end=one.end,
        value=one.value,
        value_max=one.value_max,
        ratio=BETWEEN_NUMBERS.join(map(plain_number, one.ratio)) if one.ratio else None,
        unit=one.unit,
        base_value=one.base_value,
        base_value_max=one.base_value_max,
        base_unit=one.base_unit,
        kind=one.kind,
        modifier=one.modifier,
        measured=words(one.measured),
        action=words(one.action),
        actor=words(one.actor),
        scope=words(one.scope),
        status=one.status,
        period=line(period),
        period_from=period.from_ if period else None,
        period_to=period.to if period else None,
        period_granularity=period.granularity if period else None,
        period_shape=period.shape if period else None,
        period_inherited=period.inherited if period else None,
        change=change.direction if change else None,
        basis=change.basis if change else None,
        change_from=words(change.from_) if change else None,
        change_text=words(change.quote) if change else None,
        part_of=one.part_of,
        part_of_key=keys[one.part_of] if one.part_of else None,
        part_role=one.part_role,
        per=one.per,
        indicator=one.indicator.text if one.indicator else None,
        doubts=" ".join(one.doubts) or None,
        alternatives=BETWEEN_NAMES.join(map(other_reading, one.alternatives)) or None,
        part=one.part,
        sentence=on_one_line(sentence),
        rule=one.rule,
    )


def other_reading(one: Alternative) -> str:
    """The words of another reading, a status, or the id of a whole."""
    return line(one.quote) or one.value or LEFT_OPEN


def heading_of(section: Section) -> str | None:
    """The heading on one line, cut where it is a sentence rather than a heading."""
    words = line(section.heading)
    return words if words is None or len(words) <= LONGEST_HEADING else words[: LONGEST_HEADING - 1] + CUT


def date_rows(notice: Notice) -> list[DateRow]:
    return [
        DateRow(
            notice=notice_key(notice),
            path=notice.source.path,
            id=f"d{number}",
            text=one.text,
            start=one.start,
            end=one.end,
            period_from=one.from_,
            period_to=one.to,
            period_granularity=one.granularity,
            period_shape=one.shape,
            period_inherited=one.inherited,
        )
        for number, one in enumerate(notice.dates, start=1)
    ]


def contact_rows(notice: Notice) -> list[ContactRow]:
    contact = notice.contact
    kinds: list[tuple[ContactKind, list[Quote]]] = [
        ("phone", contact.phones),
        ("email", contact.emails),
        ("address", contact.addresses),
        ("postcode", contact.postcodes),
    ]
    return [
        ContactRow(
            notice=notice_key(notice),
            path=notice.source.path,
            kind=kind,
            text=on_one_line(one.text),
            start=one.start,
            end=one.end,
        )
        for kind, quotes in kinds
        for one in quotes
    ]


def section_rows(notice: Notice) -> list[SectionRow]:
    return [section_row(notice, path) for path in walk(notice.sections)]


def section_row(notice: Notice, path: tuple[Section, ...]) -> SectionRow:
    one = path[-1]
    return SectionRow(
        notice=notice_key(notice),
        path=notice.source.path,
        section=section_key(one.id) or "",
        parent=section_key(path[-2].id) if len(path) > 1 else None,
        section_path=path_text(path),
        level=one.level,
        style=one.style,
        marker=one.marker.text,
        number=one.number,
        generated=one.generated,
        heading=line(one.heading),
        body=words(one.body),
        start=one.start,
        end=one.end,
    )


def reference_rows(notice: Notice) -> list[ReferenceRow]:
    return [reference_row(notice, reference) for reference in notice.references]


def reference_row(notice: Notice, one: Reference) -> ReferenceRow:
    return ReferenceRow(
        notice=notice_key(notice),
        path=notice.source.path,
        text=one.text,
        start=one.start,
        end=one.end,
        title=one.title,
        number=words(one.number),
        kind=one.kind,
    )


def finding_rows(notice: Notice) -> list[FindingRow]:
    paths = paths_by_id(notice)
    return [finding_row(notice, finding, paths.get(finding.section, ())) for finding in notice.findings]


def finding_row(notice: Notice, one: Finding, path: tuple[Section, ...]) -> FindingRow:
    quote = one.quotes[0] if one.quotes else None
    return FindingRow(
        notice=notice_key(notice),
        path=notice.source.path,
        code=one.code,
        severity=one.severity,
        message=one.message,
        section=section_key(one.section),
        section_path=path_text(path) or None,
        text=words(quote),
        start=quote.start if quote else None,
        end=quote.end if quote else None,
        suggestion=one.suggestion.replacement if one.suggestion else None,
        params=json.dumps(one.params, ensure_ascii=False, sort_keys=True, default=str),
    )
