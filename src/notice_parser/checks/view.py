"""The results of the stages → the frozen view that checks look at."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from notice_parser.checks.precision import step_of
from notice_parser.checks.shape import ChangeSeen, Figure, PeriodSeen, View
from notice_parser.facts.shape import Facts
from notice_parser.outline.shape import Outline
from notice_parser.pack import Pack
from notice_parser.spans import Source, Span
from notice_parser.wording.shape import Wording

STOP = re.compile(r"[。！？!?]")


def look_at(
    source: Source, outline: Outline, wording: Wording, facts: Facts, quantities: list[dict[str, Any]],
    issued_on: date | None, pack: Pack,
) -> View:  # fmt: skip
    """The view of one notice; `quantities` are those of the output."""
    figures = tuple(figure_of(index, one) for index, one in enumerate(quantities))
    breaks = find_breaks(source.text, outline)
    starts = tuple(figure.span.start for figure in figures)
    return View(source, outline, wording, facts, figures, issued_on, pack, breaks, starts)


def find_breaks(text: str, outline: Outline) -> tuple[int, ...]:
    """Where sentences end: after a stop, at the start of a logical line, at the start of a section."""
    places = {found.end() for found in STOP.finditer(text)}
    places.update(line.start for line in outline.lines)
    places.update(section.start for section in outline.walk())
    return tuple(sorted(places))


def figure_of(index: int, one: dict[str, Any]) -> Figure:
    return Figure(
        index=index, span=place(one), value=one["value"], value_max=one["value_max"],
        ratio=tuple(one["ratio"]) if one["ratio"] else None, base=one["base_value"], base_unit=one["base_unit"],
        kind=one["kind"], modifier=one["modifier"], measured=place_or_none(one["measured"]),
        action=place_or_none(one["action"]), actor=place_or_none(one["actor"]), scope=place_or_none(one["scope"]),
        status=one["status"], period=period_of(one["period"]), change=change_of(one["change"]),
        part_of=int(one["part_of"][1:]) - 1 if one["part_of"] else None, part_role=one["part_role"], per=one["per"],
        step=step_of(one["text"], one["value"], one["base_value"], one["kind"]),
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
