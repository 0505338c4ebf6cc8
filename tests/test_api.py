"""What Python programs call, beside parse_text and parse_file of a path: bytes, many files, checks, rows, own rules."""

from __future__ import annotations

import logging
import pickle
import zipfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import notice_parser
from conftest import ROOT, SAMPLES
from notice_parser.errors import NoticeError, PackError, UnreadableInput, UsageError
from notice_parser.writers.tables import TABLES

TEXT = "关于检查的通报\n一、情况\n2024年，受理5件，办结3件。\n三、下一步\n拨付1.5万元。\n"
OWN = """units:
  - id: carts
    kind: item
    numerals: compound
    words: 板车
    match: [{text: 清运垃圾30板车。, quantity: 30板车, kind: item}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in" / "乡镇").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text(TEXT, "gb18030")
    (tmp_path / "in" / "b.txt").write_bytes(b"\0\1\2")
    with zipfile.ZipFile(tmp_path / "in" / "乡镇" / "c.zip", "w") as archive:
        archive.writestr("一.txt", TEXT)
        archive.writestr("二.txt", "")
    return tmp_path / "in"


def test_every_public_name_exists() -> None:
    for name in notice_parser.__all__:
        assert getattr(notice_parser, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'parse_folder'"):
        notice_parser.__getattr__("parse_folder")


def test_bytes_are_read_as_a_file_is(folder: Path) -> None:
    path = folder / "a.txt"
    by_file, by_bytes = notice_parser.parse_file(path), notice_parser.parse_bytes(path.read_bytes(), name=str(path))
    assert by_bytes == by_file
    assert by_file.source.encoding == "gb18030"
    with pytest.raises(UnreadableInput, match=r"^letter: is empty"):
        notice_parser.parse_bytes(b"", name="letter")


def test_many_files_give_an_outcome_each(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    seen: list[tuple[int, int]] = []
    with caplog.at_level(logging.INFO, logger="notice_parser"):
        outcomes = list(notice_parser.parse_files(folder, progress=lambda *steps: seen.append(steps)))
    names = [Path(outcome.path).name for outcome in outcomes]
    assert names == ["a.txt", "b.txt", "一.txt", "二.txt"]
    assert [outcome.notice is None for outcome in outcomes] == [False, True, False, True]
    assert [outcome.error is None for outcome in outcomes] == [True, False, True, False]
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert [record.levelname for record in caplog.records] == ["INFO", "WARNING", "INFO", "WARNING"]
    assert "3 quantities" in caplog.messages[0]


def test_patterns_and_single_paths_name_files(folder: Path) -> None:
    for given in (str(folder / "*.txt"), [folder / "a.txt", folder / "b.txt"]):
        assert len(list(notice_parser.parse_files(given))) == 2


def test_errors_come_back_from_a_pool_of_processes(folder: Path) -> None:
    with ProcessPoolExecutor(1) as pool:
        good, bad = pool.submit(parsed, folder / "a.txt"), pool.submit(parsed, folder / "b.txt")
        assert good.result() == 3
        with pytest.raises(NoticeError, match=r"b\.txt"):
            bad.result()


def parsed(path: Path) -> int:
    return len(notice_parser.parse_file(path).quantities)


def test_a_notice_survives_pickle() -> None:
    notice = notice_parser.parse_text(TEXT)
    assert pickle.loads(pickle.dumps(notice)) == notice


def test_a_datetime_is_the_day_that_it_is_on() -> None:
    noon, day = datetime(2024, 5, 6, 12), date(2024, 5, 6)
    assert notice_parser.parse_text(TEXT, issued_on=noon) == notice_parser.parse_text(TEXT, issued_on=day)
    assert notice_parser.parse_file(SAMPLES[0], issued_on=noon) == notice_parser.parse_file(SAMPLES[0], issued_on=day)


def test_checks_are_chosen_as_on_the_command_line() -> None:
    notice = notice_parser.parse_text(TEXT)
    codes = [one.code for one in notice_parser.check(notice, level="info")]
    assert codes == [one.code for one in notice.findings]
    assert "numbering_gap" in codes
    assert [one.code for one in notice_parser.check(notice, select=["numbering_gap"])] == ["numbering_gap"]
    assert "numbering_gap" not in [one.code for one in notice_parser.check(notice, ignore=["numbering_gap"])]
    assert all(one.severity == "error" for one in notice_parser.check(notice, level="error"))
    (english,) = notice_parser.check(notice, select=["numbering_gap"], messages="en")
    assert english.message.isascii() or "一" in english.message
    assert english.message != notice_parser.check(notice, select=["numbering_gap"])[0].message


@pytest.mark.parametrize(
    "call",
    [
        lambda notice: notice_parser.check(notice, select=["no_such_check"]),
        lambda notice: notice_parser.check(notice, level="grave"),
        lambda notice: list(notice_parser.rows(notice, "figures")),
        lambda notice: notice_parser.ledger(notice, rules="no such folder"),
    ],
)
def test_wrong_use_is_one_error(call: Callable[[Any], object]) -> None:
    with pytest.raises(UsageError):
        call(notice_parser.parse_text(TEXT))


def test_rows_are_those_of_the_tables() -> None:
    notice = notice_parser.parse_file(ROOT / "samples" / "rectification-county.txt")
    assert notice.source.text is None
    for table, row in TABLES.items():
        found = list(notice_parser.rows(notice, table))
        assert found or table in ("findings", "contacts")
        assert all(list(each) == list(row.model_fields) for each in found)
    first = next(notice_parser.rows(notice))
    assert (first["id"], first["value"]) == ("q1", notice.quantities[0].value)
    assert isinstance(first["value"], Decimal)
    stored = type(notice).model_validate_json(notice.model_dump_json())
    with pytest.raises(ValueError, match="holds no source text"):
        next(notice_parser.rows(stored))


def test_own_rules_from_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "units.yaml").write_text(OWN, "utf-8")
    (tmp_path / "notice.txt").write_text("一、情况\n清运垃圾30板车。\n", "utf-8")
    text = (tmp_path / "notice.txt").read_text("utf-8")
    monkeypatch.setenv("NOTICE_PARSE_RULES", str(tmp_path / "own"))
    assert notice_parser.parse_text(text).quantities == []
    own = tmp_path / "own"
    for notice in (
        notice_parser.parse_text(text, rules=own),
        notice_parser.parse_file(tmp_path / "notice.txt", rules=[own]),
        next(notice_parser.parse_files(tmp_path / "notice.txt", rules=str(own))).notice,
    ):
        assert notice is not None
        assert [one.text for one in notice.quantities] == ["30板车"]
    (tmp_path / "wrong").mkdir()
    (tmp_path / "wrong" / "units.yaml").write_text("units: 3\n", "utf-8")
    with pytest.raises(PackError, match=r"units\.yaml:1"):
        notice_parser.parse_text(text, rules=tmp_path / "wrong")
