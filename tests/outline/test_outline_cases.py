"""Small texts and how the outline stage must read them: tests/cases/outline/*.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from notice_parser.checks.section_numbers import check_numbers
from notice_parser.facts.signature import find_issue_day
from notice_parser.outline import build_outline
from notice_parser.outline.model import Outline
from notice_parser.pack import built_in_pack
from notice_parser.spans import Source, Span

FOLDER = Path(__file__).resolve().parent.parent / "cases" / "outline"


def load_cases() -> list[Any]:
    cases = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text("utf-8")):
            cases.append(pytest.param(case, id=f"{path.stem}-{case['id']}"))
    return cases


def as_source(text: str) -> Source:
    return Source(text, None, "text/plain", None, "", False)


def words(text: str, span: Span | None) -> str | None:
    return span.of(text) if span else None


def rows(text: str, outline: Outline) -> list[str]:
    """Each section as `level family marker number heading`."""
    return [f"{s.level} {s.family} {s.marker.of(text)} {s.number} {words(text, s.heading)}" for s in outline.walk()]


def read(text: str) -> dict[str, Any]:
    """Everything a case may name."""
    pack = built_in_pack()
    outline = build_outline(as_source(text), pack)
    day = find_issue_day(text, outline.signature, pack)
    return {
        "sections": rows(text, outline),
        "head": words(text, outline.head),
        "title": words(text, outline.title),
        "preamble": words(text, outline.preamble),
        "closing": words(text, outline.closing),
        "number": words(text, outline.document_number),
        "recipients": [span.of(text) for span in outline.recipients],
        "issuers": [span.of(text) for span in outline.signature.issuers],
        "attachments": [span.of(text) for span in outline.attachments],
        "issued_on": day[1].isoformat() if day else None,
        "faults": [finding.code for finding in check_numbers(text, outline, pack)],
        "bodies": [words(text, section.body) for section in outline.walk()],
    }


@pytest.mark.parametrize("case", load_cases())
def test_case(case: dict[str, Any]) -> None:
    got = read(case["text"])
    expect = case["expect"]
    assert {key: got[key] for key in expect} == expect, case["why"]
