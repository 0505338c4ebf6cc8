"""`notice-parse outline`: the tree with its figures, for a terminal of any width and for a pipe."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.cells import cell_len

from conftest import SAMPLES, each_sample, run_program
from notice_parser import parse_file
from notice_parser.writers.tree import draw

ESCAPE = "\x1b"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def drawn_on_terminal(path: Path, width: int, monkeypatch: pytest.MonkeyPatch, **environment: str) -> str:
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"COLUMNS": str(width), "TERM": "xterm-256color", **environment}.items():
        monkeypatch.setenv(name, value)
    terminal = Terminal()
    draw(parse_file(str(path)), terminal)
    return terminal.getvalue()


def without_styles(text: str) -> str:
    return "".join(part.partition("m")[2] if index else part for index, part in enumerate(text.split(f"{ESCAPE}[")))


@each_sample()
def test_piped_it_is_plain_and_tells_every_section_and_figure(sample: Path) -> None:
    result = run_program("outline", sample)
    assert (result.returncode, result.stderr) == (0, b"")
    lines = result.stdout.decode("utf-8").splitlines()
    notice = parse_file(str(sample))
    assert not any(ESCAPE in line or line != line.rstrip() for line in lines)
    sections = list(notice.sections)
    while sections:
        section = sections.pop()
        sections += section.children
        assert any(section.marker.text in line for line in lines)
    figures = [line.split("── ")[1].split()[0] for line in lines[1:] if "── q" in line]
    assert figures == [q.id for q in notice.quantities if q.section or is_in_edge(notice, q.start)]


def is_in_edge(notice: object, at: int) -> bool:
    edges = (getattr(notice, "preamble"), getattr(notice, "closing"))  # noqa: B009
    return any(edge and edge.start <= at < edge.end for edge in edges)


@pytest.mark.parametrize("width", [24, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = without_styles(drawn_on_terminal(SAMPLES[0], width, monkeypatch))
    assert max(cell_len(line) for line in text.splitlines()) <= width


def test_colour_and_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    assert f"{ESCAPE}[1;36m" in drawn_on_terminal(SAMPLES[0], 80, monkeypatch)
    assert f"{ESCAPE}[1;36m" not in drawn_on_terminal(SAMPLES[0], 80, monkeypatch, NO_COLOR="1")


def test_it_takes_one_file(tmp_path: Path) -> None:
    result = run_program("outline", SAMPLES[0], SAMPLES[0])
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert run_program("outline", tmp_path / "missing.txt").returncode == 1
