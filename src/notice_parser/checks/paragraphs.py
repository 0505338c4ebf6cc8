"""The text as paragraphs: lines are joined until one ends with a stop or the next starts with a marker."""

from __future__ import annotations

import re

from notice_parser.checks.model import View
from notice_parser.pack.marks import COLONS, SEMICOLONS, SENTENCE_ENDS
from notice_parser.spans import Span

LINE = re.compile(r"[^\r\n]+")
ENDS = frozenset(SENTENCE_ENDS + SEMICOLONS + COLONS + "…”’")


def find_paragraphs(view: View) -> list[Span]:
    """All paragraphs in text order."""
    openings = {section.start for section in view.sections}
    found: list[Span] = []
    is_open = False
    for line in LINE.finditer(view.text):
        start = line.start() + len(line[0]) - len(line[0].lstrip())
        if start == line.end():
            continue
        if is_open and start not in openings:
            found[-1] = Span(found[-1].start, line.end())
        else:
            found.append(Span(line.start(), line.end()))
        is_open = line[0].rstrip()[-1] not in ENDS
    return found
