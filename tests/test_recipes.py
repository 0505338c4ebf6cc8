"""The recipes of CONTRIBUTING.md, performed to the letter on a copy of the checkout: each does what it shows."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

from conftest import ROOT, run_program

GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
SECTION = re.compile(r"^### (?P<name>[^\n]+)\n(?P<text>.*?)(?=^##|\Z)", re.DOTALL | re.MULTILINE)
EDIT = re.compile(r"```(?:yaml|python)\n# (?P<file>[\w/.]+): (?P<where>[^\n]+)\n(?P<lines>.*?)```", re.DOTALL)
SHELL = re.compile(r"```shell\n(?P<text>.*?)```", re.DOTALL)
WORD = re.compile(r"a word more in `(?P<key>[a-z]+)` of `(?P<rule>[^`]+)`")
BEFORE = re.compile(r"(?P<what>an entry before|a line before|before) `(?P<text>[^`]+)`")
# How the line begins before which an entry or a line is put; for code, what the line holds.
BEGINS = {"an entry before": "  - id: {}\n", "a line before": "  {}:"}
RULES = ("A unit", "A word", "An actor", "A marker", "An exclusion", "A frame", "A date form")
CODE = ("A reader", "An output format", "A check", "A command")


@dataclass(frozen=True)
class Edit:
    """What to write into which file, and where."""

    file: str
    where: str
    lines: str

    def perform(self, root: Path) -> None:
        path = root / self.file
        if self.where == "a new file":
            assert not path.exists()
            path.write_text(self.lines, "utf-8")
            return
        text = path.read_text("utf-8")
        changed = self.with_word(text) or self.before(text)
        assert changed != text
        path.write_text(changed, "utf-8")

    def with_word(self, text: str) -> str | None:
        """A word list with one word more, first in its list."""
        word = WORD.fullmatch(self.where)
        if word is None:
            return None
        head, rule, rest = text.partition(f"  - id: {word['rule']}\n")
        begin = re.search(rf"^    {word['key']}: (?:>-\n +)?", rest, re.MULTILINE)
        assert begin
        return f"{head}{rule}{rest[: begin.end()]}{self.lines.strip()} {rest[begin.end() :]}"

    def before(self, text: str) -> str:
        """The lines before the one line that the recipe names."""
        place = BEFORE.fullmatch(self.where)
        assert place, self.where
        lines = text.splitlines(keepends=True)
        start = BEGINS.get(place["what"], "").format(place["text"])
        found = [n for n, line in enumerate(lines) if (line.startswith(start) if start else place["text"] in line)]
        assert len(found) == 1, f"{self.file}: {place['text']} stands on {len(found)} lines"
        return "".join([*lines[: found[0]], self.lines, *lines[found[0] :]])


@dataclass(frozen=True)
class Recipe:
    """The edits of a recipe, and the commands with what they then print."""

    name: str
    edits: tuple[Edit, ...]
    commands: tuple[tuple[str, str], ...]

    def perform(self, root: Path) -> None:
        for edit in self.edits:
            edit.perform(root)


def read_recipe(name: str, text: str) -> Recipe:
    edits = tuple(Edit(**found.groupdict()) for found in EDIT.finditer(text))
    shown = (
        part for block in SHELL.finditer(text) for part in re.split(r"^\$ ", block["text"], flags=re.MULTILINE)[1:]
    )
    commands = (part.partition("\n") for part in shown)
    return Recipe(name, edits, tuple((command, printed) for command, _, printed in commands))


RECIPES = [read_recipe(found["name"], found["text"]) for found in SECTION.finditer(GUIDE)]


def write_book(folder: Path) -> None:
    """An EPUB book of one chapter."""
    chapter = "<h1>清溪县水利局关于隐患排查的通报</h1><h2>一、巡查情况</h2><p>全县排查隐患12处。</p><h2>二、下一步</h2>"
    with ZipFile(folder / "book.epub", "w") as book:
        book.writestr(
            "META-INF/container.xml", '<container><rootfiles><rootfile full-path="o/p.opf"/></rootfiles></container>'
        )
        book.writestr("o/p.opf", '<package><item id="c" href="c.xhtml"/><spine><itemref idref="c"/></spine></package>')
        book.writestr("o/c.xhtml", f"<html><body>{chapter}</body></html>")


PREPARATIONS: dict[str, Callable[[Path], None]] = {"A reader": write_book}


def printed(command: str, root: Path, folder: Path) -> tuple[str, str]:
    """What a command prints on its two streams with the code and rules of a checkout."""
    program = f"{shlex.quote(sys.executable)} -m notice_parser"
    line = re.sub(r"(?<![\w/.-])notice-parse(?= )", program, command)
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(root / "src"), "NOTICE_PARSE_LANG": "en"}
    result = subprocess.run(["bash", "-c", line], capture_output=True, cwd=folder, timeout=300, env=environment)
    return result.stdout.decode("utf-8"), result.stderr.decode("utf-8")


def is_shown(output: str, shown: str) -> bool:
    """Does the output consist of the shown pieces? `…` stands for anything, also at the end of a line."""
    pattern = ".*".join(map(re.escape, re.split(r"\n?^…\n|…", shown, flags=re.MULTILINE)))
    return re.fullmatch(pattern, output, re.DOTALL) is not None


def does_what_it_shows(recipe: Recipe, root: Path, folder: Path) -> Iterator[str]:
    """The commands whose output is another, with what they print."""
    for command, shown in recipe.commands:
        output = "".join(printed(command, root, folder))
        if not is_shown(output, shown):
            yield f"{command}\n{output}"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the code, its rules and the samples."""
    for name in ("src", "patterns", "samples"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def test_the_guide_has_all_recipes() -> None:
    assert tuple(recipe.name for recipe in RECIPES) == (*RULES, *CODE)
    assert all(recipe.edits and recipe.commands for recipe in RECIPES)


def test_a_change_needs_two_files_at_most() -> None:
    assert [recipe.name for recipe in RECIPES if len({edit.file for edit in recipe.edits}) > 2] == []


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_a_recipe_does_what_it_shows(recipe: Recipe, checkout: Path) -> None:
    PREPARATIONS.get(recipe.name, lambda folder: None)(checkout)
    assert list(does_what_it_shows(recipe, ROOT, checkout)), "the program does that already"
    shutil.rmtree(checkout / "out", ignore_errors=True)
    recipe.perform(checkout)
    assert list(does_what_it_shows(recipe, checkout, checkout)) == []


def test_all_recipes_together_break_no_example(checkout: Path) -> None:
    for recipe in RECIPES:
        recipe.perform(checkout)
    assert printed("notice-parse rules check", checkout, checkout) == ("", "")


def test_the_option_and_the_variable_are_one(checkout: Path) -> None:
    RECIPES[0].perform(checkout)
    folder, sentence = checkout / "patterns", RECIPES[0].commands[0][0].split("'")[1]
    by_option = run_program("explain", sentence, "--rules", folder).stdout
    by_variable = run_program("explain", sentence, env={"NOTICE_PARSE_RULES": str(folder)}).stdout
    assert by_option == by_variable != run_program("explain", sentence).stdout


@pytest.mark.parametrize("command", ["parse", "outline", "explain"])
def test_a_folder_that_is_not_there_is_wrong_use(command: str) -> None:
    result = run_program(command, ROOT / "README.md", "--rules", "nowhere")
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.startswith(b"notice-parse: --rules: nowhere is ")


def test_a_faulty_folder_is_named(checkout: Path) -> None:
    (checkout / "patterns" / "guards.yaml").write_text("guards: 1\n", "utf-8")
    result = run_program(ROOT / "samples" / "regulation.txt", "--rules", checkout / "patterns")
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"guards.yaml:1:" in result.stderr
