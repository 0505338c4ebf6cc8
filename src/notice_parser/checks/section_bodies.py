"""Has each heading something below it, and each numbered list more than one item?"""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.checks.model import View, finding
from notice_parser.checks.series import find_series
from notice_parser.outline.model import Section
from notice_parser.spans import Finding, Span

EMPTY, SINGLE = "empty_section", "single_item"
LONGEST_HEADING = 30


def find_faults(view: View) -> list[Finding]:
    return [*empty_sections(view), *single_sections(view), *single_words(view)]


def empty_sections(view: View) -> Iterator[Finding]:
    """Bare headings among siblings that mostly have content: a list of names has none."""
    ends = last_of_all(view)
    for series in find_series(view):
        bare = [section for section in series.sections if is_bare(view, section)]
        if not bare or 2 * len(bare) > len(series.sections):
            continue
        for section in bare:
            if section.end != ends and section.heading is not None:
                marker, heading = view.say(section.marker), view.say(section.heading)
                place = Span(section.marker.start, section.heading.end)
                yield finding(EMPTY, "warning", (place,), marker=marker, heading=heading)


def last_of_all(view: View) -> int:
    """Where the last section ends: what comes after it may be its content."""
    return max((section.end for section in view.sections), default=0)


def is_bare(view: View, section: Section) -> bool:
    """A short heading that is no sentence, without body and children."""
    if section.heading is None or section.body is not None or section.children:
        return False
    if section.style in view.words(EMPTY, "whole") or len(section.heading) > LONGEST_HEADING:
        return False
    after = view.text[section.heading.end : section.heading.end + 1]
    return not after or (after.isspace() and view.say(section.heading)[-1] not in view.words(EMPTY, "ends"))


def single_sections(view: View) -> Iterator[Finding]:
    for section in view.sections:
        if len(section.children) == 1 and is_lone(view, section.children[0]):
            only = section.children[0]
            parent = view.say(section.heading or section.marker)
            yield finding(SINGLE, "info", (only.marker,), parent=parent, marker=view.say(only.marker))


def is_lone(view: View, section: Section) -> bool:
    return section.number == 1 and section.style not in view.words(EMPTY, "whole")


def single_words(view: View) -> Iterator[Finding]:
    """一是 without 二是: the outline makes no section of it, so the text is read."""
    second = view.pattern(SINGLE, "second")
    sections = {section.start for section in view.sections}
    for found in view.pattern(SINGLE, "first").finditer(view.text):
        place = Span(*found.span("marker"))
        if place.start not in sections and not second.search(view.text, place.end, place.end + 1500):
            yield finding(SINGLE, "info", (place,), variant="word", marker=view.say(place))
