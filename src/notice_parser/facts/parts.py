"""The parts of a text that holds a notice inside a notice, each with the facts that it states within its span."""

from __future__ import annotations

from datetime import date

from notice_parser.facts.kind import find_kind
from notice_parser.facts.model import PartFact
from notice_parser.facts.signature import find_issue_day
from notice_parser.outline import build_outline
from notice_parser.outline.model import Outline, PartSpan
from notice_parser.pack import Pack
from notice_parser.spans import Source, Span, trim


def find_parts(source: Source, outline: Outline, pack: Pack) -> tuple[PartFact, ...]:
    """One fact per part, in text order; none where the text is one notice alone."""
    return tuple(
        part
        for index, found in enumerate(outline.parts)
        if (part := read_part(source.text, outline, pack, found, is_first=index == 0)) is not None
    )


def read_part(text: str, outline: Outline, pack: Pack, found: PartSpan, *, is_first: bool) -> PartFact | None:
    """A part with its facts. The first one's are those of the notice; each other is read as a text of its own."""
    span = trim(text, found.span.start, found.span.end)
    if span is None:
        return None
    own, offset, words = outline, 0, text
    if not is_first:
        offset, words = found.words.start, text[found.words.start : span.end]
        own = build_outline(Source(words, None, "text/plain", None, "", False), pack)
    day = find_issue_day(words, own.signature, pack)
    return PartFact(
        role=found.role,
        span=span,
        kind=find_kind(words, own, pack.kinds),
        title=moved(own.title, offset),
        document_number=moved(own.document_number, offset),
        issuers=tuple(Span(one.start + offset, one.end + offset) for one in own.signature.issuers),
        issued_on=moved_day(day, offset),
        sections=tuple(one.id for one in outline.sections if span.start <= one.start < span.end),
    )


def moved(span: Span | None, offset: int) -> Span | None:
    return Span(span.start + offset, span.end + offset) if span is not None else None


def moved_day(found: tuple[Span, date] | None, offset: int) -> tuple[Span, date] | None:
    return (Span(found[0].start + offset, found[0].end + offset), found[1]) if found is not None else None
