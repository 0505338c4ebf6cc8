"""Are as many names listed as are counted before them?"""

from __future__ import annotations

from notice_parser.checks.model import Figure, View, finding
from notice_parser.spans import Finding, Span

CODE = "listed_count_mismatch"
FEWEST, MOST_OFF = 3, 2


def find_faults(view: View) -> list[Finding]:
    """4个镇（甲镇、乙镇、丙镇）, 3个村，分别是甲、乙: proper names only, of a count near enough to be theirs."""
    notes = []
    for figure in view.figures:
        found = view.pattern(CODE, "list").match(view.text, figure.span.end) if is_count(figure) else None
        place = Span(*found.span("names" if found["names"] else "told")) if found else None
        note = judge(view, figure, place) if place else None
        if note:
            notes.append(note)
    return notes


def is_count(figure: Figure) -> bool:
    return figure.is_plain and figure.step is None and figure.base is not None and figure.base >= FEWEST


def judge(view: View, figure: Figure, place: Span) -> Finding | None:
    names = view.pattern(CODE, "joint").split(view.say(place))
    finest = view.pattern(CODE, "any_joint").split(view.say(place))
    if not all(is_name(view, name) for name in finest) or len(set(finest)) != len(finest):
        return None
    counts = {len(names), len(finest)}
    off = min(abs(count - int(figure.amount)) for count in counts)
    if len(names) < 2 or not 0 < off <= min(MOST_OFF, int(figure.amount) // 3):
        return None
    found = len(finest)
    params = {"count": view.say(figure.span), "found": found, "names": view.say(place), "expected": figure.base}
    return finding(CODE, "warning", (figure.span, place), None, **params)


def is_name(view: View, name: str) -> bool:
    """白石镇 is one; 县 and 街道 alone are kinds of places."""
    is_kind = len(name) < 3 or name.endswith(view.words(CODE, "generic"))
    return not is_kind or (len(name) >= 3 and name.endswith(view.words(CODE, "proper")))
