"""Imports point down only: a module may import from its own floor and from the floors below it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT, SAMPLES
from notice_parser import parse_text
from notice_parser.pack import store

PACKAGE = ROOT / "src" / "notice_parser"
# From the top to the foundations. Names on one line share a floor, and do not import each other.
FLOORS = (
    ("__main__",),
    ("cli",),
    ("cli_batch", "cli_check", "cli_explain", "cli_rules"),
    ("batch",),
    ("examples",),
    ("explain", "spark"),
    ("origin_words",),
    ("__init__",),
    ("pipeline",),
    ("writers", "checks"),
    ("facts", "quantities"),
    ("wording",),
    ("outline",),
    ("readers",),
    ("pack",),
    ("notice",),
    ("spans",),
    ("errors", "collector", "exact"),
)
FLOOR_OF = {name: len(FLOORS) - index for index, names in enumerate(FLOORS) for name in names}
# A constant that stands at the top of the package and needs nothing.
FREE = {"__version__"}
HEAVY = ("pydantic", "msgspec", "yaml", "regex", "jieba", "rich", "lxml", "concurrent.futures", "importlib.metadata")
# Rules are read back from the store, and only words of a dictionary are asked for.
UNNEEDED = ("yaml", "notice_parser.pack.loading", "jieba", "importlib.metadata", "rich", "lxml")


def part_of(module: Path) -> str:
    """The folder of the package that a module lies in, or its own name at the top."""
    first = module.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported_parts(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Each part of the package that a module imports, in its functions too, with the line."""
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: relative imports hide where they lead"
            names = [node.module or ""]
            if node.module == "notice_parser":
                names = [f"notice_parser.{alias.name}" for alias in node.names if alias.name not in FREE]
        for name in names:
            head, _, rest = name.partition(".")
            if head == "notice_parser":
                part = rest.split(".")[0]
                yield (part if part in FLOOR_OF or (PACKAGE / part).exists() else "__init__"), node.lineno


def is_allowed(here: str, there: str) -> bool:
    return here == there or FLOOR_OF[there] < FLOOR_OF[here]


@pytest.mark.parametrize("module", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_down(module: Path) -> None:
    here = part_of(module)
    assert here in FLOOR_OF, f"{here} has no floor: give it its place in FLOORS"
    wrong = [
        f"line {line}: {here} imports {there}"
        for there, line in imported_parts(ast.parse(module.read_text("utf-8")))
        if not is_allowed(here, there)
    ]
    assert wrong == []


@pytest.mark.skipif(not store.is_trusted(store.STORE), reason="others may write where things are stored")
def test_a_plain_run_imports_what_it_needs() -> None:
    """What the store holds is read back without YAML, its schemas, or what makes rules of them."""
    code = (
        "import sys; from notice_parser.__main__ import main; main(); "
        f"sys.exit(str([name for name in {UNNEEDED!r} if name in sys.modules] or ''))"
    )
    parse_text("各单位：2025年建成公园3座。")
    result = subprocess.run([sys.executable, "-c", code, str(SAMPLES[0])], capture_output=True, text=True)
    assert result.stderr.strip() == ""


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from notice_parser.cli import run; run(['--help']); run(['--version']); "
        f"sys.exit(str([name for name in {HEAVY!r} if name in sys.modules] or ''))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.stderr.strip() == ""
