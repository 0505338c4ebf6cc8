"""Shell completion: what is offered, in the user's language, and how it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import PROGRAM, ROOT, run_program
from notice_parser.cli import completion
from notice_parser.errors import UnwritableOutput

VARIABLE = "_NOTICE_PARSE_COMPLETE"


def offered(line: str) -> list[str]:
    """What bash is offered for the last word of a line."""
    asked = {VARIABLE: "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    result = run_program(env=asked)
    assert (result.returncode, result.stderr) == (0, b"")
    return result.stdout.decode("utf-8").split()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("notice-parse ch", ["check"]),
        ("notice-parse --lang zh led", ["ledger"]),
        ("notice-parse rules ", ["check", "list", "show", "try"]),
        ("notice-parse check --anno", ["--annotate"]),
        ("notice-parse check --level ", ["error", "warning", "info"]),
        ("notice-parse check --lang ", ["zh", "en"]),
        ("notice-parse check -f s", ["sarif"]),
        ("notice-parse parse -f x", ["xlsx"]),
        ("notice-parse ledger -f d", ["docx"]),
        ("notice-parse compare -f h", ["html"]),
        ("notice-parse 通报", []),  # the shell offers files then
    ],
)
def test_what_is_offered(line: str, words: list[str]) -> None:
    assert offered(line) == words


@pytest.mark.parametrize(("language", "words"), [("zh", "只查这些代码或类别"), ("en", "Only these codes or groups")])
def test_help_is_in_the_users_language(language: str, words: str) -> None:
    asked = {VARIABLE: "complete_zsh", "_TYPER_COMPLETE_ARGS": "notice-parse check --", "NOTICE_PARSE_LANG": language}
    assert words in run_program(env=asked).stdout.decode("utf-8")


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_it_is_installed_for_the_shell_that_asks(tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": str(tmp_path), "SHELL": "/bin/bash", "NOTICE_PARSE_LANG": "zh"}
    line = f"{' '.join(PROGRAM)} --install-completion; true"
    result = subprocess.run(
        ["bash", "-c", line], env=environment, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60
    )
    assert (result.returncode, result.stdout) == (0, "")
    assert "补全已安装到" in result.stderr
    script = next((tmp_path / ".bash_completions").iterdir()).read_text("utf-8")
    assert VARIABLE in script
    assert ".bash_completions" in (tmp_path / ".bashrc").read_text("utf-8")


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_a_home_that_cannot_be_written_is_an_error_of_one_line() -> None:
    environment = {**os.environ, "HOME": os.devnull, "SHELL": "/bin/bash"}
    line = f"{' '.join(PROGRAM)} --install-completion; exit $?"
    result = subprocess.run(
        ["bash", "-c", line], env=environment, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60
    )
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("notice-parse: --install-completion: cannot be written: ")
    assert "--show-completion" in result.stderr
    assert result.stderr.count("\n") == 1


def test_no_home_folder_is_an_error_of_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """As for a user whom the system does not know, in a container."""

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    monkeypatch.setattr(completion, "shell_in_use", lambda option: "bash")
    with pytest.raises(UnwritableOutput, match="there is no home folder; --show-completion"):
        completion.install(True)
