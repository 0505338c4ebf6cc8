"""Notices → Markdown: the title and the sections as headings with their markers, the text below them unchanged."""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.notice import Notice, Quote, Section
from notice_parser.writers.one_line import on_one_line
from notice_parser.writers.walk import walk

DEEPEST = 6


def write(notices: Iterator[Notice]) -> Iterator[bytes]:
    for index, notice in enumerate(notices):
        gap = "\n" if index else ""
        yield (gap + markdown_text(notice)).encode("utf-8")


def markdown_text(notice: Notice) -> str:
    """The parts in the order of the text, a blank line between them. The title is the only heading of level 1."""
    parts = [words(notice.head), *title_lines(notice.title), words(notice.preamble)]
    for path in walk(notice.sections):
        depth = min(DEEPEST, len(path) + (notice.title is not None))
        parts += [f"{'#' * depth} {heading_words(path[-1])}", words(path[-1].body)]
    parts.append(words(notice.closing))
    return "\n\n".join(part for part in parts if part) + "\n"


def words(quote: Quote | None) -> str:
    return quote.text if quote else ""


def title_lines(title: Quote | None) -> list[str]:
    return [f"# {on_one_line(title.text)}"] if title else []


def heading_words(section: Section) -> str:
    """Marker and heading, with a space between them where the marker ends with an ASCII character."""
    if section.heading is None:
        return section.marker.text
    gap = " " if section.marker.text[-1:].isascii() else ""
    return f"{section.marker.text}{gap}{on_one_line(section.heading.text)}"
