"""The marked notices of eval/ledgers and the marked pairs of eval/pairs: what is read of each, exactly."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from notice_parser import compare, ledger, parse_text

sys.path.insert(0, str(ROOT / "eval"))
from marked_ledgers import read_marked
from marked_pairs import read_pair

LEDGERS = sorted((ROOT / "eval" / "ledgers").glob("*.marked.txt"))
PAIRS = sorted((ROOT / "eval" / "pairs").glob("*.old.txt"))


def accepted(value: Any) -> list[Any]:
    return value["any"] if isinstance(value, dict) and "any" in value else [value]


@pytest.mark.parametrize("path", LEDGERS, ids=lambda path: path.name.partition(".")[0])
def test_rows(path: Path) -> None:
    text, gold = read_marked(path.read_text("utf-8"))
    rows = ledger(parse_text(text))
    assert [row.text.start for row in rows] == [item["start"] for item in gold["items"]]
    for row, item in zip(rows, gold["items"], strict=True):
        assert (row.problem and row.problem.text) in accepted(item["problem"])
        assert (row.status and row.status.value) in accepted(item["status"])
        assert (row.deadline and [row.deadline.from_, row.deadline.to]) == item["deadline"]
        assert {each.inferred for each in row.responsible} <= {not item["labelled"]}


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.name.partition(".")[0])
def test_no_trap_is_paired_and_no_answer_is_invented(path: Path) -> None:
    old, new, gold = read_pair(path.read_text("utf-8"), path.with_name(path.name.replace(".old.", ".new.")).read_text())
    found = compare(parse_text(old), parse_text(new))
    figures = gold.get("figures", {"old": {}, "new": {}})
    right = {(figures["old"][p["old"]]["start"], figures["new"][p["new"]]["start"]) for p in gold.get("pairs", [])}
    assert {(pair.old.start, pair.new.start) for pair in found.pairs} <= right or not figures["old"]
    items = {each["problem"]["start"]: each["item"] and each["item"]["start"] for each in gold.get("problems", [])}
    for answer in found.problems:
        if answer.item is not None:
            assert items[answer.problem.start] == answer.item.start
