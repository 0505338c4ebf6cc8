"""Heads and codes in Chinese: none is missing, and a table can be read back whatever its language."""

from __future__ import annotations

import csv
import io
import sqlite3
from pathlib import Path
from typing import get_args

import pytest

from conftest import SAMPLES, run_program
from notice_parser import terms
from notice_parser.notice import Quantity
from notice_parser.pack import built_in_pack
from notice_parser.pack.labels import load_label_words
from notice_parser.pack.page import load_page_words
from notice_parser.writers.columns import columns_of, held_types
from notice_parser.writers.labels import LISTS, labels_in, unlabelled
from notice_parser.writers.tables import TABLES, QuantityRow

WORDS = load_label_words()
# Fields of the contract that a row spells out.
SPELLED_OUT = {"section": "section", "period": "period_from", "change": "change_text"}


def test_every_table_and_column_has_a_head() -> None:
    columns = {column for model in TABLES.values() for column in model.model_fields}
    assert set(WORDS.tables) == set(TABLES)
    assert set(WORDS.heads) == columns
    assert len(set(WORDS.heads.values())) == len(WORDS.heads)


def test_every_code_has_a_word_of_its_own() -> None:
    for model in TABLES.values():
        for column, field in model.model_fields.items():
            codes = {each for held in held_types(field.annotation) for each in get_args(held)}
            codes |= {"true", "false"} if bool in held_types(field.annotation) else set()
            assert codes <= set(WORDS.codes.get(column, {})), column
    for codes_of in WORDS.codes.values():
        assert len(set(codes_of.values())) == len(codes_of)
    assert set(WORDS.codes["doubts"]) == set(get_args(terms.DoubtedField))


def test_every_field_of_a_quantity_reaches_its_row() -> None:
    assert {SPELLED_OUT.get(name, name) for name in Quantity.model_fields} <= set(QuantityRow.model_fields)


def test_a_row_is_read_back() -> None:
    chinese = labels_in("zh")
    row = {"id": "q1", "status": "done", "doubts": "action period", "period_inherited": False, "sentence": "done"}
    shown = {chinese.head(name): value for name, value in chinese.row(row.items())}
    assert shown == {"编号": "q1", "状态": "已完成", "存疑项": "行为 时期", "时期承前": "否", "原句": "done"}
    assert unlabelled(shown) == {**row, "period_inherited": "false"}
    assert unlabelled(row) == row
    assert "doubts" in LISTS
    assert dict(labels_in("zh").row([("alternatives", "planned；—")])) == {"alternatives": "计划；—"}


@pytest.mark.parametrize("name", ["csv", "xlsx", "parquet", "sqlite"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_tables_in_both_languages_are_verified(name: str, language: str, tmp_path: Path) -> None:
    pytest.importorskip({"parquet": "pyarrow"}.get(name, "json"))
    output = f"out.{name}"
    made = run_program(SAMPLES[0], "--labels", language, "-o", output, cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, b"")
    checked = run_program("verify", output, cwd=tmp_path)
    assert (checked.returncode, b" 0 differ" in checked.stderr) == (0, True)


def test_the_language_is_that_of_the_format_and_not_of_the_locale(tmp_path: Path) -> None:
    run_program(SAMPLES[0], "-o", "a.csv", cwd=tmp_path)
    run_program(SAMPLES[0], "-o", "a.sqlite", "--labels", "zh", cwd=tmp_path)
    head = next(csv.reader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig"))))
    assert head == list(QuantityRow.model_fields)
    with sqlite3.connect(tmp_path / "a.sqlite") as base:
        (status,) = base.execute('SELECT "状态" FROM quantities WHERE "状态" IS NOT NULL').fetchone()
        assert status in WORDS.codes["status"].values()
    wrong = run_program(SAMPLES[0], "--labels", "fr", cwd=tmp_path)
    assert (wrong.returncode, b"choose from zh, en" in wrong.stderr) == (2, True)


def test_columns_of_days_are_dates() -> None:
    assert {name for model in TABLES.values() for name, kind in columns_of(model).items() if kind == "date"} == {
        "issued_on",
        "period_from",
        "period_to",
        "inspection_from",
        "inspection_to",
        "feedback_on",
    }


def test_tables_page_and_ledger_have_one_vocabulary() -> None:
    """A status, a kind, a severity is called the same in a sheet, on the page, in a ledger and on the terminal."""
    page, ledger = load_page_words(), built_in_pack().ledger.status_words
    assert WORDS.codes["status"] == page.statuses == WORDS.codes["alternatives"]
    assert {key: said for key, said in ledger.items() if key in page.statuses} == page.statuses
    columns = [("kind", {**page.kinds, **page.notice_kinds}), ("change", page.directions), ("modifier", page.modifiers)]
    for column, group in [*columns, ("part_role", page.part_roles), ("severity", page.severities)]:
        assert {code: WORDS.codes[column][code] for code in group} == group
