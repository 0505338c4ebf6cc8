"""The README's recipes, followed to the letter on a copy of the rules: each does what it shows."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import ROOT, run_program
from notice_parser.examples import example_faults

README = (ROOT / "README.md").read_text("utf-8")
RECIPE = re.compile(
    r"^### (?P<name>[^\n]+)\n(?:(?!^##).)*?```yaml\n# patterns/(?P<file>\S+): (?P<where>[^\n]+)\n(?P<lines>.*?)```\n"
    r"\s*```shell\n\$ (?P<command>[^\n]+)\n(?P<shown>.*?)```",
    re.DOTALL | re.MULTILINE,
)
ENTRY = re.compile(r"an entry before `(?P<rule>[^`]+)`")
WORD = re.compile(r"a word more in `(?P<key>[a-z]+)` of `(?P<rule>[^`]+)`")
WANTED = ("A unit", "A verb", "An actor", "A marker", "A guard", "A frame", "A date form")


@dataclass(frozen=True)
class Recipe:
    """What to add, where, the command that shows it, and what it prints."""

    name: str
    file: str
    where: str
    lines: str
    command: str
    shown: str


RECIPES = [Recipe(**found.groupdict()) for found in RECIPE.finditer(README)]


def follow(recipe: Recipe, folder: Path) -> None:
    """Do what the recipe says in a folder of rules."""
    place = folder / recipe.file
    text = place.read_text("utf-8")
    if entry := ENTRY.fullmatch(recipe.where):
        changed = text.replace(f"  - id: {entry['rule']}\n", f"{recipe.lines}  - id: {entry['rule']}\n")
    else:
        word = WORD.fullmatch(recipe.where)
        assert word, recipe.where
        head, rule, rest = text.partition(f"  - id: {word['rule']}\n")
        begin = re.search(rf"^    {word['key']}: (?:>-\n +)?", rest, re.MULTILINE)
        assert begin
        changed = f"{head}{rule}{rest[: begin.end()]}{recipe.lines.strip()} {rest[begin.end() :]}"
    assert changed != text
    place.write_text(changed, "utf-8")


def printed(command: str, folder: Path) -> str:
    """What the recipe's command prints with the rules of a folder in force."""
    program = f"{shlex.quote(sys.executable)} -m notice_parser"
    line = re.sub(r"(?<![\w/.-])notice-parse(?= )", program, command)
    environment = {"NOTICE_PARSE_RULES": str(folder), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "src")}
    result = subprocess.run(["bash", "-c", line], capture_output=True, cwd=ROOT, timeout=120, env=environment)
    assert (result.returncode, result.stderr) == (0, b"")
    return result.stdout.decode("utf-8")


def tells(output: str, shown: str) -> bool:
    """Do the shown pieces stand in the output in their order? `…` alone on a line stands for what is left out."""
    at = 0
    for piece in re.split(r"^…\n", shown, flags=re.MULTILINE):
        found = output.find(piece.rstrip("\n"), at)
        if found < 0:
            return False
        at = found + len(piece.rstrip("\n"))
    return True


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the built-in rules."""
    return Path(shutil.copytree(ROOT / "patterns", tmp_path / "patterns"))


def test_the_readme_has_all_recipes() -> None:
    assert tuple(recipe.name for recipe in RECIPES) == WANTED


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_a_recipe_does_what_it_shows(recipe: Recipe, folder: Path) -> None:
    assert not tells(printed(recipe.command, folder), recipe.shown), "the built-in rules do that already"
    follow(recipe, folder)
    assert tells(printed(recipe.command, folder), recipe.shown), printed(recipe.command, folder)


def faults_in(folder: Path) -> set[str]:
    """What `rules check` finds, without the numbers of lines, which recipes move."""
    return {re.sub(r"^(\S+?):[0-9]+:", r"\1:", fault) for fault in example_faults(folder)}


def test_all_recipes_together_break_no_example(folder: Path) -> None:
    before = faults_in(folder)
    for recipe in RECIPES:
        follow(recipe, folder)
    assert faults_in(folder) - before == set()


def test_the_option_and_the_variable_are_one(folder: Path) -> None:
    follow(RECIPES[0], folder)
    sentence = RECIPES[0].command.split("'")[1]
    by_option = run_program("explain", sentence, "--rules", folder).stdout
    by_variable = run_program("explain", sentence, env={"NOTICE_PARSE_RULES": str(folder)}).stdout
    assert by_option == by_variable != run_program("explain", sentence).stdout


@pytest.mark.parametrize("command", ["parse", "outline", "explain"])
def test_a_folder_that_is_not_there_is_wrong_use(command: str) -> None:
    result = run_program(command, ROOT / "README.md", "--rules", "nowhere")
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.startswith(b"notice-parse: --rules: nowhere is not a folder")


def test_a_faulty_folder_is_named(folder: Path) -> None:
    (folder / "guards.yaml").write_text("guards: 1\n", "utf-8")
    result = run_program(ROOT / "samples" / "regulation.txt", "--rules", folder)
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"guards.yaml:1:" in result.stderr
