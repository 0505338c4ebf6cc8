"""Which sections make plans of the figures in them: by their headings, by the kind of notice, by their style."""

from __future__ import annotations

from notice_parser.outline.shape import Outline
from notice_parser.pack import Pack

LONGEST_HEADING = 60


def plans_of(text: str, outline: Outline, pack: Pack, by_kind: bool) -> dict[str, bool]:
    """Section id → does its heading, the innermost one above it that says so, or the notice's kind make plans?"""
    plans: dict[str, bool] = {}
    for section in outline.walk():
        above = plans.get(section.id.rpartition(".")[0], by_kind)
        said = pack.modes.of_heading(section.heading.of(text)[:LONGEST_HEADING]) if section.heading else None
        plans[section.id] = said if said is not None else above or section.style in pack.modes.planned_styles
    return plans
