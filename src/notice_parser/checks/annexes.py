"""Is each listed attachment attached, where any is?"""

from __future__ import annotations

from notice_parser.checks.calendar_words import whole_number
from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.spans import Finding

CODE = "attachment_not_attached"
SHORTEST_LIST = 2


def check(view: View) -> list[Finding]:
    """The numbers at the heads of annexes below the list. Where none is there, the attachments come separately."""
    listed = view.outline.attachments
    names = {view.text_of(span) for span in listed}
    if len(listed) < SHORTEST_LIST or len(names) < len(listed):
        return []
    heads = view.pattern(CODE, "head").finditer(view.text, listed[-1].end)
    found = {whole_number(view, head["number"]) for head in heads}
    attached = {number for number in found if number is not None}
    if len(attached & set(range(1, len(listed) + 1))) < SHORTEST_LIST:
        return []
    return [
        make_finding(CODE, "warning", (span,), name=view.text_of(span), number=number)
        for number, span in enumerate(listed, 1)
        if number not in attached and view.text_of(span) not in view.text[listed[-1].end :]
    ]
