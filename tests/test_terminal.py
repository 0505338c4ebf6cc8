"""Escapes of a document or of a file's name are shown on a terminal, never obeyed by it; data keep them as they are."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import PROGRAM, run_program, sent_to
from notice_parser.writers.controls import visible, visible_bytes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no pty here")
# A colour, the same begun by a C1 control, a title of the window.
ESCAPES = "\x1b[35m\x9b35m\x1b]0;T\x07"
TEXT = f"""松溪县{ESCAPES}水务局关于整改情况的通报
截至2025年3月底，37个{ESCAPES}问题已整改33个，完成率89.2%，其中泵站2{ESCAPES}座。
一、开展培训3次。
三、{ESCAPES}问题：{ESCAPES}学习不够。整改情况：开展培训3次。责任单位：{ESCAPES}办公室；完成时限：2025年6月底。
"""
# What the program itself writes on a terminal: colours but the one above, a cursor hidden and moved.
OWN = re.compile(r"\x1b\[(?!35m)[0-9;?]*[mKABCDHJhl]")
OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("escapes")
    (place / f"a{ESCAPES}.txt").write_text(TEXT, "utf-8")
    (place / f"broken{ESCAPES}.pdf").write_bytes(b"%PDF-1.4 broken")
    return place


def on_terminal(*arguments: str, cwd: Path) -> str:
    """What a command sends to a terminal, standard error with it."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen([*PROGRAM, *arguments], stdout=theirs, stderr=theirs, cwd=cwd)
    os.close(theirs)
    sent = sent_to(ours)
    os.close(ours)
    process.wait(60)
    return sent.decode("utf-8")


A, BROKEN = f"a{ESCAPES}.txt", f"broken{ESCAPES}.pdf"


@pytest.mark.parametrize(
    "command",
    [
        (A,),
        ("outline", A),
        (A, "-f", "text"),
        (A, "-f", "ndjson"),
        (A, "-f", "csv"),
        (A, "-f", "markdown"),
        ("explain", A),
        ("explain", "--json", A),
        ("check", A),
        ("ledger", A),
        ("compare", A, A),
        (BROKEN,),
        ("batch", ".", "-o", f"out{ESCAPES}", "--fresh", "-v"),
        ("rules", "try", f"x{ESCAPES}"),
        (f"none{ESCAPES}",),
        (f"--none{ESCAPES}",),
        (A, "-o", f"none{ESCAPES}/a.json"),
    ],
    ids=lambda command: " ".join(command).replace(ESCAPES, ""),
)
def test_a_terminal_is_sent_nothing_of_a_document_that_it_obeys(folder: Path, command: tuple[str, ...]) -> None:
    sent = on_terminal(*command, cwd=folder)
    assert sent.strip()
    assert OBEYED.findall(OWN.sub("", sent)) == []


@pytest.mark.parametrize("command", ["outline", "explain", "check", "ledger"])
def test_nor_is_a_pipe_in_what_is_for_people(folder: Path, command: str) -> None:
    printed = run_program(command, A, cwd=folder).stdout.decode()
    assert printed.strip()
    assert OBEYED.findall(printed) == []


def test_data_keep_them(folder: Path) -> None:
    notice = json.loads(run_program("--text", A, cwd=folder).stdout)
    assert notice["source"]["text"] == TEXT
    assert ESCAPES in notice["title"]["text"]


def test_a_picture_is_as_long_as_what_it_stands_for() -> None:
    assert visible("a\x1bb\x00c\x7fd\x9be\tf\ng\rh\r\ni") == "a␛b␀c␡d\ufffde\tf\ng␍h\r\ni"
    assert visible_bytes("三\x1b".encode()[1:]) == "三␛".encode()[1:]


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (("ledger", "a.txt", "-o", "out.csv"), "notice-parse: out.csv: 已写好，共 1 项\r\n"),
        (("compare", "a.txt", "a.txt", "-o", "out.html"), "notice-parse: out.html: 已写好\r\n"),
        (("view", "a.txt", "-o", "out.html"), "notice-parse: out.html: 已写好，请用浏览器打开\r\n"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_what_was_written_is_said_to_people_alone(
    command: tuple[str, ...], line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTICE_PARSE_LANG", "zh")
    (tmp_path / "a.txt").write_text("一、存在问题\n学习不够。\n整改情况：开展培训3次。\n", "utf-8")
    assert on_terminal(*command, cwd=tmp_path) == line
    assert on_terminal(*command, "-q", cwd=tmp_path) == ""
    assert run_program(*command, cwd=tmp_path).stderr == b""
    assert (tmp_path / command[-1]).exists()
