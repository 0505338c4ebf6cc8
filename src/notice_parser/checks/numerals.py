"""Does one number mix Chinese and Arabic digits?"""

from __future__ import annotations

from notice_parser.checks.shape import View, finding
from notice_parser.spans import ReadingNote, Span

CODE = "mixed_numerals"


def find_faults(view: View) -> list[ReadingNote]:
    """Numbers and dates written in two kinds of digits."""
    return [
        finding(CODE, "warning", (place,), found=view.say(place))
        for name in ("number", "date")
        for found in view.pattern(CODE, name).finditer(view.text)
        for place in [Span(found.start(), found.end())]
    ]
