"""Which parts of a notice make plans of the quantities in them: by headings, by the kind of notice, by style."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from msgspec import Struct

from notice_parser.outline.model import Outline, Section
from notice_parser.pack import Pack
from notice_parser.pack.marks import HEADING_STOPS
from notice_parser.spans import Span, trim

LONGEST_HEADING = 60
LONGEST_BARE = 30


class Plans(Struct, frozen=True):
    """`sections` by id; `turns` are the offsets of lines without a number that say what follows, in text order."""

    sections: dict[str, bool]
    turns: tuple[tuple[int, bool], ...]

    def at(self, section: Section | None, offset: int) -> bool:
        """Is what stands at an offset of a section planned?"""
        turn = self.since(section.start if section is not None else 0, offset)
        if turn is not None:
            return turn
        return self.sections.get(section.id, False) if section is not None else False

    def since(self, start: int, end: int) -> bool | None:
        """What the last turn between two offsets says, if there is one."""
        index = bisect_right(self.turns, end, key=lambda turn: turn[0]) - 1
        return self.turns[index][1] if index >= 0 and self.turns[index][0] >= start else None


def plans_of(text: str, outline: Outline, pack: Pack, *, kind: str, year: int | None) -> Plans:
    """A section is planned as its heading says, else the innermost heading above it, else the title or the kind."""
    plans = Plans({}, find_turns(text, outline, pack, kind=kind, year=year))
    title = pack.modes.of_heading(outline.title.of(text)) if outline.title else None
    of_notice = kind in pack.modes.planned_kinds or bool(title)
    starts: dict[str, int] = {}
    for section in outline.walk():
        starts[section.id] = section.start
        parent = section.id.rpartition(".")[0]
        turn = plans.since(starts.get(parent, 0), section.start)
        above = turn if turn is not None else plans.sections.get(parent, of_notice)
        heading = section.heading.of(text)[:LONGEST_HEADING] if section.heading else ""
        said = mode_of(heading, pack, kind=kind, year=year)
        plans.sections[section.id] = said if said is not None else above or section.style in pack.modes.planned_styles
    return plans


def mode_of(heading: str, pack: Pack, *, kind: str, year: int | None) -> bool | None:
    """Does a heading say that what is below it is to be done, or has been; None where it does not say."""
    said = pack.modes.of_heading(heading)
    return pack.modes.of_year(heading, year) if said is None and kind in pack.modes.yearly_kinds else said


def find_turns(text: str, outline: Outline, pack: Pack, *, kind: str, year: int | None) -> tuple[tuple[int, bool], ...]:
    """Headings without a number, and the sentence with which a yearly report turns to the year ahead."""
    turns: list[tuple[int, bool]] = []
    markers = {section.start for section in outline.walk()}
    first = outline.title.end if outline.title else 0
    for line in outline.lines:
        words = trim(text, line.start, line.end)
        if line.start < first or words is None or words.start in markers:
            continue
        said = mode_of(words.of(text), pack, kind=kind, year=year) if is_bare_heading(text, words) else None
        if said is not None:
            turns.append((line.start, said))
        elif kind in pack.modes.yearly_kinds and pack.modes.turn.search(text, line.start, line.end):
            turns.append((line.start, True))
    return tuple(turns)


def is_bare_heading(text: str, line: Span) -> bool:
    return line.end - line.start <= LONGEST_BARE and text[line.end - 1] not in HEADING_STOPS


def year_of(text: str, outline: Outline, pack: Pack, *, issued_on: date | None) -> int | None:
    """The year that the notice is about: that of its title, else that of its date."""
    title = outline.title.of(text)[:LONGEST_HEADING] if outline.title else ""
    found = pack.modes.year.search(title)
    if found:
        return int(found["year"])
    return issued_on.year if issued_on else None
