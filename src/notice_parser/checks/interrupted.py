"""Series that another one of the same style interrupts: 一、二、(一、二、三、) 三、 is no step back and no hole."""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.checks.model import View
from notice_parser.outline.model import Section
from notice_parser.outline.numerals import write_like
from notice_parser.spans import Finding

FARTHEST = 20_000


def without_interrupted(view: View, notes: list[Finding]) -> list[Finding]:
    """The findings on numbers without those on a section that goes on with a series told before."""
    if not notes:
        return notes
    resumed = {section.marker.start for section in (*among_siblings(view), *under_other_parents(view))}
    noted = {note.spans[-1].start for note in notes if note.spans}
    firsts = (section for section in first_sections(view) if section.marker.start in noted)
    resumed.update(section.marker.start for section in firsts if is_told_before(view, section))
    return [note for note in notes if not note.spans or note.spans[-1].start not in resumed]


def among_siblings(view: View) -> Iterator[Section]:
    """Sections that go on with a series of their own parent, left when a count from 1 began among its sections."""
    for siblings in (view.outline.sections, *(section.children for section in view.sections)):
        for style in {section.style for section in siblings}:
            yield from resumed_in([section for section in siblings if section.style == style])


def resumed_in(siblings: list[Section]) -> Iterator[Section]:
    left: list[int] = []
    last = 0
    for section in siblings:
        if section.number == 1 and last:
            left.append(last)
        elif section.number != last + 1 and section.number - 1 in left:
            yield section
            while left.pop() != section.number - 1:
                pass
        last = section.number


def under_other_parents(view: View) -> Iterator[Section]:
    """First sections whose number follows on the newest of that style that nothing has followed on yet."""
    waiting: set[tuple[str, int]] = set()
    firsts = {section.marker.start for section in first_sections(view)}
    for section in view.sections:
        before = (section.style, section.number - 1)
        if section.marker.start in firsts and section.number > 1 and before in waiting:
            yield section
        waiting.discard(before)
        waiting.add((section.style, section.number))


def first_sections(view: View) -> Iterator[Section]:
    """The first section of each style below each parent."""
    for section in view.sections:
        seen: set[str] = set()
        for child in section.children:
            if child.style not in seen:
                seen.add(child.style)
                yield child


def is_told_before(view: View, section: Section) -> bool:
    """Does the number before stand at the start of a line in front, no section to the outline, and nothing after it?"""
    if section.number < 2 or section.generated:
        return False
    marker = view.say(section.marker)
    before = write_like(section.number - 1, marker, section.number, view.pack.markers.numerals)
    first = max(0, section.start - FARTHEST)
    told, again = (last_line_with(view.text, words, first, section.start) for words in (before, marker))
    return told > again


def last_line_with(text: str, words: str, first: int, end: int) -> int:
    """Where the last line begins that opens with these words, -1 for none; the stop behind them does not count."""
    words = words.strip().rstrip("，,、.．:：")
    at = text.rfind(words, first, end)
    while at >= 0 and text[text.rfind("\n", first, at) + 1 : at].strip():
        at = text.rfind(words, first, at)
    return at
