"""Who issues the notice and when: the signature, else title, masthead and labels; and its document number."""

from __future__ import annotations

from notice_parser.outline.lines import Line
from notice_parser.outline.shape import Signature
from notice_parser.outline.signature import SignedBlock, is_organ, split_signers
from notice_parser.outline.title import TitlePlace
from notice_parser.pack import Pack
from notice_parser.pack.edges import LabelRules
from notice_parser.spans import Span, trim

FURTHEST = 6
FURTHEST_TOLD = 16


def find_issue(
    text: str, lines: tuple[Line, ...], begin: int, title: TitlePlace | None, block: SignedBlock | None, pack: Pack
) -> Signature:
    """Signers and the place of the notice's own date, from the best evidence there is."""
    if block:
        issuers = block.issuers or issuers_above(text, lines, begin, title, pack)
        return Signature(issuers, block.date or told_date(text, lines, begin, pack))
    return Signature(issuers_above(text, lines, begin, title, pack), told_date(text, lines, begin, pack))


def issuers_above(
    text: str, lines: tuple[Line, ...], begin: int, title: TitlePlace | None, pack: Pack
) -> tuple[Span, ...]:
    """The organs that the title names before 关于, else the masthead's, a label's, an organ's own line above."""
    for word in pack.edges.title.after_issuer.finditer(text, *title_ends(title)):
        place = trim(text, title_ends(title)[0], word.start())
        if place and is_organ(text, place, pack.edges.organ):
            return tuple(split_signers(text, place, pack.signature, pack.edges.organ))
    above = lines[: title.first if title else begin]
    for pattern in (pack.edges.labels.masthead, pack.edges.labels.issuer):
        for line in above:
            found = pattern.search(text, line.start, line.end)
            if found:
                return (Span(*found.span("issuer")),)
    return next(((line.span,) for line in above if title and is_organ(text, line.span, pack.edges.organ)), ())


def title_ends(title: TitlePlace | None) -> tuple[int, int]:
    return (title.span.start, title.span.end) if title else (0, 0)


def told_date(text: str, lines: tuple[Line, ...], begin: int, pack: Pack) -> Span | None:
    """The day of the ——line under the title, else the day that a label above calls the day of writing."""
    for line in lines[begin : begin + FURTHEST_TOLD]:
        found = pack.signature.told_line.match(text, line.start, line.end)
        if found:
            return Span(*found.span("date"))
    for line in lines[: begin + FURTHEST]:
        found = pack.edges.labels.written_on.search(text, line.start, line.end)
        if found:
            return Span(*found.span("date"))
    return None


def find_number(text: str, lines: tuple[Line, ...], begin: int, labels: LabelRules) -> Span | None:
    """The document number: on a line of its own near the title, else behind its label."""
    for pattern, search in ((labels.number_line, False), (labels.number_label, True)):
        for line in lines[: begin + FURTHEST]:
            find = pattern.search if search else pattern.match
            found = find(text, line.start, line.end)
            if found:
                return Span(*found.span("number"))
    return None
