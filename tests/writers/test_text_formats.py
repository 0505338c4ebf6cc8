"""JSON of several notices, Markdown, plain text."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from conftest import SAMPLES, each_sample, run_program
from notice_parser import parse_file
from notice_parser.writers import write
from notice_parser.writers.one_line import on_one_line
from notice_parser.writers.walk import walk


def test_json_of_several_is_an_array_and_of_one_an_object() -> None:
    one = json.loads(run_program(SAMPLES[0], "-f", "json").stdout)
    several = json.loads(run_program(*SAMPLES[:3], "-f", "json").stdout)
    assert several[0] == one
    assert [notice["source"]["path"] for notice in several] == [str(path) for path in SAMPLES[:3]]


def test_ndjson_of_one_is_a_line() -> None:
    assert run_program(SAMPLES[0], "-f", "ndjson").stdout.count(b"\n") == 1


def test_a_failed_input_does_not_hold_up_a_table(tmp_path: Path) -> None:
    result = run_program("missing.txt", SAMPLES[0], "-f", "csv", cwd=tmp_path)
    assert result.returncode == 1
    assert result.stdout.startswith(b"\xef\xbb\xbfkey,")
    assert len(result.stderr.splitlines()) == 1
    assert run_program("missing.txt", "-f", "csv", cwd=tmp_path).stdout == b""


@each_sample()
def test_markdown_has_a_heading_for_each_section_and_the_text_as_it_stands(sample: Path) -> None:
    notice = parse_file(str(sample))
    written = write(notice, "markdown").decode("utf-8")
    headings = re.findall(r"^(#{1,6}) (.*)$", written, re.MULTILINE)
    paths = list(walk(notice.sections))
    has_title = notice.title is not None
    assert [len(signs) for signs, _ in headings[has_title:]] == [min(6, len(path) + has_title) for path in paths]
    for path, (_, said) in zip(paths, headings[has_title:], strict=True):
        assert said.startswith(path[-1].marker.text)
        assert not path[-1].heading or said.endswith(on_one_line(path[-1].heading.text))
        assert not path[-1].body or path[-1].body.text in written
    for edge in (notice.head, notice.preamble, notice.closing):
        assert edge is None or edge.text in written


@each_sample()
def test_text_is_plain_and_tells_each_figure(sample: Path) -> None:
    notice = parse_file(str(sample))
    written = write(notice, "text").decode("utf-8")
    assert "\x1b" not in written
    for finding in notice.findings:
        assert f"[{finding.code}]" in written
    shown = re.findall(r"── (q\d+) ", written)
    assert shown == [one.id for one in notice.quantities if one.id in shown]
    assert set(shown) >= {one.id for one in notice.quantities if one.section}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("关于印发\n　　通知", "关于印发通知"),
        ("a\r\n b", "a b"),
        ("a\n甲", "a甲"),
        (" 甲\t乙 ", "甲 乙"),
        ("甲 \n\n 乙", "甲乙"),
    ],
)
def test_words_over_lines_come_on_one(text: str, line: str) -> None:
    assert on_one_line(text) == line


def test_view_is_html(tmp_path: Path) -> None:
    result = run_program("view", SAMPLES[0], "-o", "page.html", cwd=tmp_path)
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")
    assert (tmp_path / "page.html").read_bytes() == run_program(SAMPLES[0], "-f", "html").stdout
    assert run_program("view", "missing.txt", "-o", "none.html", cwd=tmp_path).returncode == 1
    assert not (tmp_path / "none.html").exists()


def test_view_writes_beside_its_file_and_says_so(tmp_path: Path) -> None:
    one, other = tmp_path / "通报.txt", tmp_path / "b.txt"
    one.write_bytes(SAMPLES[0].read_bytes())
    other.write_bytes(SAMPLES[1].read_bytes())
    result = run_program("view", one)
    page = tmp_path / "通报.txt.view.html"
    assert (result.returncode, result.stdout) == (0, b"")
    assert result.stderr.decode().startswith(f"notice-parse: {page}: ")
    assert page.read_bytes() == run_program(one, "-f", "html").stdout
    assert run_program("view", one, other, "-q").stderr == b""
    assert all(title_in(path) in page.read_text("utf-8") for path in (one, other))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["通报.txt", "b.txt", page.name])


def test_view_goes_on_after_a_file_that_fails(tmp_path: Path) -> None:
    result = run_program("view", tmp_path / "missing.txt", SAMPLES[0], "-o", "page.html", cwd=tmp_path)
    assert result.returncode == 1
    assert b"missing.txt: " in result.stderr
    assert title_in(SAMPLES[0]) in (tmp_path / "page.html").read_text("utf-8")


def title_in(path: Path) -> str:
    """The last line of the title of the notice in a file."""
    title = parse_file(str(path)).title
    assert title
    return title.text.split()[-1]


def test_view_never_overwrites_an_input(tmp_path: Path) -> None:
    one, page = tmp_path / "a.txt", tmp_path / "a.txt.view.html"
    for path in (one, page):
        path.write_bytes(SAMPLES[0].read_bytes())
    for arguments in ((one, page), (one, "-o", one), (one, page, "-o", page)):
        assert run_program("view", *arguments).returncode == 2
    assert one.read_bytes() == page.read_bytes() == SAMPLES[0].read_bytes()


def test_view_of_standard_input_goes_to_standard_output() -> None:
    result = run_program("view", "-", input=SAMPLES[0].read_bytes())
    assert result.returncode == 0
    assert result.stdout.startswith(b"<!DOCTYPE html>")
