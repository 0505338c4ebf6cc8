"""The catalogue: every message of the code has a Chinese one with the same places, and no word goes past it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import messages as catalogue_tool
from messages import all_faults, extract, forms, names_in, read

PACKAGE = ROOT / "src" / "notice_parser"
# Calls whose argument people read: the name of the function → the number or the name of the argument.
SHOWN: dict[str, tuple[int | str, ...]] = {
    "complain": (1,),
    "differ": (1,),
    "UnreadableInput": (1,),
    "UnparsedInput": (1,),
    "UnwritableOutput": (1,),
    "UsageError": (1,),
    "Difference": (0,),
    "Planned": (2,),
    "refuse": (2,),
    "Option": ("help",),
    "Argument": ("help",),
    "Typer": ("help", "epilog"),
    "command": ("help",),
    # errors of rules
    "rule_error": (2,),
    "error_at": (1,),
    "error_below": (2,),
    "node_error": (2,),
}
# The same in the folder of rules alone, where these are names of methods that gather errors.
SHOWN_BY_RULES: dict[str, tuple[int | str, ...]] = {"error": (1,), "report": (2,), "ValueError": (0,)}
# What Python programmers alone see: errors of calls from Spark.
FOR_PROGRAMMERS = {"spark.py"}


def test_the_catalogue_is_whole() -> None:
    assert all_faults() == []


def test_it_holds_what_the_code_says() -> None:
    assert len(list(extract())) > 300


def test_chinese_is_chinese() -> None:
    """A translation that holds no Chinese was forgotten, unless it is made of places alone."""
    bare = [
        forms(message.id)[0]
        for message in read()
        if message.id
        and not any("\u4e00" <= character <= "\u9fff" for character in forms(message.string)[0])
        and any(character.isalpha() for character in forms(message.id)[0].format_map(Blank()))
    ]
    assert bare == []


class Blank(dict[str, str]):
    """Nothing in every place of a template."""

    def __missing__(self, name: str) -> Empty:
        return Empty()


class Empty(str):
    def __format__(self, form: str) -> str:
        return ""


@pytest.mark.parametrize(
    ("english", "chinese", "is_right"),
    [
        ("{a} and {b:,}", "{b:,}和{a}", True),
        ("{a} and {b:,}", "{b}和{a}", False),
        ("{a} and {b}", "{a}", False),
        ("no place", "没有", True),
    ],
)
def test_places_are_compared(english: str, chinese: str, is_right: bool) -> None:
    assert (names_in(english) == names_in(chinese)) is is_right


def test_a_lost_or_wrong_translation_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = catalogue_tool.CATALOGUE.read_text("utf-8")
    broken = held.replace('msgstr "已中断"', 'msgstr ""', 1).replace("{most:,} 字节；请拆分，或", "字节；请拆分，或", 1)
    assert broken != held
    path = tmp_path / "broken.po"
    path.write_text(broken + '\nmsgid "nobody says this"\nmsgstr "没有人说"\n', "utf-8")
    monkeypatch.setattr(catalogue_tool, "CATALOGUE", path)
    found = all_faults()
    assert [fault.partition(":")[0] for fault in found] == [
        "not translated",
        "other places than ['most",
        "no longer in the code",
    ]


def literals(tree: ast.AST, shown: dict[str, tuple[int | str, ...]] = SHOWN) -> Iterator[tuple[int, str]]:
    """Each literal that stands where people read it: its line and words."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for argument in shown_arguments(node, shown):
                yield from ((argument.lineno, text) for text in words_in(argument))


def shown_arguments(call: ast.Call, shown: dict[str, tuple[int | str, ...]]) -> Iterator[ast.expr]:
    name = getattr(call.func, "id", None) or getattr(call.func, "attr", "")
    for place in shown.get(name, ()):
        if isinstance(place, int) and len(call.args) > place:
            yield call.args[place]
        yield from (each.value for each in call.keywords if each.arg == place)


def words_in(node: ast.expr) -> Iterator[str]:
    """The words that an expression shows as they are; what `say` holds is in the catalogue."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and any(map(str.isalpha, node.value)):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield ast.unparse(node)
    elif isinstance(node, ast.BoolOp | ast.IfExp):
        for each in ast.iter_child_nodes(node):
            yield from words_in(each) if isinstance(each, ast.expr) else ()


@pytest.mark.parametrize("module", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_what_people_read_is_in_the_catalogue(module: Path) -> None:
    if module.name not in FOR_PROGRAMMERS:
        shown = SHOWN | SHOWN_BY_RULES if module.is_relative_to(PACKAGE / "pack") else SHOWN
        assert list(literals(ast.parse(module.read_text("utf-8")), shown)) == []


def differences(tree: ast.AST) -> Iterator[str]:
    """The words in lists that are returned: what checks of examples say."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Return) and node.value is not None:
            for held in ast.walk(node.value):
                for each in (
                    held.elts if isinstance(held, ast.List) else [held.elt] if isinstance(held, ast.ListComp) else []
                ):
                    yield from words_in(each)


@pytest.mark.parametrize("module", sorted((PACKAGE / "examples").glob("*.py")), ids=lambda path: path.name)
def test_what_examples_differ_in_is_in_the_catalogue(module: Path) -> None:
    assert list(differences(ast.parse(module.read_text("utf-8")))) == []


def test_a_literal_difference_is_found() -> None:
    assert list(differences(ast.parse('def f():\n    return [] if x else ["it is wrong"]'))) == ["it is wrong"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ('UsageError("-f", "is wrong")', ["is wrong"]),
        ('UsageError("-f", f"is {wrong}")', ["f'is {wrong}'"]),
        ('UsageError("-f", reason or "is wrong")', ["is wrong"]),
        ('typer.Option("-f", help="The format.")', ["The format."]),
        ('UsageError("-f", say("is wrong"))', []),
        ("complain(path, texts.BUG)", []),
    ],
)
def test_a_literal_is_found(code: str, words: list[str]) -> None:
    assert [text for _, text in literals(ast.parse(code))] == words


def constants(path: Path) -> Iterator[str]:
    """The names of constants that are plain words."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield ast.unparse(node.targets[0])


def test_the_words_of_the_command_line_are_messages() -> None:
    assert list(constants(PACKAGE / "cli" / "texts.py")) == []
