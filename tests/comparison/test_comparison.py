"""Comparisons of invented notices, each case with all that is found and what is left; every format shows them."""

from __future__ import annotations

import io
import json
import time
from html import escape
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT, run_program
from notice_parser import Notice, compare, parse_text
from notice_parser.comparison.formats import COMPARISON_FORMATS
from notice_parser.comparison.indicator import indicator
from notice_parser.comparison.model import Comparison
from notice_parser.comparison.tables import Cell, Compared, tables_of
from notice_parser.notice import as_json_number
from notice_parser.pack import built_in_pack
from notice_parser.writers.formats import find_format

CASES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/cases/comparison/pairs.yaml").read_text("utf-8"))
RULES = built_in_pack().compare
BEGINS = 12


def shown(found: Comparison) -> dict[str, Any]:
    return {
        "pairs": [
            [
                pair.indicator,
                pair.old.text,
                pair.new.text,
                None if pair.difference is None else float(pair.difference),
                None if pair.percent is None else float(pair.percent),
                pair.stated and pair.stated.text,
                pair.agrees,
                pair.doubtful,
            ]
            for pair in found.pairs
        ],
        "promises": [[each.old.text, each.new and each.new.text, each.verdict] for each in found.promises],
        "problems": [[each.problem.text, each.item and each.item.text[:BEGINS]] for each in found.problems],
        "items_without_problem": [each.text[:BEGINS] for each in found.items_without_problem],
        "only_old": [each.text for each in found.only_old],
        "only_new": [each.text for each in found.only_new],
    }


def compared(case: dict[str, Any]) -> Compared:
    old, new = parse_text(case["old"]), parse_text(case["new"])
    return Compared(old, new, compare(old, new))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_comparison(case: dict[str, Any]) -> None:
    found = shown(compared(case).comparison)
    for key, value in found.items():
        assert value == case[key], key


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_all_that_is_found_is_a_quote_of_its_notice(case: dict[str, Any]) -> None:
    found = compared(case).comparison
    old = [
        *found.only_old,
        *(each.old for each in (*found.pairs, *found.promises)),
        *(p.problem for p in found.problems),
    ]
    new = [*found.only_new, *(each.new for each in (*found.pairs, *found.promises)), *(p.stated for p in found.pairs)]
    new += [*found.items_without_problem, *(item for each in found.problems for item in each.items)]
    for text, quotes in ((case["old"], old), (case["new"], new)):
        for quote in filter(None, quotes):
            assert text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_each_figure_is_in_one_list(case: dict[str, Any]) -> None:
    found = compared(case).comparison
    old = [*(pair.old.id for pair in found.pairs), *(each.id for each in found.only_old)]
    new = [*(pair.new.id for pair in found.pairs), *(each.id for each in found.only_new)]
    assert len(set(old)) == len(old)
    assert len(set(new)) == len(new)


def test_a_notice_beside_itself_changes_nothing() -> None:
    notice = parse_text(CASES[0]["old"])
    found = compare(notice, notice)
    assert len(found.pairs) > 10
    assert all(pair.old == pair.new and pair.difference == 0 and not pair.doubtful for pair in found.pairs)
    assert found.only_old == found.only_new == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("新建学校3所。", ["新建学校"]),
        ("受理诉求90件，办结率98%。", ["受理诉求", "诉求办结率"]),
        ("地区生产总值95亿元，增长5%。", ["地区生产总值", "地区生产总值"]),
    ],
)
def test_indicator(sentence: str, names: list[str]) -> None:
    quantities = parse_text(f"关于有关情况的报告\n{sentence}").quantities
    assert [indicator(one, {each.id: each for each in quantities}) for one in quantities] == names


def test_a_notice_without_its_text_is_refused() -> None:
    old = parse_text(CASES[0]["old"])
    with pytest.raises(ValueError, match="source text"):
        compare(old, Notice.model_validate_json(old.model_dump_json()))


def written(name: str, case: dict[str, Any]) -> bytes:
    return b"".join(find_format(name, COMPARISON_FORMATS).load().write(compared(case), RULES))


def shown_in_a_cell(cell: Cell) -> str | int | float:
    return cell.words if cell.number is None else as_json_number(cell.number)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_every_format_shows_every_cell(case: dict[str, Any]) -> None:
    import openpyxl

    tables = tables_of(compared(case), RULES)
    assert json.loads(written("json", case)) == json.loads(compared(case).comparison.model_dump_json())
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", case)))
    for table in tables:
        sheet = [
            ["" if cell is None else cell for cell in row] for row in book[table.title].iter_rows(values_only=True)
        ]
        assert sheet == [
            table.heads,
            *(
                [cell.words if cell.number is None else as_json_number(cell.number) for cell in row]
                for row in table.rows
            ),
        ]
    page, markdown = written("html", case).decode("utf-8"), written("markdown", case).decode("utf-8")
    for table in tables:
        assert f'id="{table.key}"' in page
        assert f"## {table.title}" in markdown
        assert all(escape(cell.words) in page for row in table.rows for cell in row)
    assert "http" not in page


def test_a_cell_of_the_page_leads_to_its_quote() -> None:
    page = written("html", CASES[0]).decode("utf-8")
    assert "地区生产总值完成<mark>412.5亿元</mark>，同比增长" in page


def test_what_is_open_stands_first() -> None:
    tables = tables_of(compared(CASES[1]), RULES)
    assert [table.key for table in tables][:3] == ["unanswered", "items_without_problem", "problems"]


def test_the_ending_names_the_format(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text(CASES[2]["old"], "utf-8")
    (tmp_path / "new.txt").write_text(CASES[2]["new"], "utf-8")
    for each in COMPARISON_FORMATS:
        target = tmp_path / f"对比{each.suffix}"
        assert run_program("compare", tmp_path / "old.txt", tmp_path / "new.txt", "-o", target).returncode == 0
        assert target.read_bytes() == written(each.name, CASES[2]) or each.name in ("table", "html")
    wrong = run_program("compare", tmp_path / "old.txt", tmp_path / "new.txt", "-o", tmp_path / "out.csv")
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert run_program("compare", tmp_path / "old.txt").returncode == 2


def test_time_grows_with_the_text() -> None:
    sentence = "（{n}）新建学校{n}所，改造管网{n}公里，受理诉求{n}件，办结率9{n}%。\n"
    head = "某县2024年工作报告\n一、工作回顾\n"

    def seconds(count: int) -> float:
        notice = parse_text(head + "".join(sentence.format(n=1 + n % 9) for n in range(count)))
        begin = time.process_time()
        assert compare(notice, notice).pairs
        return time.process_time() - begin

    small = max(seconds(100), 0.02)
    assert seconds(800) < 24 * small
