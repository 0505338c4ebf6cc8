"""Kinds of clauses whose shape says who did what to what: invented variants of each, with the fields they state."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from notice_parser import parse_text
from notice_parser.notice import Notice, Quantity

KINDS = yaml.safe_load((Path(__file__).parents[1] / "cases" / "readings" / "clauses.yaml").read_text("utf-8"))
QUOTES = frozenset({"measured", "action", "actor", "scope", "period"})


def read(one: Quantity, field: str, numbers: dict[str, int]) -> Any:
    value = getattr(one, field)
    if value is None:
        return None
    if field in QUOTES:
        return value.text
    if field == "change":
        return value.direction
    return numbers[value] if field == "part_of" else value


def faults(case: dict[str, Any], notice: Notice) -> list[str]:
    """What is read otherwise; rows and quantities are matched in order, by their words."""
    found, rest = [], list(notice.quantities)
    for row in case["rows"]:
        while rest and rest[0].text != row["text"]:
            rest.pop(0)
        found.append(rest.pop(0))
    numbers = {one.id: index for index, one in enumerate(found)}
    return [
        f"{case['text']}: {row['text']} {field}"
        for row, one in zip(case["rows"], found, strict=True)
        for field in row.keys() - {"text"}
        if read(one, field, numbers) != row[field]
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_clauses_are_read_as_a_reader_would(kind: str) -> None:
    assert [fault for case in KINDS[kind] for fault in faults(case, parse_text(case["text"]))] == []
