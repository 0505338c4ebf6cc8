"""Has each entry of the table of contents its heading in the text, in the same words?"""

from __future__ import annotations

from collections.abc import Iterator

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
MOST_HEADINGS = 20  # that are compared with an entry
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
    missing = without_lines(view, [entry for entry in entries if entry.words not in words], entries[-1].span.end)
    if 2 * len(missing) >= len(entries):
        return []
    listed = {entry.words for entry in entries}
    unlisted: dict[str, list[Heading]] = {}
    for heading in headings:
        if heading.words not in listed:
            unlisted.setdefault(heading.marker, []).append(heading)
    return [mismatch(view, entry, most_like(entry, unlisted.get(entry.marker, []))) for entry in missing]


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


def without_lines(view: View, entries: list[Entry], start: int) -> list[Entry]:
    """The entries whose words begin no line below the contents, whatever the outline made of that line."""
    lengths = sorted({len(entry.words) for entry in entries})
    most = max((len(entry.marker) for entry in entries), default=0)
    places: dict[str, int] = {}  # words → how many characters stand before them in a line, at least
    for line in lines_after(view, start) if entries else ():
        text = plain(view.text_of(line))
        for at in range(min(most, len(text)) + 1):
            for length in lengths:
                words = text[at : at + length]
                places[words] = min(at, places.get(words, at))
    return [entry for entry in entries if places.get(entry.words, most + 1) > len(entry.marker)]


def lines_after(view: View, start: int) -> Iterator[Span]:
    return (
        Span(line.start, min(line.end, line.start + LONGEST_ENTRY)) for line in view.outline.lines if line.start > start
    )


def most_like(entry: Entry, headings: list[Heading]) -> Heading | None:
    """The first heading, of those with its marker that no entry names, whose words are like those of the entry."""
    from difflib import SequenceMatcher

    near = headings[:MOST_HEADINGS]
    return next((one for one in near if SequenceMatcher(None, one.words, entry.words).ratio() >= LIKE), None)


def mismatch(view: View, entry: Entry, heading: Heading | None) -> Finding:
    if heading is None:
        return make_finding(CODE, "warning", (entry.span,), variant="missing", entry=entry.marker + entry.words)
    spans = (entry.span, heading.span)
    return make_finding(CODE, "warning", spans, entry=entry.marker + entry.words, heading=view.text_of(heading.span))
