"""Standard output that is full or closed, and a folder that is gone, are one line and a failure, never a bug."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import PROGRAM

pytestmark = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device here")
SENTENCE = "全县共受理信访举报55件次。"
COMMANDS = ["outline a.txt", "explain a.txt", "rules list", "rules try 55件", "check --explain numbering_gap", "a.txt"]


def complaint(command: str, cwd: Path, language: str = "en") -> tuple[int, str]:
    """The status of a line of the shell, and what it says on standard error."""
    environment = {**os.environ, "NOTICE_PARSE_LANG": language}
    shell = ["sh", "-c", command.replace("PROGRAM", " ".join(PROGRAM))]
    ran = subprocess.run(shell, stderr=subprocess.PIPE, env=environment, cwd=cwd, timeout=60, check=False)
    return ran.returncode, ran.stderr.decode()


@pytest.mark.parametrize("command", COMMANDS)
def test_full_or_closed(command: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, "utf-8")
    status, said = complaint(f"PROGRAM {command} >/dev/full", tmp_path)
    assert (status, said.count("\n")) == (1, 1)
    assert said.startswith("notice-parse: standard output: cannot be written: No space left on device; ")
    status, said = complaint(f"PROGRAM {command} >&-", tmp_path)
    assert (status, said.count("\n")) == (1, 1)
    assert said.startswith("notice-parse: standard output: is closed; redirect it")


def test_help_to_a_full_disk_in_chinese(tmp_path: Path) -> None:
    said = "notice-parse: 标准输出: 无法写入：磁盘空间不足；请检查输出的去处\n"
    assert complaint("PROGRAM --help >/dev/full", tmp_path, "zh") == (1, said)


@pytest.mark.skipif(sys.platform != "linux", reason="others do not delete a folder that is in use")
def test_the_current_folder_is_gone(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    status, said = complaint(f'cd gone; rmdir "{tmp_path}/gone"; PROGRAM batch "{tmp_path}" -o out', tmp_path)
    assert (status, said) == (1, "notice-parse: the current folder is gone; change to another one\n")
