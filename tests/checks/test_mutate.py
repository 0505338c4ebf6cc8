"""bench/mutate.py: faults put into the notices beside it, which are sound, are found."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from notice_parser import parse_text

NOTICES = sorted((ROOT / "bench" / "notices").glob("*.txt"))


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_the_notices_are_sound(path: Path) -> None:
    findings = parse_text(path.read_text("utf-8")).findings
    assert [(one.code, one.message) for one in findings if one.severity != "info"] == []


def mutate(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "bench" / "mutate.py", "--jobs", "1", *arguments]
    return subprocess.run([str(each) for each in command], capture_output=True, text=True)


def test_most_faults_are_found() -> None:
    result = mutate(ROOT / "bench" / "notices", "--faults", "90", "--floor", "0.92")
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.splitlines()[-1].split()[:2] == ["all", "90"]


def test_what_has_no_room_for_a_fault_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("\n", "utf-8")
    assert mutate(tmp_path).returncode == 2
