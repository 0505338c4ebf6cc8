"""Does a mark or a word stand twice in a row?"""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.checks.shape import View, finding
from notice_parser.spans import ReadingNote, Span

CODE = "repeated_text"


def find_faults(view: View) -> list[ReadingNote]:
    """Doubled marks (warning), doubled words and 的的 (info)."""
    return [
        finding(CODE, severity, (place,), found=view.say(place))
        for name, severity in (("marks", "warning"), ("particle", "info"), ("word", "info"))
        for place in places(view, name)
        if not is_furniture(view, place)
    ]


def places(view: View, name: str) -> Iterator[Span]:
    return (Span(found.start(), found.end()) for found in view.pattern(CODE, name).finditer(view.text))


def is_furniture(view: View, place: Span) -> bool:
    """What stands before the title or in a table is no running text."""
    head = view.outline.head
    return bool(head and place.start < head.end) or any(table.meets(place) for table in view.outline.tables)
