"""`notice-parse FILE…` without an option does what the command does with its defaults."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import run_program
from notice_parser.batch import Options
from notice_parser.cli.commands import COMMANDS
from notice_parser.cli.failures import Loudness
from notice_parser.cli.options import Parsing, Verbosity
from notice_parser.cli.output import Wanted
from notice_parser.cli.parse import Writing
from notice_parser.cli.plain import is_plain


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt", "check"):
        (tmp_path / name).write_text("全县建成公园3座。", "utf-8")
    return tmp_path


def test_its_defaults_are_those_of_the_options() -> None:
    assert Wanted(**vars(Writing())) == Wanted()
    assert Parsing().options() == Options()
    assert Verbosity().loudness == Loudness()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("a.txt", True),
        ("a.txt b.txt", True),
        ("a.txt nowhere.txt", True),
        ("-", True),
        ("a.txt -", True),
        ("", False),
        ("check", False),
        ("check a.txt", False),
        ("nowhere.txt a.txt", False),
        ("chek", False),
        ("-- a.txt", False),
        ("a.txt -q", False),
        ("a.txt --lang=zh", False),
        ("--compact a.txt", False),
        ("--help", False),
        *((name, False) for name in COMMANDS),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_is_plain(arguments: str, expected: bool) -> None:
    assert is_plain(arguments.split()) is expected


@pytest.mark.parametrize("name", ["NOTICE_PARSE_RULES", "_NOTICE_PARSE_COMPLETE"])
@pytest.mark.usefixtures("folder")
def test_an_option_in_the_environment_is_one(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "")
    assert not is_plain(["a.txt"])


def test_own_rules_of_the_environment_hold(folder: Path) -> None:
    (folder / "rules").mkdir()
    (folder / "rules" / "units.yaml").write_text("no such key: 1\n", "utf-8")
    result = run_program("a.txt", env={"NOTICE_PARSE_RULES": "rules"})
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.startswith(b"notice-parse: rules: rules/units.yaml:1: ")


@pytest.mark.parametrize("files", ["a.txt", "a.txt b.txt", "a.txt nowhere.txt", "a.txt .", "-", "a.txt - -"])
@pytest.mark.usefixtures("folder")
def test_it_does_what_the_command_does(files: str) -> None:
    """The command is the same with an option that says the default."""
    text = "全县建成公园3座。".encode()
    plain = run_program(*files.split(), input=text)
    asked = run_program("parse", "--largest", "50M", *files.split(), input=text)
    assert (plain.returncode, plain.stdout, plain.stderr) == (asked.returncode, asked.stdout, asked.stderr)
    assert plain.stdout


def test_interrupted_it_says_so(folder: Path) -> None:
    code = (
        "import sys; from notice_parser import batch, __main__\n"
        "def parse_each(*_, **__): raise KeyboardInterrupt\n"
        "batch.parse_each = parse_each; sys.exit(__main__.main())"
    )
    result = subprocess.run([sys.executable, "-c", code, "a.txt"], capture_output=True)
    assert (result.returncode, result.stdout, result.stderr) == (130, b"", b"notice-parse: interrupted\n")


def test_a_bug_is_said_in_one_line(folder: Path) -> None:
    code = "import sys; from notice_parser import batch, __main__\nbatch.parse_each = None; sys.exit(__main__.main())"
    result = subprocess.run([sys.executable, "-c", code, "a.txt"], capture_output=True, text=True)
    assert (result.returncode, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)
    assert "TypeError" in result.stderr
