"""Small tables and what their figures must say: tests/cases/tables/*.yaml. Only the keys named are compared."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from conftest import ROOT
from invariants import broken
from notice_parser import parse_text

CASES = [
    case
    for path in sorted((ROOT / "tests" / "cases" / "tables").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]
OPENING = "关于情况的通报\n现将有关情况通报如下。\n"


def said(quantity: dict[str, Any], key: str) -> Any:
    """A key of a quantity, a quote by its words, a change by its direction; `period_from` and `period_to` are days."""
    if key.startswith("period_"):
        return (quantity["period"] or {}).get(key.removeprefix("period_"))
    value = quantity[key]
    if isinstance(value, dict):
        return value["direction"] if key == "change" else value["text"]
    return value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"][:60])
def test_tables(case: dict[str, Any]) -> None:
    text = OPENING + case["text"]
    notice = parse_text(text).model_dump(mode="json")
    assert broken(notice, text) == []
    figures = [one for one in notice["quantities"] if one["start"] >= len(OPENING)]
    assert [one["text"] for one in figures] == [wanted["text"] for wanted in case["expect"]]
    for one, wanted in zip(figures, case["expect"], strict=True):
        assert {key: said(one, key) for key in wanted} == wanted
