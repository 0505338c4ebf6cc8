"""Who issues the notice and when: the signature, else title, masthead and labels; and its document number."""

from __future__ import annotations

import regex

from notice_parser.outline.agencies import names_agency, split_signers
from notice_parser.outline.kinds import LinedText
from notice_parser.outline.model import Signature
from notice_parser.outline.signature import SignedBlock
from notice_parser.outline.title import TitleLines
from notice_parser.spans import Span, trim

FURTHEST = 6
FURTHEST_MEETING = 16


def find_issue(lined: LinedText, begin: int, title: TitleLines | None, block: SignedBlock | None) -> Signature:
    """The signers and the span of the notice's own date, from the best evidence there is."""
    issuers = block.issuers if block else ()
    day = block.date if block else None
    return Signature(issuers or issuers_above(lined, begin, title), day or date_under_title(lined, begin))


def issuers_above(lined: LinedText, begin: int, title: TitleLines | None) -> tuple[Span, ...]:
    """The organizations named in the title before 关于, else by the masthead, a label or a line of their own."""
    if title:
        named = issuers_in_title(lined, title.span)
        if named:
            return named
    order = find_order(lined, begin)
    if order is not None:
        return tuple(split_signers(lined.text, Span(*order.span("issuer")), lined.signing, lined.edges.agency))
    above = lined.lines[: title.first if title else begin]
    for pattern in (lined.edges.labels.masthead, lined.edges.labels.issuer):
        for line in above:
            found = pattern.search(lined.text, line.start, line.end)
            if found:
                return (Span(*found.span("issuer")),)
    return next(((line.span,) for line in above if title and "agency" in line.kinds), ())


def issuers_in_title(lined: LinedText, title: Span) -> tuple[Span, ...]:
    text, agencies = lined.text, lined.edges.agency
    for word in lined.edges.title.after_issuer.finditer(text, title.start, title.end):
        named = trim(text, title.start, word.start())
        if named and names_agency(text, named.start, named.end, agencies):
            return tuple(split_signers(text, named, lined.signing, agencies))
    return ()


def date_under_title(lined: LinedText, begin: int) -> Span | None:
    """The day of the ——line under the title, else the one after a label above such as 成文日期."""
    for line in lined.lines[begin : begin + FURTHEST_MEETING]:
        found = lined.signing.meeting_line.match(lined.text, line.start, line.end)
        if found:
            return Span(*found.span("date"))
    for line in lined.lines[: begin + FURTHEST]:
        found = lined.edges.labels.written_on.search(lined.text, line.start, line.end)
        if found:
            return Span(*found.span("date"))
    return None


def find_number(lined: LinedText, begin: int) -> Span | None:
    """The document number: on a line of its own near the title, else after its label."""
    near = lined.lines[: begin + FURTHEST]
    own_line = next((line.number for line in near if line.number is not None), None)
    if own_line is not None:
        return own_line
    for line in near:
        found = lined.edges.labels.number_label.search(lined.text, line.start, line.end)
        if found:
            return Span(*found.span("number"))
    order = find_order(lined, begin)
    return Span(*order.span("number")) if order is not None else None


def find_order(lined: LinedText, begin: int) -> regex.Match[str] | None:
    """The number of an order near the title, as in 财政部令第87号, with the agency that gave it."""
    for line in lined.lines[: begin + 1]:
        found = lined.edges.labels.order.match(lined.text, line.start)
        if found is not None and names_agency(lined.text, *found.span("issuer"), lined.edges.agency):
            return found
    return None
