"""A notice → the facts of its header: what it is, the inspection, and whom to contact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from notice_parser.notice import DatedQuote, Inspection, Notice, Quote
from notice_parser.pack.page import PageWords
from notice_parser.writers.page.markup import Html, element, joined
from notice_parser.writers.page.words import shown, shown_date

Fact = tuple[str, str, list[Html]]  # key, label, values


def facts_list(notice: Notice, words: PageWords) -> Html:
    """The facts as a description list; each value that is a quote leads to its place in the text."""
    rows = [
        element(
            "div",
            element("dt", label),
            element("dd", joined(*between(values, words.words["separator"]))),
            data_fact=key,
        )
        for key, label, values in facts_of(notice, words)
        if values
    ]
    return element("dl", *rows, class_="facts")


def facts_of(notice: Notice, words: PageWords) -> Iterator[Fact]:
    names = words.fields
    kind = words.notice_kinds.get(notice.kind, notice.kind)
    yield "kind", names["kind"], [element("span", kind)]
    yield "document_number", names["document_number"], places([notice.document_number])
    yield "issuers", names["issuers"], places(notice.issuers)
    yield "issued_on", names["issued_on"], dated(notice.issued_on, words)
    yield "recipients", names["recipients"], places(notice.recipients)
    if notice.inspection is not None:
        yield from inspection_facts(notice.inspection, words)
    for key in ("phones", "emails", "addresses", "postcodes"):
        yield key, names[key], places(getattr(notice.contact, key))
    yield "attachments", names["attachments"], places(notice.attachments)
    if notice.source.path:
        yield "path", names["path"], [element("span", file_name(notice.source.path), title=notice.source.path)]


def inspection_facts(inspection: Inspection, words: PageWords) -> Iterator[Fact]:
    """Labels name the type of the inspection: 巡察组, 被巡察单位."""
    suffix = "" if inspection.type else "_untyped"

    def label(key: str) -> str:
        return words.fields[f"{key}{suffix}"].format(type=inspection.type)

    yield "inspector", label("inspector"), places([inspection.inspector])
    yield "inspected", label("inspected"), places([inspection.inspected])
    yield "inspection_period", label("inspection_period"), places([inspection.period])
    yield "feedback_on", words.fields["feedback_on"], dated(inspection.feedback_on, words)


def file_name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]


def places(quotes: Sequence[Quote | None]) -> list[Html]:
    return [place(quote, shown(quote)) for quote in quotes if quote is not None]


def dated(quote: DatedQuote | None, words: PageWords) -> list[Html]:
    return [place(quote, shown_date(quote.date, words))] if quote is not None else []


def place(quote: Quote, said: str) -> Html:
    """Words that lead to the place of a quote in the text."""
    return element("button", said, type="button", class_="jump", data_span=f"{quote.start},{quote.end}")


def between(values: list[Html], separator: str) -> Iterator[str]:
    for index, value in enumerate(values):
        if index:
            yield separator
        yield value
