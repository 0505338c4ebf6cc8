"""Small texts and exactly what checks find in them (tests/cases/checks), and the pages in docs/checks."""

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
FOLDERS = {"en": PAGES, "zh": PAGES / "zh"}
CODES = sorted(built_in_pack().checks.by_code)


def load_cases() -> list[Any]:
    cases = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for number, case in enumerate(yaml.safe_load(path.read_text("utf-8")), 1):
            cases.append(pytest.param(case, id=f"{case['code']}-{number}"))
    return cases


def rows_of(case: dict[str, Any]) -> list[list[str]]:
    """What is found in the text of a case: code, severity and spans, as the case lists them."""
    day = date.fromisoformat(case["issued_on"]) if "issued_on" in case else None
    findings = parse_text(case["text"], issued_on=day).findings
    return [
        [one.code, one.severity, *(f"{quote.start}:{quote.end} {quote.text}" for quote in one.quotes)]
        for one in findings
    ]


@pytest.mark.parametrize("case", load_cases())
def test_a_case_finds_exactly_what_it_lists(case: dict[str, Any]) -> None:
    assert rows_of(case) == case["findings"], case["why"]


def codes_of(case: dict[str, Any]) -> set[str]:
    return {code for code, *_ in case["findings"]}


def test_each_code_has_cases_of_both_kinds() -> None:
    cases = [case.values[0] for case in load_cases()]
    for code in CODES:
        own = [case for case in cases if case["code"] == code]
        assert any(code in codes_of(case) for case in own), f"{code}: no case that finds something"
        assert any(code not in codes_of(case) for case in own), f"{code}: no case that finds nothing"


def test_each_severity_of_a_code_has_a_case() -> None:
    listed = {(code, severity) for case in load_cases() for code, severity, *_ in case.values[0]["findings"]}
    stated = {(code, severity) for code in CODES for severity in built_in_pack().checks.by_code[code].severities}
    assert {pair for pair in listed if pair[0] in CODES} == stated


@pytest.mark.parametrize("code", CODES)
def test_severities_and_messages_are_those_of_the_rules(code: str) -> None:
    pack = built_in_pack()
    assert set(pack.checks.by_code[code].severities) <= set(pack.checks.levels)
    assert code in pack.messages.by_code


@pytest.mark.parametrize("language", FOLDERS)
@pytest.mark.parametrize("code", CODES)
def test_the_pages_of_a_code_are_made_from_its_rule(code: str, language: str) -> None:
    written = (FOLDERS[language] / f"{code}.md").read_text("utf-8")
    assert written == page(code, built_in_pack(), language), f"run tools/check_pages.py: {code}"


@pytest.mark.parametrize("language", FOLDERS)
def test_the_index_lists_all_codes_and_no_page_is_left_over(language: str) -> None:
    folder = FOLDERS[language]
    assert index(built_in_pack(), language) in (folder / "README.md").read_text("utf-8")
    assert sorted(path.stem for path in folder.glob("*.md") if path.stem != "README") == CODES


@pytest.mark.parametrize("code", CODES)
def test_each_check_says_what_why_and_when_it_is_silent_in_both_languages(code: str) -> None:
    rule = built_in_pack().checks.by_code[code]
    assert rule.zh is not None
    said = (rule.compares, rule.why, rule.tolerance, rule.silent)
    in_chinese = (rule.zh.compares, rule.zh.why, rule.zh.tolerance, rule.zh.silent)
    assert all((*said, *in_chinese))
    assert rule.match
    assert rule.no_match
    assert any("\u4e00" <= character <= "\u9fff" for words in in_chinese[:2] for character in words)


def each_file(folder: Path) -> list[Any]:
    return [pytest.param(path, id=path.stem) for path in sorted(folder.glob("*.txt"))]


@pytest.mark.parametrize("path", each_file(ROOT / "samples"))
def test_a_sound_notice_has_no_error_and_no_warning(path: Path) -> None:
    findings = parse_text(path.read_text("utf-8-sig")).findings
    assert [(one.code, one.message) for one in findings if one.severity != "info"] == []
