"""Series that another one of the same style interrupts: in 一、二、(一、二、三、) 三、 the last is not out of order."""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.checks.inline_numbers import continued_among
from notice_parser.checks.model import View
from notice_parser.outline.model import Section
from notice_parser.outline.numerals import write_like
from notice_parser.spans import Finding

FARTHEST = 20_000
MOST_LEFT = 50  # counts that a section may go on with
ENDS_OF_MARKERS = "，,、.．:："


def without_interrupted(view: View, findings: list[Finding]) -> list[Finding]:
    """The findings on numbers without those on a section that continues an earlier series."""
    if not findings:
        return findings
    resumed = {section.marker.start for section in (*among_siblings(view), *under_other_parents(view))}
    found = {finding.spans[-1].start for finding in findings if finding.spans}
    firsts = (section for section in first_sections(view) if section.marker.start in found)
    resumed.update(section.marker.start for section in firsts if continues_text(view, section))
    resumed.update(continued_among(view, found - resumed))
    return [finding for finding in findings if not finding.spans or finding.spans[-1].start not in resumed]


def among_siblings(view: View) -> Iterator[Section]:
    """Sections that continue a series of their own parent, left when a count from 1 began among its sections."""
    for siblings in (view.outline.sections, *(section.children for section in view.sections)):
        for style in {section.style for section in siblings}:
            yield from resumed_in([section for section in siblings if section.style == style])


def resumed_in(siblings: list[Section]) -> Iterator[Section]:
    """The sections of one style that continue a count which a later 1 interrupted."""
    left: list[int] = []
    last = 0
    for section in siblings:
        if section.number == 1 and last:
            left.append(last)
        elif section.number != last + 1 and section.number - 1 in left[-MOST_LEFT:]:
            yield section
            while left.pop() != section.number - 1:
                pass
        last = section.number


def under_other_parents(view: View) -> Iterator[Section]:
    """First sections whose number continues the latest of that style that nothing has continued yet."""
    waiting: set[tuple[str, int]] = set()
    firsts = {section.marker.start for section in first_sections(view)}
    for section in view.sections:
        before = (section.style, section.number - 1)
        if section.marker.start in firsts and section.number > 1 and before in waiting:
            yield section
        waiting.discard(before)
        waiting.add((section.style, section.number))


def first_sections(view: View) -> Iterator[Section]:
    """The first section of each style under each parent."""
    for section in view.sections:
        seen: set[str] = set()
        for child in section.children:
            if child.style not in seen:
                seen.add(child.style)
                yield child


def continues_text(view: View, section: Section) -> bool:
    """Does an earlier line without a section start with the number before, and none after it with the number itself?"""
    if section.number < 2 or section.generated:
        return False
    marker = view.text_of(section.marker)
    previous = write_like(section.number - 1, marker, section.number, view.pack.markers.numerals)
    within = max(0, section.start - FARTHEST), section.start
    return last_line_with(view.text, previous, *within) > last_line_with(view.text, marker, *within)


def last_line_with(text: str, words: str, first: int, end: int) -> int:
    """The offset of the last line that starts with these words, -1 for none; a mark after them does not count."""
    words = words.strip().rstrip(ENDS_OF_MARKERS)
    at = text.rfind(words, first, end)
    while at >= 0 and text[text.rfind("\n", first, at) + 1 : at].strip():
        at = text.rfind(words, first, at)
    return at
