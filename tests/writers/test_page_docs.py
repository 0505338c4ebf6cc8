"""docs/view.md and its Chinese twin: same commands, which run, same pictures, and words that the page has."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from conftest import ROOT, run_program
from notice_parser.pack.page import load_page_words

GUIDES = [ROOT / "docs" / name for name in ("view.md", "view.zh-CN.md")]
COMMAND = re.compile(r"```sh\nnotice-parse (.*)\n```")
PICTURE = re.compile(r"\((view/\w+\.png)\)")


def commands(guide: Path) -> list[str]:
    return COMMAND.findall(guide.read_text("utf-8"))


def test_both_say_the_same() -> None:
    english, chinese = GUIDES
    assert commands(english) == commands(chinese)
    assert len(commands(english)) == 2
    pictures = [PICTURE.findall(guide.read_text("utf-8")) for guide in GUIDES]
    assert pictures[0] == pictures[1]
    assert sorted(pictures[0]) == sorted(f"view/{path.name}" for path in (ROOT / "docs" / "view").glob("*.png"))


@pytest.mark.parametrize("command", commands(GUIDES[0]))
def test_each_command_runs(command: str, tmp_path: Path) -> None:
    for folder in ("view", "bulletins"):
        shutil.copytree(ROOT / "docs" / folder, tmp_path / "docs" / folder, ignore=shutil.ignore_patterns("*.png"))
    words = [
        each
        for word in shlex.split(command)
        for each in (sorted(str(path.relative_to(tmp_path)) for path in tmp_path.glob(word)) if "*" in word else [word])
    ]
    assert run_program(*words, cwd=tmp_path).returncode == 0
    page = tmp_path / (words[-1] if words[-1].endswith(".html") else f"{words[-1]}.view.html")
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_the_views_are_named_as_on_the_page() -> None:
    words = load_page_words().words
    english, chinese = (guide.read_text("utf-8") for guide in GUIDES)
    for view in ("overview", "text", "figures", "findings"):
        assert f"**{words[view]} (" in english
        assert f"**{words[view]}**" in chinese
    assert words["internals"] in english
    assert words["internals"] in chinese
