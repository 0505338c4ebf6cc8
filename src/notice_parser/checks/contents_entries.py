"""Has each entry of the table of contents its heading in the text, in the same words?"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

import regex
from msgspec import Struct

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.outline.model import Section
from notice_parser.spans import Finding, Span

CODE = "contents_mismatch"
FEWEST_ENTRIES = 3
LONGEST_ENTRY = 80
LIKE = 0.5
SIGNS = regex.compile(r"[\s\u3000#*]")


class Entry(Struct, frozen=True):
    """A line of the contents with a page number: its marker and words without blanks and leader."""

    span: Span
    marker: str
    words: str


class Heading(Struct, frozen=True):
    """A section's marker and heading, blanks left out."""

    span: Span
    marker: str
    words: str


def check(view: View) -> list[Finding]:
    """Nothing where most of the entries have no heading: it is an extract, or has other headings."""
    entries = list(find_entries(view))
    if len(entries) < FEWEST_ENTRIES:
        return []
    headings = [heading_of(view, section) for section in view.sections if section.start > entries[-1].span.end]
    words = {heading.words for heading in headings}
    missing = [entry for entry in entries if entry.words not in words and not is_in_text(view, entry, entries)]
    if 2 * len(missing) >= len(entries):
        return []
    return [mismatch(view, entry, same_place(entry, headings, entries)) for entry in missing]


def find_entries(view: View) -> Iterator[Entry]:
    """The entries with markers of the first run of lines that end with a leader and a page number."""
    if not view.pattern(CODE, "page").search(view.text):
        return
    last = None
    for found in view.pattern(CODE, "entry").finditer(view.text):
        if last is not None and view.text[last : found.start()].strip():
            break
        last = found.end()
        if found["marker"]:
            span = Span(found.start("marker"), found.end())
            yield Entry(span, plain(found["marker"]), plain(found["words"]))


def plain(words: str) -> str:
    return SIGNS.sub("", words)


def heading_of(view: View, section: Section) -> Heading:
    end = section.heading.end if section.heading else section.marker.end
    span = Span(section.marker.start, end)
    return Heading(span, plain(view.text_of(section.marker)), plain(view.text_of(section.heading)))


def is_in_text(view: View, entry: Entry, entries: list[Entry]) -> bool:
    """Do its words begin a line below the contents, whatever the outline made of that line?"""
    start = entries[-1].span.end
    return any(
        plain(view.text_of(line)).find(entry.words) in range(len(entry.marker) + 1) for line in lines_after(view, start)
    )


def lines_after(view: View, start: int) -> Iterator[Span]:
    return (
        Span(line.start, min(line.end, line.start + LONGEST_ENTRY)) for line in view.outline.lines if line.start > start
    )


def same_place(entry: Entry, headings: list[Heading], entries: list[Entry]) -> Heading | None:
    """The heading with the marker of an entry whose words are like its own and are those of no entry."""
    listed = {other.words for other in entries}
    near = [one for one in headings if one.marker == entry.marker and one.words not in listed]
    return next((one for one in near if SequenceMatcher(None, one.words, entry.words).ratio() >= LIKE), None)


def mismatch(view: View, entry: Entry, heading: Heading | None) -> Finding:
    if heading is None:
        return make_finding(CODE, "warning", (entry.span,), variant="missing", entry=entry.marker + entry.words)
    spans = (entry.span, heading.span)
    return make_finding(CODE, "warning", spans, entry=entry.marker + entry.words, heading=view.text_of(heading.span))
