"""The results of the stages → the frozen view that checks look at."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from notice_parser.checks.model import ChangeSeen, Figure, PeriodSeen, View
from notice_parser.checks.precision import step_of
from notice_parser.facts.model import Facts
from notice_parser.outline.model import Outline, Section
from notice_parser.pack import Pack
from notice_parser.spans import Source, Span
from notice_parser.wording.model import Wording

STOP = re.compile(r"[。！？!?]")
MARK = re.compile(r"[，,；;。：:（(\n、]")
LONGEST_LEAD = 30


def look_at(
    source: Source, outline: Outline, wording: Wording, facts: Facts, quantities: list[dict[str, Any]],
    issued_on: date | None, pack: Pack,
) -> View:  # fmt: skip
    """The view of one notice; `quantities` are those of the output."""
    ends = (0, *(one["end"] for one in quantities))
    figures = tuple(
        figure_of(index, one, lead_of(source.text, ends[index], one["start"])) for index, one in enumerate(quantities)
    )
    sections = tuple(outline.walk())
    breaks = find_breaks(source.text, outline, sections)
    starts = tuple(figure.span.start for figure in figures)
    return View(source, outline, wording, facts, figures, issued_on, pack, breaks, starts, sections)


def find_breaks(text: str, outline: Outline, sections: tuple[Section, ...]) -> tuple[int, ...]:
    """Where sentences end: after a stop, at the start of a logical line, at the start of a section."""
    places = {found.end() for found in STOP.finditer(text)}
    places.update(line.start for line in outline.lines)
    places.update(section.start for section in sections)
    return tuple(sorted(places))


def lead_of(text: str, last: int, start: int) -> str:
    """The words in front of a figure, from the mark or the end of the figure before it, which is `last`."""
    return MARK.split(text[max(last, start - LONGEST_LEAD) : start])[-1]


def figure_of(index: int, one: dict[str, Any], lead: str) -> Figure:
    return Figure(
        index=index, span=place(one), value=one["value"], value_max=one["value_max"],
        ratio=tuple(one["ratio"]) if one["ratio"] else None, base=one["base_value"], base_unit=one["base_unit"],
        kind=one["kind"], modifier=one["modifier"], measured=place_or_none(one["measured"]),
        action=place_or_none(one["action"]), actor=place_or_none(one["actor"]), scope=place_or_none(one["scope"]),
        status=one["status"], period=period_of(one["period"]), change=change_of(one["change"]),
        part_of=int(one["part_of"][1:]) - 1 if one["part_of"] else None, part_role=one["part_role"], per=one["per"],
        step=step_of(one["text"], one["value"], one["base_value"], one["kind"]),
        lead=lead,
    )  # fmt: skip


def place(quote: dict[str, Any]) -> Span:
    return Span(quote["start"], quote["end"])


def place_or_none(quote: dict[str, Any] | None) -> Span | None:
    return None if quote is None else place(quote)


def period_of(period: dict[str, Any] | None) -> PeriodSeen | None:
    if period is None:
        return None
    return PeriodSeen(
        place(period), period["from"], period["to"], period["granularity"], period["shape"], period["inherited"]
    )


def change_of(change: dict[str, Any] | None) -> ChangeSeen | None:
    if change is None:
        return None
    return ChangeSeen(change["direction"], change["basis"], place_or_none(change["from"]), place(change["quote"]))
