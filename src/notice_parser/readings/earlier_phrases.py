"""Evidence for what a figure measures: how a phrase stands to what the figures before it measure."""

from __future__ import annotations

from notice_parser.readings.context import kind_after, kind_before
from notice_parser.readings.figures import Figure, Place
from notice_parser.readings.scoring import Part


def as_before(figure: Figure, place: Place) -> list[Part]:
    """Is it what a figure before measured?"""
    earlier = figure.earlier
    which = [n for n, f in enumerate(reversed(earlier)) if f.choice("measured") == place]
    if not which:
        return []
    facts, action = figure.facts, figure.choice("action")
    other = earlier[-1 - which[0]]
    same = other.facts.base_unit == facts.base_unit
    nearest = next(
        (
            n
            for n, f in enumerate(reversed(earlier))
            if f.facts.base_unit == facts.base_unit and f.choice("measured") is not None
        ),
        None,
    )
    holds = (
        other.facts.base_value is not None
        and facts.base_value is not None
        and other.facts.base_value >= facts.base_value
    )
    lk, gap = kind_before(figure), min(3, figure.clause - other.clause)
    is_last, same_action = earlier[-1].choice("measured") == place, action == other.choice("action")
    return [
        (kept_which, min(3, which[0]), same, nearest in which, is_last, gap, holds),
        (kept_kinds, facts.kind, other.facts.kind, facts.has_change, same, not figure.left),
        (kept_beside, lk, kind_after(figure), figure.opening, same),
        (kept_action, action is not None, same_action, same),
    ]


def kept_which(which: int, same: bool, is_nearest: bool, is_last: bool, gap: int, holds: bool) -> list[str]:
    return [
        "k",
        f"k-which={which}",
        f"k-unit={same:d}|{min(2, which)}",
        f"k-nearest={is_nearest:d}",
        f"k-holds={same:d}|{holds:d}",
        f"k-gap={gap}|{same:d}",
        f"k-last={is_last:d}",
    ]


def kept_kinds(kind: str, other: str, has_change: bool, same: bool, alone: bool) -> list[str]:
    return [f"k-kinds={kind}|{other}", f"k-change={has_change:d}", f"k-alone={alone:d}|{same:d}|{kind}"]


def kept_beside(before: str, after: str, opening: str, same: bool) -> list[str]:
    return [f"k-beside={before}|{after}", f"k-opening={opening}", f"k-left={same:d}|{before}"]


def kept_action(acts: bool, same_action: bool, same: bool) -> list[str]:
    return [f"k-action={acts:d}|{same:d}", f"k-same-action={same_action:d}|{same:d}"]


def row_as_before(figure: Figure, place: Place) -> list[Part]:
    which, size = figure.row
    if size < 2:
        return []
    earlier = figure.all[max(0, figure.number - 16) : figure.number]
    themes = [f.choice("measured") for f in earlier if f.view is figure.view]
    themes = themes[: len(themes) - which] if which else themes
    at = len(themes) - size + which
    is_last = figure.earlier[-1].choice("measured") == place if which and figure.earlier else None
    return [(row_as, 0 <= at < len(themes) and themes[at] == place, is_last)]


def row_as(same: bool, is_last: bool | None) -> list[str]:
    found = [f"row-as={same:d}"]
    return found if is_last is None else [*found, f"row-last={is_last:d}"]
