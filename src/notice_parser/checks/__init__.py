"""Notice → findings: one question a file, in the order of this list. Adding a check is a file and a line here."""

from __future__ import annotations

from notice_parser.checks import section_numbers
from notice_parser.outline.shape import Outline
from notice_parser.pack import Pack
from notice_parser.spans import ReadingNote, Source

CHECKS = (section_numbers.find_faults,)


def find_notes(source: Source, outline: Outline, pack: Pack) -> tuple[ReadingNote, ...]:
    """What the checks find, check by check."""
    return tuple(note for check in CHECKS for note in check(source, outline, pack))
