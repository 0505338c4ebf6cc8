"""What the README shows is true: its commands work, its output comes out so, its options are all there."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys

import pytest

from conftest import ROOT, run_program

README = (ROOT / "README.md").read_text("utf-8")
BLOCK = re.compile(r"(?:<!-- (?P<name>[a-z ]+) -->\n)?```(?P<language>[a-z]*)\n(?P<text>.*?)```", re.DOTALL)
BLOCKS = [found.groupdict() for found in BLOCK.finditer(README)]
PROGRAM = ".venv/bin/notice-parse "


def named(name: str) -> str:
    (text,) = (block["text"] for block in BLOCKS if block["name"] == name)
    return str(text).strip()


def test_the_two_set_up_commands_are_one_line_each() -> None:
    for name in ("first command", "test command"):
        assert named(name).startswith("python3 -m venv .venv && .venv/bin/pip install ")
        assert "\n" not in named(name)
    assert named("test command").endswith(".venv/bin/pytest")


def test_the_first_command_reads_a_sample() -> None:
    command = named("first command").rpartition("&& ")[2]
    assert command.startswith(PROGRAM)
    result = run_program(*shlex.split(command.removeprefix(PROGRAM)), cwd=ROOT)
    assert (result.returncode, result.stderr) == (0, b"")
    assert "（一）提高政治站位" in result.stdout.decode("utf-8")


def test_the_test_command_is_what_the_checks_run() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "<!-- test command -->" in script


@pytest.mark.parametrize("block", [b for b in BLOCKS if b["language"] == "console"], ids=lambda b: b["text"][:40])
def test_shown_output_is_true(block: dict[str, str]) -> None:
    """A block of `$ command` lines, each with what it prints; `…` alone on a line stands for what is left out."""
    for part in re.split(r"^\$ ", block["text"], flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        printed = run_shown(command)
        at = 0
        for piece in re.split(r"^\s*…\n", shown, flags=re.MULTILINE):
            found = printed.find(piece, at)
            assert found >= 0, f"{command} does not print\n{piece}\nbut\n{printed}"
            at = found + len(piece)


def run_shown(command: str) -> str:
    """What a command of the README prints, both streams; `notice-parse` is this program, a pipe leads to Python."""
    program = f"{shlex.quote(sys.executable)} -m notice_parser"
    line = re.sub(r"(?<![\w/.-])(?:\.venv/bin/)?notice-parse(?= )", program, command)
    line = re.sub(r"(?<![\w/.-])python(?= -)", shlex.quote(sys.executable), line)
    return subprocess.run(["bash", "-c", line], capture_output=True, cwd=ROOT, timeout=120).stdout.decode("utf-8")


def test_every_option_is_listed() -> None:
    shown = run_program("parse", "--help").stdout.decode("utf-8")
    for option in re.findall(r"--[a-z][a-z-]+", shown):
        if option != "--help":
            assert option in README, f"{option} is not in the README"
