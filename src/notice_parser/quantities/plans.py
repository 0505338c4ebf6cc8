"""Which sections make plans of the figures in them: by their headings, by the kind of notice, by their style."""

from __future__ import annotations

from datetime import date

from notice_parser.outline.shape import Outline
from notice_parser.pack import Pack

LONGEST_HEADING = 60


def plans_of(text: str, outline: Outline, pack: Pack, kind: str, year: int | None) -> dict[str, bool]:
    """Section id → does its heading, else the innermost one above it, else the title or the kind make plans?"""
    plans: dict[str, bool] = {}
    title = pack.modes.of_heading(outline.title.of(text)) if outline.title else None
    of_notice = kind in pack.modes.planned_kinds or bool(title)
    for section in outline.walk():
        above = plans.get(section.id.rpartition(".")[0], of_notice)
        heading = section.heading.of(text)[:LONGEST_HEADING] if section.heading else ""
        said = pack.modes.of_heading(heading)
        if said is None and kind in pack.modes.yearly_kinds:
            said = pack.modes.of_year(heading, year)
        plans[section.id] = said if said is not None else above or section.style in pack.modes.planned_styles
    return plans


def year_of(text: str, outline: Outline, pack: Pack, issued_on: date | None) -> int | None:
    """The year that the notice is of: that of its title, else that of its day."""
    title = outline.title.of(text)[:LONGEST_HEADING] if outline.title else ""
    found = pack.modes.year.search(title)
    if found:
        return int(found["year"])
    return issued_on.year if issued_on else None
