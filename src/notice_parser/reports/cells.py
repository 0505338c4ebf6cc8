"""The rows of a report as a person reads them: level, place, words, what is wrong, what to write instead."""

from __future__ import annotations

from notice_parser.messages import Language, name_of_code, say, translate
from notice_parser.writers.findings import Placed
from notice_parser.writers.one_line import on_one_line

HEADS = {
    "number": say("No."),
    "severity": say("Level"),
    "path": say("File"),
    "section": say("Section"),
    "words": say("Words"),
    "message": say("What is wrong"),
    "suggestion": say("Write instead"),
    "code": say("Check"),
}
TITLE = say("Report of checks")
NOTHING = say("Nothing was found.")


def heads(language: Language) -> dict[str, str]:
    return {key: translate(head, language) for key, head in HEADS.items()}


def cells(placed: Placed, number: int, language: Language) -> dict[str, str]:
    """The words of each column."""
    suggestion = placed.finding.suggestion
    return {
        "number": str(number),
        "severity": name_of_code(placed.finding.severity, language),
        "path": placed.path,
        "section": placed.section,
        "words": placed.words,
        "message": on_one_line(placed.message),
        "suggestion": on_one_line(suggestion.replacement) if suggestion else "",
        "code": placed.finding.code,
    }
