"""Does each numbered list have more than one item?"""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.outline.model import Section
from notice_parser.spans import Finding, Span

CODE, EMPTY = "single_item", "empty_section"
FARTHEST = 1500


def check(view: View) -> list[Finding]:
    return [*single_sections(view), *single_words(view)]


def single_sections(view: View) -> Iterator[Finding]:
    for section in view.sections:
        if len(section.children) == 1 and is_numbered_item(view, section.children[0]):
            marker = section.children[0].marker
            parent = view.text_of(section.heading or section.marker)
            yield make_finding(CODE, "info", (marker,), parent=parent, marker=view.text_of(marker))


def is_numbered_item(view: View, section: Section) -> bool:
    return section.number == 1 and section.style not in view.words(EMPTY, "whole")


def single_words(view: View) -> Iterator[Finding]:
    """一是 without 二是: the outline makes no section of it, so the text itself is searched."""
    second = view.pattern(CODE, "second")
    sections = {section.start for section in view.sections}
    for found in view.pattern(CODE, "first").finditer(view.text):
        span = Span(*found.span("marker"))
        if span.start not in sections and not second.search(view.text, span.end, span.end + FARTHEST):
            yield make_finding(CODE, "info", (span,), variant="word", marker=view.text_of(span))
