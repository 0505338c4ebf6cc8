"""What README.zh-CN.md and docs/zh show is true: their commands run as they stand, their output comes out so."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

docx = pytest.importorskip("docx")
sys.path.insert(0, str(ROOT / "tools"))
from user_screens import make_folder  # noqa: E402

PAGES = [ROOT / "README.zh-CN.md", *sorted((ROOT / "docs" / "zh").glob("*.md"))]
BLOCK = re.compile(r"```(?P<language>[a-z]*)\n(?P<text>.*?)```", re.DOTALL)
ENVIRONMENT = {**os.environ, "NOTICE_PARSE_LANG": "zh", "PYTHONPATH": str(ROOT / "src")}
PROGRAM = f"{shlex.quote(sys.executable)} -m notice_parser"
COMMANDS = {"outline", "batch", "ledger", "check", "compare", "view"}
FEEDBACK = "关于巡察反馈意见的通报\n\n一、高标准农田建设质量不高。\n二、项目资金管理不规范。\n"


def blocks(page: Path, language: str) -> list[str]:
    return [found["text"] for found in BLOCK.finditer(page.read_text("utf-8")) if found["language"] == language]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the files that the pages name."""
    text = (ROOT / "samples" / "rectification-county.txt").read_text("utf-8")
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "通报.docx"))
    for name in ("文件夹", "归档", "归档/2024"):
        (tmp_path / name).mkdir()
        shutil.copy(tmp_path / "通报.docx", tmp_path / name / "通报.docx")
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    make_folder(tmp_path)
    for name, sample in (("去年", "lanxi-2023"), ("今年", "lanxi-2024"), ("归档/甲", "tingbei-2024")):
        shutil.copy(ROOT / "docs" / "bulletins" / f"{sample}.txt", tmp_path / f"{name}.txt")
    (tmp_path / "反馈意见.txt").write_text(FEEDBACK, "utf-8")
    return tmp_path


def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = re.sub(r"(?<![\w/.-])notice-parse(?= )", PROGRAM, line)
    options = {"cwd": folder, "env": ENVIRONMENT, "capture_output": True, "encoding": "utf-8", "timeout": 300}
    return subprocess.run(["bash", "-c", command], **options)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_commands_run(page: Path, folder: Path) -> None:
    lines = [line for block in blocks(page, "sh") for line in block.splitlines()]
    assert len(lines) >= 5
    for line in lines:
        result = run(line, folder)
        assert (result.returncode, "Traceback" in result.stderr) == (0, False), f"{line}\n{result.stderr}"
        for written in re.findall(r"(?:-o|--combine|--annotate) (\S+)", line):
            assert (folder / written).exists(), f"{line} wrote no {written}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_shown_output_is_true(page: Path, folder: Path) -> None:
    """A block of `$ command` lines, each with what it prints; `…` alone on a line stands for what is left out."""
    for block in blocks(page, "console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            result = run(command, folder)
            printed, at = result.stdout + result.stderr, 0
            for piece in re.split(r"^\s*…\n", shown, flags=re.MULTILINE):
                found = printed.find(piece, at)
                assert found >= 0, f"{command} does not print\n{piece}\nbut\n{printed}"
                at = found + len(piece)


def test_every_command_of_the_table_has_its_task() -> None:
    """The commands that the first table names are those whose tasks are shown below."""
    readme = PAGES[0].read_text("utf-8")
    table, _, rest = readme.partition("## 安装")
    named = set(re.findall(r"`notice-parse (\w+)", table)) & COMMANDS
    assert named == COMMANDS
    assert [name for name in named - {"view"} if f"notice-parse {name} " not in rest] == []


def test_both_readmes_lead_to_each_other() -> None:
    assert "](README.zh-CN.md)" in (ROOT / "README.md").read_text("utf-8").split("\n\n")[1]
    for page in PAGES:
        other = re.search(r"\[English\]\(([^)]+)\)", page.read_text("utf-8"))
        assert other is not None
        assert (page.parent / other[1]).exists()
