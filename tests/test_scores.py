"""The figures of the samples and of the cases of eval/: none may fall below the minimums of scores.yaml."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT, SAMPLES, sample_id
from invariants import quotes_in
from notice_parser import parse_text
from scoring import score, score_cases

sys.path.append(str(ROOT / "eval"))

from record import Record
from records import load_records

MINIMUMS: dict[str, dict[str, float]] = yaml.safe_load(Path(__file__).with_name("scores.yaml").read_text("utf-8"))
WITH_GOLD = [path for path in SAMPLES if path.with_suffix(".gold.json").exists()]
ROUNDING = 5e-4


def gold_of(sample: Path) -> dict[str, Any]:
    gold = json.loads(sample.with_suffix(".gold.json").read_text("utf-8"))
    assert isinstance(gold, dict)
    return gold


def test_each_sample_has_its_gold_and_its_minimums() -> None:
    assert [path.stem for path in WITH_GOLD] == [path.stem for path in SAMPLES]
    assert list(MINIMUMS) == [*(path.stem for path in SAMPLES), "cases"]


@pytest.mark.parametrize("sample", WITH_GOLD, ids=sample_id)
def test_the_gold_quotes_what_stands_there(sample: Path) -> None:
    text, gold = sample.read_bytes().decode("utf-8").removeprefix("\ufeff"), gold_of(sample)
    wrong = [
        place for place, q in quotes_in(gold) if isinstance(q["end"], int) and text[q["start"] : q["end"]] != q["text"]
    ]
    assert wrong == []


def fallen(figures: dict[str, float], least: dict[str, float]) -> dict[str, tuple[float, float]]:
    """Figures below their minimum: (is, must be)."""
    assert set(least) <= set(figures), "scores.yaml names a figure that is not scored"
    return {name: (round(figures[name], 4), least[name]) for name in least if figures[name] < least[name] - ROUNDING}


@pytest.mark.parametrize("sample", WITH_GOLD, ids=sample_id)
def test_no_figure_of_a_sample_falls(sample: Path, parsed_samples: dict[Path, dict[str, Any]]) -> None:
    assert fallen(score(gold_of(sample), parsed_samples[sample]), MINIMUMS[sample.stem]) == {}


def quantities_in(record: Record) -> list[dict[str, Any]]:
    notice = json.loads(parse_text(record.text, issued_on=record.issued_on).model_dump_json())
    return list(notice["quantities"])


def test_no_figure_of_the_cases_falls() -> None:
    cases = [(case.gold["quantities"], quantities_in(case)) for case in load_records(None, ("cases",))]
    assert len(cases) > 250
    assert fallen(score_cases(cases), MINIMUMS["cases"]) == {}


def test_the_document_shows_these_minimums() -> None:
    document = (ROOT / "docs" / "accuracy.md").read_text("utf-8")
    table = document.partition("<!-- scores -->\n")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]
    assert [row[0] for row in rows] == list(MINIMUMS)
    for name, *cells in rows:
        least = MINIMUMS[name]
        assert [float(cell) for cell in cells if cell] == [least[key] for key in SHOWN if key in least]


# The figures that the table shows, in its order.
FIGURES = """
sections found value_unit kind measured_said action_said actor_said scope_said status_said period_said part_of_said
whole dates notice
"""
SHOWN = FIGURES.split()
GOLD_QUANTITY = yaml.safe_load("""
id: q1
text: 3件
start: 4
end: 6
value: 3
value_max: null
unit: 件
base_value: 3
base_value_max: null
base_unit: 件
kind: case
modifier: null
per: null
measured: 线索
action: {any: [受理, null]}
actor: null
scope: null
status: done
period: ['2024-01-01', null]
change: {direction: increase, basis: null}
part_of: null
""")
FOUND_QUANTITY = {
    **GOLD_QUANTITY,
    "measured": {"text": "线索", "start": 2, "end": 4},
    "action": {"text": "受理", "start": 0, "end": 2},
    "period": {"text": "2024年以来", "start": 0, "end": 0, "from": "2024-01-01", "to": None},
}
NOTHING: dict[str, Any] = {"sections": [], "dates": [], "references": [], "notice": {}, "quantities": []}


def test_the_scorer_gives_full_marks_to_what_is_right_alone() -> None:
    gold = {**NOTHING, "quantities": [GOLD_QUANTITY]}
    assert set(score(gold, {**NOTHING, "quantities": [FOUND_QUANTITY]}).values()) == {1.0}
    assert score(gold, NOTHING)["whole"] == 0
    wrong = {**FOUND_QUANTITY, "value": 4, "measured": None}
    figures = score(gold, {**NOTHING, "quantities": [wrong]})
    assert [figures[name] for name in ("found", "value_unit", "measured_said", "whole")] == [1, 0, 0, 0]
