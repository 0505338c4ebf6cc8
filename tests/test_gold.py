"""The records of eval/: every annotation in one form, whose words stand where it says."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from conftest import ROOT

sys.path.append(str(ROOT / "eval"))

from gold import cut_output, judged
from record import SHARED, Record, alternatives
from records import load_records

HERE = list(load_records(None))
BESIDE = list(load_records(SHARED, ("gold", "notices", "own", "own apart"))) if SHARED.is_dir() else []
GENRES = {
    "audit",
    "economy",
    "environment",
    "government",
    "inspection",
    "justice",
    "law",
    "market",
    "policy",
    "welfare",
}


def test_a_clone_alone_has_its_samples_and_cases() -> None:
    assert {record.group for record in HERE} == {"samples", "cases"}
    assert len([record for record in HERE if record.group == "samples"]) == 8
    assert sum(len(record.gold["quantities"]) for record in HERE) > 2000
    assert {record.genre for record in HERE} <= {*GENRES, "cases"}


@pytest.mark.skipif(not BESIDE, reason="there is no ../shared beside the checkout")
def test_beside_the_shared_folder_there_are_all_groups() -> None:
    sizes = {
        group: sum(record.group == group for record in BESIDE) for group in ("gold", "notices", "own", "own apart")
    }
    assert sizes["gold"] >= 92
    assert (sizes["notices"], sizes["own"], sizes["own apart"]) == (3, 14, 6)
    assert {record.genre for record in BESIDE} <= GENRES


def test_every_annotated_quantity_stands_where_it_says() -> None:
    for record in (*HERE, *BESIDE):
        text = record.text
        assert record.document[record.start : record.start + len(text)] == text
        wrong = [q["id"] for q in record.gold["quantities"] if text[q["start"] : q["end"]] != q["text"]]
        assert wrong == [], record.name
        assert len({q["id"] for q in record.gold["quantities"]}) == len(record.gold["quantities"])


@pytest.mark.parametrize("field", ["measured", "action", "actor", "scope"])
def test_every_annotated_word_stands_in_its_text(field: str) -> None:
    for record in (*HERE, *BESIDE):
        said = [quote_text(value) for q in record.gold["quantities"] for value in alternatives(q.get(field))]
        assert [words for words in said if words is not None and words not in record.document] == [], record.name


def quote_text(value: Any) -> Any:
    return value["text"] if isinstance(value, dict) else value


def test_part_of_names_a_quantity_of_its_own_record() -> None:
    for record in (*HERE, *BESIDE):
        ids = {None, *(q["id"] for q in record.gold["quantities"])}
        assert {whole for q in record.gold["quantities"] for whole in alternatives(q.get("part_of"))} <= ids


def test_the_output_of_a_passage_is_cut_out_of_its_document() -> None:
    passage = Record("own", "law", "x", "罚款3元。", {}, document="第一条\n罚款3元。\n罚款5元。", start=4)
    found = {"start": 6, "end": 8, "measured": {"text": "罚款", "start": 4, "end": 6}}
    output = {"quantities": [found, {**found, "start": 12, "end": 14}], "dates": []}
    cut = {"start": 2, "end": 4, "measured": {"text": "罚款", "start": 0, "end": 2}}
    assert cut_output(output, passage) == {"quantities": [cut], "dates": []}


def test_of_several_writings_the_one_that_was_chosen_is_judged() -> None:
    number: dict[str, Any] = {"value": 39800, "value_max": None, "unit": "元"}
    base = {"base_value": 39800, "base_value_max": None, "base_unit": "元"}
    gold = {"start": 0, "end": 7, **number, **base, "writings": [{"value": 3.98, "unit": "万元"}]}
    got = {"start": 0, "end": 6, **number, **base, "value": 3.98, "unit": "万元"}
    assert judged(gold, [got])["unit"] == "万元"
    assert judged(gold, [{**got, "value": 4}])["unit"] == "元"
    assert judged(gold, [{**got, "start": 8, "end": 9}])["unit"] == "元"


def test_a_number_that_was_not_annotated_is_not_judged() -> None:
    got = {"start": 0, "end": 2, "value": 3, "value_max": None, "unit": "名", "base_value": 3, "base_value_max": None}
    got["base_unit"] = "名"
    gold = {"start": 0, "end": 2, "value": 4}
    assert judged(gold, [got]) == {**got, "value": 4}
    assert judged(gold, [])["base_unit"] is None
