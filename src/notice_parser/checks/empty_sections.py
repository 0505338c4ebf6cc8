"""Is there something under each heading?"""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.checks.series import find_series
from notice_parser.outline.model import Section
from notice_parser.spans import Finding, Span

CODE = "empty_section"
LONGEST_HEADING = 30


def check(view: View) -> list[Finding]:
    return [
        empty_section(view, section.marker, section.heading)
        for section in find_empty(view)
        if section.heading is not None
    ]


def find_empty(view: View) -> Iterator[Section]:
    """Bare headings among siblings that mostly have content: lists of names have none.

    The last section of all is left out: what follows it may be its content.
    """
    last_end = max((section.end for section in view.sections), default=0)
    for series in find_series(view):
        bare = [section for section in series.sections if is_bare(view, section)]
        if 2 * len(bare) <= len(series.sections):
            yield from (section for section in bare if section.end != last_end)


def is_bare(view: View, section: Section) -> bool:
    """A short heading that is not a sentence, without body and children."""
    if section.heading is None or section.body is not None or section.children:
        return False
    if section.style in view.words(CODE, "whole") or len(section.heading) > LONGEST_HEADING:
        return False
    if view.pattern(CODE, "filled").search(view.text_of(section.heading)):
        return False
    after = view.text[section.heading.end : section.heading.end + 1]
    return not after or (after.isspace() and view.text_of(section.heading)[-1] not in view.words(CODE, "ends"))


def empty_section(view: View, marker: Span, heading: Span) -> Finding:
    span = Span(marker.start, heading.end)
    return make_finding(CODE, "warning", (span,), marker=view.text_of(marker), heading=view.text_of(heading))
