"""The rows of ledgers, each case with all rows of its notice; every format holds the same rows."""

from __future__ import annotations

import csv
import io
import json
import time
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT, run_program
from notice_parser import LedgerRow, Notice, ledger, parse_text
from notice_parser.errors import UsageError
from notice_parser.ledgers.cells import cells_of, heads_of
from notice_parser.ledgers.formats import LEDGER_FORMATS
from notice_parser.pack import built_in_pack
from notice_parser.writers.formats import find_format
from statement_cases import parse_by_frames

CASES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/cases/ledgers/notices.yaml").read_text("utf-8"))
RULES = built_in_pack().ledger
NOTICE = CASES[0]["text"]
HOSTILE = "某局关于整改情况的通报\n一、问题整改情况\n1.=1+1不规范。\n整改措施：|管道|*换*3处\x0b。\n责任单位：@局\n"


def shown(row: LedgerRow) -> dict[str, Any]:
    return {
        "begins": row.text.text[:8].strip(),
        "ends": row.text.text[-6:],
        "problem": row.problem and row.problem.text,
        "measures": [each.text for each in row.measures],
        "responsible": [each.text for each in row.responsible],
        "inferred": any(each.inferred for each in row.responsible),
        "deadline": row.deadline and row.deadline.to,
        "status": row.status and row.status.value,
        "figures": [each.text for each in row.figures],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_rows(case: dict[str, Any]) -> None:
    """What the rows make of statements that the rules alone decide, whatever the learned weights."""
    rows = [shown(row) for row in ledger(parse_by_frames(case["text"]))]
    assert len(rows) == len(case["expect"])
    for row, expected in zip(rows, case["expect"], strict=True):
        for key, value in expected.items():
            length = len(value) if key in ("begins", "ends") else None
            found = row[key] if length is None else row[key][:length] if key == "begins" else row[key][-length:]
            assert found == value, key


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_all_that_is_found_is_a_quote(case: dict[str, Any]) -> None:
    for number, row in enumerate(ledger(parse_text(case["text"])), start=1):
        assert row.number == number
        single = [row.problem, row.deadline, row.text, row.status and row.status.quote]
        for quote in [*filter(None, single), *row.measures, *row.responsible, *row.figures]:
            assert case["text"][quote.start : quote.end] == quote.text
            # A problem over several rows of a table stands in the first of them.
            assert row.text.start <= quote.start or (quote is row.problem and "\t" in row.text.text)
            assert quote.end <= row.text.end


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_rows_do_not_overlap(case: dict[str, Any]) -> None:
    rows = ledger(parse_text(case["text"]))
    assert all(one.text.end <= other.text.start for one, other in pairwise(rows))


def test_the_text_is_kept_beside_the_notice_and_is_no_part_of_it() -> None:
    notice = parse_text(NOTICE)
    stored = notice.model_dump_json()
    assert json.loads(stored)["source"]["text"] is None
    read_back = Notice.model_validate_json(stored)
    assert read_back == notice
    with pytest.raises(ValueError, match="source text"):
        ledger(read_back)


def written(name: str, text: str) -> bytes:
    rows = ledger(parse_text(text))
    return b"".join(find_format(name, LEDGER_FORMATS).load().write(iter(rows), RULES))


def cells_in(name: str, raw: bytes) -> list[list[str]]:
    """The table of a format, its head first, as lists of cells."""
    if name == "csv":
        return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    if name == "xlsx":
        import openpyxl

        sheet = openpyxl.load_workbook(io.BytesIO(raw)).active
        assert sheet is not None
        return [[str(cell) if cell is not None else "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    import docx

    return [[cell.text for cell in row.cells] for row in docx.Document(io.BytesIO(raw)).tables[0].rows]


@pytest.mark.parametrize("name", ["csv", "xlsx", "docx"])
def test_tables_hold_the_cells_of_the_rows(name: str) -> None:
    table, *rows = cells_in(name, written(name, NOTICE))
    keys = {head: key for key, head in heads_of(RULES).items()}
    expected = [
        cells_of(row, RULES, between=RULES.words["between"] if name == "csv" else "\n")
        for row in ledger(parse_text(NOTICE))
    ]
    assert [[row[keys[head]] for head in table] for row in expected] == rows
    assert {"problem", "measures", "responsible", "deadline", "status", "figures"} <= {keys[head] for head in table}


def test_json_formats_hold_the_rows() -> None:
    rows = [row.model_dump(mode="json", by_alias=True) for row in ledger(parse_text(NOTICE))]
    assert json.loads(written("json", NOTICE)) == rows
    assert [json.loads(line) for line in written("ndjson", NOTICE).splitlines()] == rows
    assert json.loads(written("json", "没有事项的文字。")) == []


def test_markdown_and_terminal_show_each_row() -> None:
    problems = [row.problem.text for row in ledger(parse_text(NOTICE)) if row.problem]
    markdown = written("markdown", NOTICE).decode("utf-8")
    assert len(markdown.splitlines()) == len(ledger(parse_text(NOTICE))) + 2
    assert all(problem in markdown for problem in problems)
    assert "│" in written("table", NOTICE).decode("utf-8")


def test_no_cell_is_a_formula_and_no_mark_breaks_a_table() -> None:
    assert any("'@局" in row for row in cells_in("csv", written("csv", HOSTILE)))
    cells = cells_in("xlsx", written("xlsx", HOSTILE))[1]
    assert any(cell.startswith("@局") for cell in cells)
    assert written("markdown", HOSTILE).decode("utf-8").splitlines()[2].count(" | ") == len(LedgerRow.model_fields) - 1
    assert "换" in str(cells_in("docx", written("docx", HOSTILE))[1])


@pytest.mark.parametrize("name", [each.name for each in LEDGER_FORMATS])
def test_the_same_notice_gives_the_same_bytes(name: str) -> None:
    first = written(name, NOTICE)
    time.sleep(0.01)
    assert first == written(name, NOTICE)
    if name == "docx":
        assert {info.date_time[0] for info in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {2000}


def test_the_ending_names_the_format(tmp_path: Path) -> None:
    (tmp_path / "notice.txt").write_text(NOTICE, "utf-8")
    for each in LEDGER_FORMATS:
        for suffix in each.suffixes:
            target = tmp_path / f"台账{suffix}"
            assert run_program("ledger", tmp_path / "notice.txt", "-o", target).returncode == 0
            assert target.read_bytes() == written(each.name, NOTICE) or each.name == "table"


def test_wrong_use_names_the_formats(tmp_path: Path) -> None:
    (tmp_path / "notice.txt").write_text(NOTICE, "utf-8")
    wrong = run_program("ledger", tmp_path / "notice.txt", "-o", tmp_path / "out.foo")
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert all(each.suffix.encode() in wrong.stderr for each in LEDGER_FORMATS)
    assert run_program("ledger", tmp_path / "notice.txt", "-f", "xlsx").returncode == 2
    with pytest.raises(UsageError, match="table, xlsx"):
        find_format("parquet", LEDGER_FORMATS)


def test_time_grows_with_the_text() -> None:
    item = (
        "1.关于管护不到位的问题\n问题1：不严。整改措施：一是清理垃圾3吨。责任单位：甲局、乙局；完成时限：2024年底前\n"
    )
    head = "某局关于整改情况的通报\n一、问题整改情况\n"

    def seconds(count: int) -> float:
        notice = parse_text(head + item * count)
        begin = time.process_time()
        assert ledger(notice)
        return time.process_time() - begin

    small = max(seconds(100), 0.01)
    assert seconds(800) < 24 * small


def test_nothing_is_said_of_what_could_not_be_read(tmp_path: Path) -> None:
    """未发现事项 is a result of reading: a folder or an empty file has none, and leaves no file."""
    (tmp_path / "empty.txt").write_text("", "utf-8")
    (tmp_path / "none.txt").write_text("关于放假的通知\n\n今天放假。\n", "utf-8")
    target = tmp_path / "out.xlsx"
    for given in (tmp_path, tmp_path / "empty.txt"):
        result = run_program("ledger", given)
        assert (result.returncode, result.stdout, result.stderr.count(b"\n")) == (1, b"", 1)
        assert run_program("ledger", given, "-o", target).returncode == 1
    assert b"notice-parse batch" in run_program("ledger", tmp_path).stderr
    assert not target.exists()
    read = run_program("ledger", tmp_path / "none.txt")
    assert (read.returncode, read.stdout.decode().strip()) == (0, RULES.in_english().words["nothing"])
