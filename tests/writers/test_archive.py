"""The page of an archive: one table, one search and series over many notices; an index over a folder of pages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, run_program
from notice_parser import parse_text
from notice_parser.pack.archive import load_archive_words
from notice_parser.writers.archive.assemble import archive_text
from notice_parser.writers.archive.data import Entry

DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)
NOTICES = {
    "a.txt": "某县税务局2023年工作总结\n一、情况\n2023年，全县培训干部30人，办理退税5万元。\n",
    "b.txt": "某县税务局2024年工作总结\n一、情况\n全县培训干部41人，</script><b>𠮷</b>办理退税7万元。\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in" / "sub").mkdir(parents=True)
    for name, text in NOTICES.items():
        (tmp_path / "in" / ("sub" if name == "b.txt" else "") / name).write_text(text, "utf-8")
    return tmp_path


def data_of(page: str) -> dict[str, Any]:
    (found,) = DATA.findall(page)
    data: dict[str, Any] = json.loads(found)
    return data


def test_a_folder_is_one_page(folder: Path) -> None:
    result = run_program("view", "in", "-o", "archive.html", cwd=folder)
    assert (result.returncode, result.stderr) == (0, b"")
    data = data_of((folder / "archive.html").read_text("utf-8"))
    assert [notice["path"] for notice in data["notices"]] == ["in/a.txt", "in/sub/b.txt"]
    assert [notice["text"] for notice in data["notices"]] == list(NOTICES.values())
    assert [row[8] for row in data["rows"]] == ["30人", "5万元", "41人", "7万元"]
    again = run_program("view", "in", cwd=folder)
    assert (again.returncode, b"in.view.html" in again.stderr) == (0, True)
    assert data_of((folder / "in.view.html").read_text("utf-8")) == data


def test_one_file_is_a_page_beside_it_that_a_folder_does_not_yield(folder: Path) -> None:
    result = run_program("view", "in/a.txt", cwd=folder)
    assert (result.returncode, result.stdout) == (0, b"")
    assert "30人" in (folder / "in" / "a.txt.view.html").read_text("utf-8")
    assert run_program("view", "in", "-o", "in/all.html", cwd=folder).returncode == 0
    assert run_program("view", "in", "-o", "in/all.html", cwd=folder).returncode == 0
    assert len(data_of((folder / "in" / "all.html").read_text("utf-8"))["notices"]) == len(NOTICES)


def test_several_files_are_one_page_and_no_input_is_overwritten(folder: Path) -> None:
    assert run_program("view", "in/a.txt", "in/sub/b.txt", "-o", "two.html", cwd=folder).returncode == 0
    assert len(data_of((folder / "two.html").read_text("utf-8"))["notices"]) == len(NOTICES)
    for name in ("in/a.txt", "in/page.html"):
        (folder / "in" / "page.html").write_text("<p>关于检查的通报</p><p>立案3件。</p>", "utf-8")
        before = (folder / name).read_bytes()
        assert run_program("view", "in", "-o", name, cwd=folder).returncode == 2
        assert (folder / name).read_bytes() == before


def test_offsets_are_those_that_scripts_count(folder: Path) -> None:
    entry = Entry(parse_text(NOTICES["b.txt"]))
    data = data_of(archive_text([entry]))
    units = NOTICES["b.txt"].encode("utf-16-le")
    for row in data["rows"]:
        assert units[2 * row[2] : 2 * row[3]].decode("utf-16-le") == row[8]


def test_a_figure_without_a_period_is_dated_by_its_notice(folder: Path) -> None:
    rows = [data_of(archive_text([Entry(parse_text(text))]))["rows"][0] for text in NOTICES.values()]
    assert [(row[14], row[15]) for row in rows] == [("2023-12-31", 0), ("2024-12-31", 1)]


def test_the_words_of_the_page_are_there_in_both_languages() -> None:
    scripts = "".join(path.read_text("utf-8") for path in (ROOT / "src/notice_parser/writers/archive").glob("*.js"))
    body = (ROOT / "src/notice_parser/writers/archive/archive.html").read_text("utf-8")
    used = set(re.findall(r"words\.(\w+)", scripts)) | set(re.findall(r"\{\{(\w+)\}\}", body))
    for language in ("zh", "en"):
        words = load_archive_words(language)
        assert used - {"kinds", "statuses", "columns"} <= set(words.words)
        assert set(re.findall(r'\["(\w+)", \(row', scripts)) <= set(words.columns)
    assert "Search all notices" in archive_text([], language="en")


def test_a_batch_of_pages_has_an_index(folder: Path) -> None:
    arguments = ["batch", "in", "-o", "out", "-f", "html", "-j", "1"]
    assert run_program(*arguments, cwd=folder).returncode == 0
    index = folder / "out" / "index.html"
    data = data_of(index.read_text("utf-8"))
    assert [notice["href"] for notice in data["notices"]] == ["a.txt.html", "sub/b.txt.html"]
    assert all((folder / "out" / notice["href"]).is_file() for notice in data["notices"])
    (folder / "in" / "a.txt").unlink()
    assert b"1 unchanged" in run_program(*arguments, cwd=folder).stderr
    assert [notice["href"] for notice in data_of(index.read_text("utf-8"))["notices"]] == ["sub/b.txt.html"]


def test_a_page_whose_part_is_gone_is_made_again(folder: Path) -> None:
    arguments = ["batch", "in", "-o", "out", "-f", "html", "-j", "1"]
    run_program(*arguments, cwd=folder)
    (folder / "out" / "index.parts" / "a.txt.html.json").unlink()
    assert b"1 done, 0 failed, 1 unchanged" in run_program(*arguments, cwd=folder).stderr
    assert len(data_of((folder / "out" / "index.html").read_text("utf-8"))["notices"]) == len(NOTICES)
