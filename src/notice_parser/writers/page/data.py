"""Notices → the JSON that the scripts read, escaped so that it cannot end its element.

A quote is `[start, end]`: its words are on the page. One that says more is an object with `at` for the two. What is
null or empty is left out.
"""

from __future__ import annotations

import json
from typing import Any

from msgspec.structs import asdict

from notice_parser.notice import Finding, Notice, Section
from notice_parser.pack.page import PageWords
from notice_parser.writers.page.words import message_of, shown, title_of
from notice_parser.writers.walk import walk

ESCAPED = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
EMPTY: tuple[Any, ...] = (None, [], {})


def page_data(notices: list[Notice], words: PageWords) -> str:
    said = {name: group for name, group in asdict(words).items() if isinstance(group, dict)}
    data = {"words": said, "notices": [notice_data(notice, words) for notice in notices]}
    return script_json(data)


def script_json(data: Any) -> str:
    """JSON that may stand within a script element: nothing in it closes the element or opens a comment."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character, escaped in ESCAPED.items():
        written = written.replace(character, escaped)
    return written


def notice_data(notice: Notice, words: PageWords) -> dict[str, Any]:
    """What the scripts need of a notice; its sections as a flat list."""
    return {
        "title": title_of(notice, words),
        "issuers": [shown(issuer) for issuer in notice.issuers],
        "parser": notice.parser.model_dump(mode="json"),
        "sections": [section_data(path) for path in walk(notice.sections)],
        "quantities": [compact(one.model_dump(mode="json")) for one in notice.quantities],
        "findings": [finding_data(one, words) for one in notice.findings],
    }


def finding_data(finding: Finding, words: PageWords) -> Any:
    quotes = [one.model_dump(mode="json") for one in finding.quotes]
    return compact({"severity": finding.severity, "message": message_of(finding, words), "quotes": quotes})


def compact(value: Any) -> Any:
    """The value with quotes as offsets and without what is empty."""
    if isinstance(value, list):
        return [compact(each) for each in value]
    if not isinstance(value, dict):
        return value
    kept = {key: compact(each) for key, each in value.items() if each not in EMPTY}
    if "start" not in kept:
        return kept
    place = [kept.pop("start"), kept.pop("end")]
    kept.pop("text", None)
    return {**kept, "at": place} if kept else place


def section_data(path: tuple[Section, ...]) -> dict[str, Any]:
    section = path[-1]
    return {"id": section.id, "name": f"{section.marker.text}{shown(section.heading)}"}
