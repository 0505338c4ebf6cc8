"""Options may stand before or after the command, and before or after the command of a group."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import run_program
from notice_parser.cli.all_options import functions
from notice_parser.cli.arguments import with_command
from notice_parser.cli.commands import COMMANDS
from notice_parser.cli.expand import options_of
from notice_parser.errors import UsageError


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        ("a.txt", "parse a.txt"),
        ("--ocr outline a.txt", "outline --ocr a.txt"),
        ("--rules own outline a.txt", "outline --rules own a.txt"),
        ("--rules=own outline a.txt", "outline --rules=own a.txt"),
        ("--rules outline a.txt", "parse --rules outline a.txt"),
        ("-f csv a.txt", "parse -f csv a.txt"),
        ("-f csv parse a.txt", "parse -f csv a.txt"),
        ("-fcsv batch in -o out", "batch -fcsv in -o out"),
        ("-qf csv batch in -o out", "batch -qf csv in -o out"),
        ("-f check parse a.txt", "parse -f check a.txt"),
        ("-o out -j 2 batch in", "batch -o out -j 2 in"),
        ("-v --issued-on 2025-07-01 explain a.txt", "explain -v --issued-on 2025-07-01 a.txt"),
        ("--rules own rules check", "rules check --rules own"),
        ("rules --rules own check", "rules check --rules own"),
        ("--rules a rules --rules b list", "rules list --rules a --rules b"),
        ("rules check --rules own", "rules check --rules own"),
        ("rules --help", "rules --help"),
        ("outline --ocr a.txt", "outline --ocr a.txt"),
        ("--help outline", "--help outline"),
        ("-- outline", "parse -- outline"),
        ("--ocr -- outline", "parse --ocr -- outline"),
        ("- outline", "parse - outline"),
        ("--compact", "parse --compact"),
        ("--encoding", "parse --encoding"),
        ("--nope outline a.txt", "outline --nope a.txt"),
    ],
)
def test_what_the_arguments_mean(arguments: str, meant: str) -> None:
    assert with_command(arguments.split()) == meant.split()


def test_a_misspelt_command_after_options() -> None:
    with pytest.raises(UsageError, match='did you mean "outline"'):
        with_command(["--ocr", "outlin", "a.txt"])


def test_an_option_takes_a_value_in_all_commands_or_in_none() -> None:
    """Otherwise nothing before the command says where its value ends."""
    found: dict[str, set[bool]] = {}
    for function in functions():
        for name, takes_value in options_of(function):
            found.setdefault(name, set()).add(takes_value)
    assert {"--rules", "-f", "--ocr", "--no-text", "-j"} <= set(found)
    assert [name for name, kinds in found.items() if len(kinds) > 1] == []


def test_the_program_reads_the_same_before_and_after(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("一、情况\n今年受理举报5件。\n".encode("gb18030"))
    options = ["--issued-on", "2024-03-01", "--encoding", "gb18030"]
    for command in (["outline", "a.txt"], ["explain", "a.txt"], ["check", "a.txt"], ["parse", "a.txt"]):
        before = run_program(*options, *command, cwd=tmp_path)
        after = run_program(*command, *options, cwd=tmp_path)
        assert (before.returncode, before.stdout, before.stderr) == (0, after.stdout, after.stderr)


def test_an_option_that_a_command_has_not_is_wrong_use(tmp_path: Path) -> None:
    result = run_program("--compact", "outline", "a.txt", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.startswith(b"notice-parse: --compact: unknown option")
    assert b"; see notice-parse outline --help" in result.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_and_loads_nothing_heavy_for_it(name: str) -> None:
    heavy = ("msgspec", "yaml", "jieba", "rich", "lxml")  # pydantic is loaded by Typer itself
    code = (
        "import sys; from notice_parser.cli import run; run([sys.argv[1], '--help']); "
        f"sys.exit(str([each for each in {heavy!r} if each in sys.modules] or ''))"
    )
    result = subprocess.run([sys.executable, "-c", code, name], capture_output=True, text=True)
    assert result.stderr.strip() == ""
    assert " ".join(COMMANDS[name].split()[:4]) in " ".join(result.stdout.split())
