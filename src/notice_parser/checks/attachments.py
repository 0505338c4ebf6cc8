"""Is every attachment that the text mentions in the list of attachments?"""

from __future__ import annotations

from notice_parser.checks.calendar_words import number
from notice_parser.checks.model import View, finding
from notice_parser.spans import Finding, Span

CODE = "attachment_missing"


def find_faults(view: View) -> list[Finding]:
    """Numbered attachments beyond the last of the list; silent without a list of several."""
    listed = len(view.outline.attachments)
    if listed < 2:
        return []
    end = view.outline.attachments[0].start
    notes = []
    for found in view.pattern(CODE, "mention").finditer(view.text, 0, end):
        mentioned = number(view, found["number"])
        if mentioned is not None and listed < mentioned:
            place = Span(*found.span("mention"))
            notes.append(finding(CODE, "warning", (place,), mention=view.say(place), last=listed))
    return notes
