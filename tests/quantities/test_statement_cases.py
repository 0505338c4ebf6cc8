"""Statements of the frames on small texts: of what, what was done, by whom, where, when, against what, part of what."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from frames import parse_by_frames

CASES = Path(__file__).resolve().parents[1] / "cases" / "quantities"
QUOTES = ("measured", "action", "actor", "scope")


@cache
def cases() -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{path.stem}: {case['why']}", case)
        for path in sorted(CASES.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text("utf-8"))
    ]


def seen(quantity: dict[str, Any], key: str, texts: dict[str, str]) -> Any:
    """A field of a quantity as a case writes it: quotes and wholes by their words, a period by its words."""
    value = quantity[key.split(".")[0]]
    if key == "period":
        return value and value["text"]
    if key == "change.from":
        return value["from"] and value["from"]["text"]
    if "." in key:
        return value and value[key.split(".")[1]]
    if key == "part_of":
        return texts.get(value) if value else None
    return value["text"] if key in QUOTES and value else value


@pytest.mark.parametrize("case", [case for _, case in cases()], ids=[name for name, _ in cases()])
def test_statement(case: dict[str, Any]) -> None:
    """The quantities are those that the case expects and, under `also`, those that it says nothing of; no others."""
    issued_on = date.fromisoformat(str(case["issued_on"])) if "issued_on" in case else None
    notice = json.loads(parse_by_frames(case["text"], issued_on=issued_on).model_dump_json())
    texts = {quantity["id"]: quantity["text"] for quantity in notice["quantities"]}
    found = {quantity["text"]: quantity for quantity in notice["quantities"]}
    assert sorted(texts.values()) == sorted([*case["expect"], *case.get("also", ())])
    for text, wanted in case["expect"].items():
        assert {key: seen(found[text], key, texts) for key in wanted} == wanted, text
