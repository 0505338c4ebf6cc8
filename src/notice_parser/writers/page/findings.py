"""The findings of a notice → a numbered list: how grave, what it is, the words, where, what to write instead."""

from __future__ import annotations

from notice_parser.notice import Finding, Notice
from notice_parser.pack.page import PageWords
from notice_parser.writers.page.facts import place
from notice_parser.writers.page.markup import Html, element
from notice_parser.writers.page.words import message_of, shown
from notice_parser.writers.walk import walk

LONGEST_QUOTE = 60  # characters of a quote that the list shows


def findings_list(notice: Notice, prefix: str, words: PageWords) -> Html:
    if not notice.findings:
        return element("p", words.words["no_findings"], class_="note")
    sections = {path[-1].id: f"{path[-1].marker.text}{shown(path[-1].heading)}" for path in walk(notice.sections)}
    items = [
        finding_item(finding, number, sections, prefix=prefix, words=words)
        for number, finding in enumerate(notice.findings, start=1)
    ]
    return element("ol", *items, class_="findings")


def finding_item(finding: Finding, number: int, sections: dict[str, str], *, prefix: str, words: PageWords) -> Html:
    severity = element("span", words.severities[finding.severity], class_="chip severity", title=finding.code)
    said = message_of(finding, words)
    message = element("a", said, href=f"#{prefix}f{number}") if finding.quotes else element("span", said)
    quotes = [element("li", place(quote, cut(shown(quote)))) for quote in finding.quotes if quote.text.strip()]
    section = sections.get(finding.section or "")
    where = element("a", section, href=f"#{prefix}s{finding.section}", class_="where") if section else None
    return element(
        "li",
        element("p", severity, " ", message),
        suggestion(finding, words),
        element("ul", *quotes, class_="quotes") if quotes else None,
        where,
        class_=finding.severity,
    )


def suggestion(finding: Finding, words: PageWords) -> Html | None:
    given = finding.suggestion
    if given is None:
        return None
    return element("p", words.words["suggestion"].format(text=shown(given), replacement=given.replacement))


def cut(said: str) -> str:
    return said if len(said) <= LONGEST_QUOTE else f"{said[: LONGEST_QUOTE - 1]}…"
