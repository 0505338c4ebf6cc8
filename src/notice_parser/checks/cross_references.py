"""Does the text have each of its own parts and articles that it refers to?"""

from __future__ import annotations

from notice_parser.checks.calendar_words import whole_number
from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.outline.model import Section
from notice_parser.spans import Finding, Span

CODE = "cross_reference_missing"
FEWEST_SECTIONS = 2


def check(view: View) -> list[Finding]:
    """见第四部分 against the sections of the first level, 本办法第五条 against the articles; both counted up from 1."""
    return [
        *missing(view, "part", last_number(view, view.words(CODE, "parts"))),
        *missing(view, "article", last_article(view)),
    ]


def missing(view: View, name: str, last: int | None) -> list[Finding]:
    """The references to a number beyond the last."""
    if last is None:
        return []
    findings = []
    for found in view.pattern(CODE, name).finditer(view.text):
        number = whole_number(view, found["number"])
        if number is not None and number > last:
            span = Span(*found.span("mention"))
            findings.append(make_finding(CODE, "warning", (span,), mention=found["mention"], last=last))
    return findings


def last_number(view: View, styles: tuple[str, ...]) -> int | None:
    """How many sections of the first level there are; None where they do not count up from 1 in one of these styles."""
    return count_up([section for section in view.outline.sections if section.style in styles])


def last_article(view: View) -> int | None:
    """The number of articles of the whole text, over its chapters."""
    return count_up([section for section in view.sections if section.style in view.words(CODE, "articles")])


def count_up(sections: list[Section]) -> int | None:
    numbers = [section.number for section in sections]
    is_sound = len(numbers) >= FEWEST_SECTIONS and numbers == list(range(1, len(numbers) + 1))
    return len(numbers) if is_sound else None
