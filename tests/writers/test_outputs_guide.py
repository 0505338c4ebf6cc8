"""docs/outputs.md is true: its commands run in order in one folder, and print what stands below them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

from conftest import ROOT, run_program
from notice_parser.writers.formats import OUTPUT_FORMATS
from notice_parser.writers.tables import QuantityRow

GUIDE = (ROOT / "docs" / "outputs.md").read_text("utf-8")
STEP = re.compile(
    r"(?:<!-- needs (?P<needs>[\w ]+) -->\n)?```sh\n(?P<command>.*?)```\n(?:```text\n(?P<shown>.*?)```)?", re.DOTALL
)
PREPARED = 6


@dataclass(frozen=True, slots=True)
class Step:
    command: str
    shown: str
    needs: tuple[str, ...]


STEPS = [Step(m["command"], m["shown"] or "", tuple((m["needs"] or "").split())) for m in STEP.finditer(GUIDE)]


def is_here(tool: str) -> bool:
    return shutil.which(tool) is not None or find_spec(tool) is not None


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the bulletins, the program and this Python on its path, and the files of the first commands."""
    folder = tmp_path_factory.mktemp("guide")
    shutil.copytree(ROOT / "docs" / "bulletins", folder / "docs" / "bulletins")
    (folder / "bin").mkdir()
    for name, arguments in {"notice-parse": " -m notice_parser", "python": ""}.items():
        shim = folder / "bin" / name
        shim.write_text(f'#!/bin/sh\nexec "{sys.executable}"{arguments} "$@"\n')
        shim.chmod(0o755)
    for command in STEPS[0].command.splitlines():
        if ("xlsx" in command and not is_here("xlsxwriter")) or ("parquet" in command and not is_here("pyarrow")):
            continue
        run_step(folder, command)
    return folder


def run_step(folder: Path, command: str) -> str:
    environment = {**os.environ, "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}", "PYTHONUTF8": "1"}
    result = subprocess.run(["bash", "-c", command], capture_output=True, cwd=folder, env=environment, timeout=120)
    assert (result.returncode, result.stderr) == (0, b""), result.stderr.decode("utf-8")
    return result.stdout.decode("utf-8")


@pytest.mark.parametrize("step", STEPS[1:], ids=lambda step: step.command.splitlines()[0][:30])
def test_a_command_prints_what_is_shown(step: Step, folder: Path) -> None:
    missing = [tool for tool in step.needs if not is_here(tool)]
    if missing:
        pytest.skip(f"not installed here: {', '.join(missing)}")
    printed = run_step(folder, step.command)
    at = 0
    for piece in re.split(r"^…\n", step.shown, flags=re.MULTILINE):
        found = printed.find(piece, at)
        assert found >= 0, f"{step.command} does not print\n{piece}\nbut\n{printed}"
        at = found + len(piece)


def test_the_first_commands_make_each_file() -> None:
    assert len(STEPS[0].command.splitlines()) == PREPARED
    assert len(STEPS) > PREPARED


def test_every_format_and_column_is_told() -> None:
    assert [each.name for each in OUTPUT_FORMATS if f"| `{each.name}` |" not in GUIDE] == []
    (columns,) = re.findall(r"```text\n(key .*?)```", GUIDE, re.DOTALL)
    assert columns.split() == list(QuantityRow.model_fields)
    assert b"json, ndjson, csv, xlsx, parquet, sqlite, markdown, html, text" in b" ".join(
        run_program("parse", "--help").stdout.split()
    )
