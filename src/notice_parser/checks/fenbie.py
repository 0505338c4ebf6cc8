"""Are there as many values behind 分别 as things in front of it?"""

from __future__ import annotations

from notice_parser.checks.model import Figure, View, finding
from notice_parser.checks.regions import matches_near
from notice_parser.spans import Finding, Span

CODE = "fenbie_length_mismatch"
# The longest row of names in front of 分别, and 分别 with what may stand behind it.
BEFORE, AFTER = 80, 8


def find_faults(view: View) -> list[Finding]:
    """Only plain rows: short names or periods, joined by 、 and 和, directly in front; two or more values."""
    notes = []
    pattern, hint = view.pattern(CODE, "row"), view.pattern(CODE, "hint")
    for found in matches_near(pattern, hint, view.text, BEFORE, AFTER):
        values = values_from(view, found.end())
        name = "periods" if found["periods"] else "things"
        place = Span(*found.span(name))
        least, items = count_items(view, place)
        if len(values) < 2 or items < 2 or len(values) in (least, items) or is_other(view, place, values):
            continue
        places = (place, *(figure.span for figure in values))
        notes.append(finding(CODE, "warning", places, items=items, values=len(values)))
    return notes


def values_from(view: View, start: int) -> list[Figure]:
    """The row of figures of one unit that begins here and is closed by a mark."""
    row: list[Figure] = []
    at = start
    for figure in view.row_from(start):
        gap = view.pattern(CODE, "gap").fullmatch(view.text[at : figure.span.start])
        if gap is None or (row and figure.kind != row[0].kind):
            break
        row.append(figure)
        at = figure.span.end
    is_closed = view.pattern(CODE, "close").match(view.text, at) is not None
    return row if is_closed else []


def count_items(view: View, place: Span) -> tuple[int, int]:
    """The names between 、 and those between 、 and 和, which may also stand inside of a name."""
    words = view.say(place)
    return len(view.pattern(CODE, "comma").split(words)), len(view.pattern(CODE, "joint").split(words))


def is_other(view: View, place: Span, values: list[Figure]) -> bool:
    """Names that hold several things, lists of lists, from-to pairs."""
    span = Span(view.sentence(place.start).start, values[-1].span.end)
    if view.pattern(CODE, "silent").search(view.text, span.start, span.end):
        return True
    return len(view.figures_in(Span(place.start, values[0].span.start))) > 0
