"""The tables say what the JSON says: the same rows, the same words, numbers exact to the last decimal."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from conftest import SAMPLES, run_program
from notice_parser import parse_text
from notice_parser.messages import install_command
from notice_parser.notice import Notice
from notice_parser.pack.labels import load_label_words
from notice_parser.writers import write, write_all
from notice_parser.writers.csv import FORMULA_STARTS
from notice_parser.writers.labels import unlabelled
from notice_parser.writers.rows import quantity_rows
from notice_parser.writers.tables import QuantityRow

NUMBERS = ("value", "value_max", "base_value", "base_value_max")
QUOTES = ("measured", "action", "actor", "scope")
BOOLEANS = ("period_inherited",)
DATES = ("issued_on", "period_from", "period_to")
HOSTILE = """=cmd|'/c calc'!A1关于检查的通报

一、@SUM(A1)的情况
2024年，=1+1，全县共受理“-1+1”举报0.1万件、74.60亿元，增长12.345678%。
二、+经费<script>alert(1)</script>
全年安排12345678.91元。
"""
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All samples and a hostile notice in one file of each kind, as the program writes them."""
    folder = tmp_path_factory.mktemp("tables")
    (folder / "=hostile.txt").write_text(HOSTILE, "utf-8")
    names = ["ndjson", "csv", "sqlite", "xlsx", *(["parquet"] if has("pyarrow") else [])]
    for name in names:
        result = run_program(*SAMPLES, "=hostile.txt", "-f", name, "-o", f"all.{name}", cwd=folder)
        assert (result.returncode, result.stderr) == (0, b"")
    return folder


def has(package: str) -> bool:
    from importlib.util import find_spec

    return find_spec(package) is not None


@pytest.fixture(scope="module")
def expected(folder: Path) -> Rows:
    """What the JSON says of each figure, numbers as written there."""
    lines = (folder / "all.ndjson").read_text("utf-8").splitlines()
    return [expected_row(notice, one) for notice in map(read_json, lines) for one in notice["quantities"]]


def read_json(line: str) -> dict[str, Any]:
    notice: dict[str, Any] = json.loads(line, parse_float=Decimal, parse_int=Decimal)
    return notice


def expected_row(notice: dict[str, Any], one: dict[str, Any]) -> dict[str, Any]:
    period, change = one["period"] or {}, one["change"] or {}
    return {
        "key": key(notice, one),
        "id": one["id"],
        "notice": "n" + notice["source"]["sha256"][:16],
        "path": notice["source"]["path"],
        "issued_on": (notice["issued_on"] or {}).get("date"),
        "section": one["section"] and "s" + one["section"],
        **{
            name: one[name]
            for name in (
                "text",
                "start",
                "end",
                "unit",
                "base_unit",
                "kind",
                "modifier",
                "status",
                "part_role",
                "per",
                "part",
                "rule",
                *NUMBERS,
            )
        },
        **{name: (one[name] or {}).get("text") for name in QUOTES},
        "period_from": period.get("from"),
        "period_to": period.get("to"),
        "period": period.get("text"),
        "period_granularity": period.get("granularity"),
        "period_shape": period.get("shape"),
        "period_inherited": period.get("inherited"),
        "ratio": "∶".join(f"{n:f}" for n in one["ratio"]) if one["ratio"] else None,
        "change_from": (change.get("from") or {}).get("text"),
        "change_text": (change.get("quote") or {}).get("text"),
        "indicator": one["indicator"] and one["indicator"]["text"],
        "doubts": " ".join(one["doubts"]) or None,
        "alternatives": "；".join(map(other_reading, one["alternatives"])) or None,
        "change": change.get("direction"),
        "basis": change.get("basis"),
        "part_of": one["part_of"],
        "part_of_key": key(notice, next(q for q in notice["quantities"] if q["id"] == one["part_of"]))
        if one["part_of"]
        else None,
    }


def other_reading(one: dict[str, Any]) -> str:
    return "".join(one["quote"]["text"].split("\n")) if one["quote"] else one["value"] or "—"


def key(notice: dict[str, Any], one: dict[str, Any]) -> str:
    return "k" + hashlib.sha256(f"{notice['source']['sha256']},{one['start']},{one['end']}".encode()).hexdigest()[:16]


def assert_same(rows: Rows, expected: Rows) -> None:
    assert len(rows) == len(expected) > 100
    for row, wanted in zip(rows, expected, strict=True):
        assert list(row) == list(QuantityRow.model_fields)
        assert {name: row[name] for name in wanted} == wanted
        assert row["text"] in row["sentence"] or "\n" in row["text"]


def as_said(name: str, value: object) -> object:
    """A value of a file as the JSON has it: numbers as the shortest decimal, days as ISO."""
    if value is None:
        return None
    if name in (*NUMBERS, "start", "end"):
        return Decimal(repr(value)) if isinstance(value, float) else Decimal(str(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if name in BOOLEANS and not isinstance(value, bool):
        return value in (1, "true")
    return value.isoformat() if isinstance(value, date) else value


def test_csv(folder: Path, expected: Rows) -> None:
    raw = (folder / "all.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfkey,id,notice,path,")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    cells = [cell for row in rows for name, cell in row.items() if name not in NUMBERS]
    assert not any(cell.startswith(FORMULA_STARTS) for cell in cells)
    assert any(cell.startswith("'=") for cell in cells)
    assert_same([{name: from_cell(name, cell) for name, cell in row.items()} for row in rows], expected)


def from_cell(name: str, cell: str) -> object:
    if cell == "":
        return None
    return as_said(name, cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell)


def test_xlsx_read_back_by_openpyxl(folder: Path, expected: Rows) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    book = openpyxl.load_workbook(folder / "all.xlsx")
    assert book.sheetnames == ["通报", "数据", "章节", "日期", "引用", "问题"]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
        assert sheet.print_title_rows == "$1:$1"
        assert not any(cell.data_type == "f" or cell.hyperlink for row in sheet for cell in row)
    head, *lines = book["数据"].iter_rows(values_only=True)
    rows = [unlabelled(dict(zip(head, line, strict=True))) for line in lines]
    assert set(rows[0]) == set(QuantityRow.model_fields)
    assert_same([{n: as_said(n, row[n]) for n in QuantityRow.model_fields} for row in rows], expected)
    assert [load_label_words().heads[name] for name in ("key", "part_of", "rule")] == [
        each for each in head[-10:] if each in ("标识", "所属数据", "规则")
    ]
    index = head.index("时期起") + 1
    days = [cell for (cell,) in book["数据"].iter_rows(min_row=2, min_col=index, max_col=index) if cell.value]
    assert {(type(cell.value), cell.number_format) for cell in days} == {(datetime, "yyyy-mm-dd")}


def test_parquet_read_by_duckdb(folder: Path, expected: Rows) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    found = duckdb.sql(f"SELECT * FROM '{folder / 'all.parquet'}'")
    types = dict(zip(found.columns, map(str, found.types), strict=True))
    assert {types[name] for name in NUMBERS} == {"DOUBLE"}
    assert {types[name] for name in DATES} == {"DATE"}
    rows = [{n: as_said(n, v) for n, v in zip(found.columns, row, strict=True)} for row in found.fetchall()]
    assert_same(rows, expected)


def test_ndjson_read_by_duckdb(folder: Path, expected: Rows) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    query = f"SELECT unnest(quantities) AS q FROM read_ndjson('{folder / 'all.ndjson'}', sample_size = -1)"
    found = duckdb.sql(f"SELECT {', '.join(f'q.{name}' for name in ('text', 'start', *NUMBERS))} FROM ({query})")
    rows = [{n: as_said(n, v) for n, v in zip(found.columns, row, strict=True)} for row in found.fetchall()]
    assert rows == [{name: wanted[name] for name in found.columns} for wanted in expected]


def test_sqlite_read_by_its_shell(folder: Path, expected: Rows) -> None:
    if shutil.which("sqlite3") is None:
        pytest.skip("the shell of SQLite is not installed")
    columns = ", ".join(f'"{name}"' for name in QuantityRow.model_fields)
    query = f"PRAGMA integrity_check; PRAGMA foreign_key_check; SELECT {columns} FROM quantities ORDER BY rowid"
    command = ["sqlite3", "-json", str(folder / "all.sqlite"), query]
    printed = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    checked, _, rows = printed.partition("\n")
    assert json.loads(checked) == [{"integrity_check": "ok"}]
    # The shell prints doubles with more digits than tell them apart: it is the same double that counts.
    assert_same([{n: as_said(n, v) for n, v in row.items()} for row in json.loads(rows)], expected)


def test_the_same_notice_twice_is_two_notices(folder: Path) -> None:
    import sqlite3

    run_program(SAMPLES[0], SAMPLES[0], "-f", "sqlite", "-o", "twice.sqlite", cwd=folder)
    with sqlite3.connect(folder / "twice.sqlite") as base:
        counts = [n for (n,) in base.execute("SELECT count(*) FROM quantities GROUP BY notice_id")]
        (plan,) = base.execute("EXPLAIN QUERY PLAN SELECT * FROM quantities WHERE key = 'x'")
    assert len(counts) == 2
    assert counts[0] == counts[1]
    assert "USING INDEX quantities_key" in plan[3]


def test_the_path_of_a_section_and_the_sentence() -> None:
    text = (
        "关于检查的通报\n一、情况\n（一）办理\n1、全县受理举报5件（其中匿名2件）。一是立案3件；二是结案2件。\n"
        "二、下一步\n全年培训30人。\n"
    )
    rows = {row.text: row for row in quantity_rows(notice_with_text(text))}
    assert rows["5件"].section_path == "一>（一）>1"
    assert rows["2件"].sentence.endswith("2件。") or "结案" in rows["2件"].sentence
    assert rows["30人"].section_path == "二"
    assert (rows["30人"].heading, rows["30人"].sentence) == ("下一步", "全年培训30人。")


def test_keys_hold_when_ids_shift() -> None:
    text = "关于检查的通报\n一、情况\n全县受理举报5件，立案3件。\n"
    notice = notice_with_text(text)
    later = notice.model_copy(update={"quantities": notice.quantities[1:]})
    assert next(quantity_rows(later)).key == list(quantity_rows(notice))[1].key


def notice_with_text(text: str) -> Notice:
    notice = parse_text(text)
    return notice.model_copy(update={"source": notice.source.model_copy(update={"text": text})})


@pytest.mark.parametrize("name", ["csv", "xlsx", "parquet", "sqlite", "markdown", "html", "text", "json", "ndjson"])
def test_the_same_notice_gives_the_same_bytes(name: str) -> None:
    pytest.importorskip({"parquet": "pyarrow"}.get(name, "json"))
    notice = notice_with_text(HOSTILE)
    assert write(notice, name) == write(notice, name)
    assert b"".join(write_all(iter([]), name)) == b""


@pytest.mark.parametrize("name", ["xlsx", "parquet", "sqlite"])
def test_a_file_of_its_own_needs_a_name(name: str) -> None:
    result = run_program(SAMPLES[0], "-f", name)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode() == f"notice-parse: -f {name}: needs a file: give -o NAME.{name}\n"


@pytest.mark.parametrize(("name", "package"), [("parquet", "pyarrow")])
def test_a_missing_extra_is_one_line_that_says_what_to_install(name: str, package: str, tmp_path: Path) -> None:
    (tmp_path / "blocked.py").write_text(
        f"import sys; sys.modules[{package!r}] = None\nfrom notice_parser.cli import run\nsys.exit(run(sys.argv[1:]))\n"
    )
    command = [sys.executable, str(tmp_path / "blocked.py"), str(SAMPLES[0]), "-f", name, "-o", str(tmp_path / "out")]
    result = subprocess.run(command, capture_output=True, text=True)
    assert (result.returncode, result.stdout) == (2, "")
    said = f"notice-parse: -f {name}: needs {package}, which is not installed; {install_command(name)}\n"
    assert result.stderr == said
    assert not (tmp_path / "out").exists()


def test_an_unknown_format_is_wrong_use() -> None:
    result = run_program(SAMPLES[0], "-f", "docx")
    assert result.returncode == 2
    assert b"-f: unknown format docx; choose from json, ndjson, csv" in result.stderr


def test_a_text_too_long_for_a_cell_is_cut_in_the_units_that_excel_counts() -> None:
    from notice_parser.writers.xlsx import CUT, LONGEST_CELL, fitting

    assert fitting("中" * LONGEST_CELL) == "中" * LONGEST_CELL
    assert fitting("中" * (LONGEST_CELL + 1)) == "中" * (LONGEST_CELL - 1) + CUT
    cut = fitting("𠮷" * LONGEST_CELL)
    assert len(cut.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert cut.strip("𠮷") == CUT


def test_a_row_of_a_long_sentence_holds_the_clause_around_its_quantity() -> None:
    payments = "，".join(f"付{number % 97 + 1}元" for number in range(400))
    text = f"关于拨付的通报\n一、情况\n全年拨付{payments}。\n二、其他\n全年培训30人。\n"
    rows = list(quantity_rows(notice_with_text(text)))
    assert rows[5].sentence == "…付6元…"
    assert rows[-1].sentence == "全年培训30人。"
    assert len(rows[5].heading or "") <= 40
    written = write(notice_with_text(text), "csv")
    assert len(written) <= 40 * len(text.encode("utf-8"))


def test_a_clause_without_commas_is_cut_to_200_characters() -> None:
    text = f"关于检查的通报\n一、情况\n{'甲' * 300}立案3件{'乙' * 300}。\n"
    (row,) = quantity_rows(notice_with_text(text))
    assert "立案3件" in row.sentence
    assert len(row.sentence) <= 200
    assert row.sentence[0] == row.sentence[-1] == "…"


def test_no_id_reads_as_a_number(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    points = "\n".join(f"{number}. 立案{number}件。" for number in range(1, 12))
    (tmp_path / "a.txt").write_text(f"关于检查的通报\n一、情况\n{points}\n", "utf-8")
    run_program("a.txt", "-o", "a.csv", cwd=tmp_path)
    table = pandas.read_csv(tmp_path / "a.csv")
    assert "s1.10" in set(table["section"])
    assert "s1.1" in set(table["section"])
    for name in ("key", "id", "notice", "section"):
        assert not pandas.to_numeric(table[name], errors="coerce").notna().any()


def test_rows_join_by_path_and_id_where_a_file_occurs_three_times(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("关于检查的通报\n一、情况\n受理举报5件，其中匿名2件。\n", "utf-8")
    run_program("a.txt", "b.txt", "c.txt", "-o", "all.csv", cwd=tmp_path)
    query = (
        f"WITH t AS (SELECT * FROM '{tmp_path / 'all.csv'}') SELECT one.path, one.text, whole.text FROM t AS one "
        "JOIN t AS whole ON one.part_of = whole.id AND one.path = whole.path ORDER BY 1"
    )
    assert duckdb.sql(query).fetchall() == [(f"{name}.txt", "2件", "5件") for name in "abc"]


def test_numbers_that_a_cell_cannot_hold_are_text(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    (tmp_path / "a.txt").write_text("关于检查的通报\n一、情况\n支出1234567890123456.78元，收入74.60亿元。\n", "utf-8")
    run_program("a.txt", "-o", "a.xlsx", cwd=tmp_path)
    head, *rows = openpyxl.load_workbook(tmp_path / "a.xlsx")["数据"].iter_rows(values_only=True)
    values = [row[head.index("折算数值")] for row in rows]
    assert values == ["1234567890123456.78", 7460000000]


@pytest.mark.parametrize(("name", "begins"), [("a.json", b"{"), ("a.csv", b"\xef\xbb\xbfkey"), ("a.xlsx", b"PK")])
def test_the_ending_of_the_output_decides_the_format(name: str, begins: bytes, tmp_path: Path) -> None:
    assert run_program(SAMPLES[0], "-o", name, cwd=tmp_path).returncode == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_an_ending_that_means_nothing_is_wrong_use(tmp_path: Path) -> None:
    result = run_program(SAMPLES[0], "-o", "a.xls", cwd=tmp_path)
    assert (result.returncode, b".xlsx" in result.stderr, b".json" in result.stderr) == (2, True, True)
    assert not (tmp_path / "a.xls").exists()
    assert run_program(SAMPLES[0], "-o", "a.xls", "-f", "csv", cwd=tmp_path).returncode == 0
    assert run_program(SAMPLES[0], "-o", "plain", cwd=tmp_path).returncode == 0
