"""Small texts and what a check says of them: tests/cases/checks/*.yaml; the pages in docs/ and the rules agree."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT
from notice_parser import parse_text
from notice_parser.checks.pages import index, page
from notice_parser.pack import built_in_pack

FOLDER = ROOT / "tests" / "cases" / "checks"
PAGES = ROOT / "docs" / "checks"
CODES = sorted(built_in_pack().checks.by_code)


def load_cases() -> list[Any]:
    cases = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for number, case in enumerate(yaml.safe_load(path.read_text("utf-8")), 1):
            cases.append(pytest.param(case, id=f"{case['code']}-{number}"))
    return cases


@pytest.mark.parametrize("case", load_cases())
def test_case(case: dict[str, Any]) -> None:
    """The finding that a case states, with its severity and spans, and no other.

    A finding of severity info counts where the case is about its code: others may meet any text.
    """
    day = date.fromisoformat(case["issued_on"]) if "issued_on" in case else None
    findings = parse_text(case["text"], issued_on=day).findings
    shown = [
        (one.code, one.severity, [quote.text for quote in one.quotes], [quote.start for quote in one.quotes])
        for one in findings
        if one.severity != "info" or one.code == case["code"]
    ]
    stated = [(case["code"], case["severity"], case["quotes"], case["at"])] if "quotes" in case else []
    assert shown == stated, case["why"]


def test_each_code_has_cases_of_both_kinds() -> None:
    cases = [case.values[0] for case in load_cases()]
    for code in CODES:
        own = [case for case in cases if case["code"] == code]
        assert any("quotes" in case for case in own), f"{code}: no case that finds something"
        assert any("quotes" not in case for case in own), f"{code}: no case that finds nothing"


@pytest.mark.parametrize("code", CODES)
def test_severities_and_messages_are_those_of_the_rules(code: str) -> None:
    pack = built_in_pack()
    assert set(pack.checks.by_code[code].severities) <= set(pack.checks.levels)
    assert code in pack.messages.by_code


@pytest.mark.parametrize("code", CODES)
def test_the_page_of_a_code_is_made_from_its_rule(code: str) -> None:
    assert (PAGES / f"{code}.md").read_text("utf-8") == page(code, built_in_pack()), f"run tools/check_pages.py: {code}"


def test_the_index_lists_all_codes_and_no_page_is_left_over() -> None:
    assert index(built_in_pack()) in (PAGES / "README.md").read_text("utf-8")
    assert sorted(path.stem for path in PAGES.glob("*.md") if path.stem != "README") == CODES


def each_file(folder: Path) -> list[Any]:
    return [pytest.param(path, id=path.stem) for path in sorted(folder.glob("*.txt"))]


@pytest.mark.parametrize("path", each_file(ROOT / "samples"))
def test_a_sound_notice_has_no_error_and_no_warning(path: Path) -> None:
    findings = parse_text(path.read_text("utf-8-sig")).findings
    assert [(one.code, one.message) for one in findings if one.severity != "info"] == []
