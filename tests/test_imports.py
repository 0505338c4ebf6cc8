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
    ("__init__",),
    ("api",),
    ("batch",),
    ("examples",),
    ("explain", "spark"),
    ("explain_readings",),
    ("origin_words",),
    ("pipeline",),
    ("contract",),
    ("comparison",),
    ("ledgers", "reports"),
    ("writers", "checks"),
    ("stages",),
    ("facts", "quantities"),
    ("readings",),
    ("wording",),
    ("outline",),
    ("readers",),
    ("pack",),
    ("notice", "json_notice"),
    ("spans",),
    ("errors", "collector", "exact", "lazy_patterns", "messages", "terms", "version"),
)
FLOOR_OF = {name: len(FLOORS) - index for index, names in enumerate(FLOORS) for name in names}
HEAVY = ("pydantic", "msgspec", "yaml", "regex", "jieba", "rich", "lxml", "concurrent.futures", "importlib.metadata")
# What a run of `notice-parse FILE` does without: no option is declared, JSON is validated by the schema, rules are read
# back from the store. What is not named here and comes from other packages is PLAIN.
UNNEEDED = (
    *("typer", "pydantic", "yaml", "jieba", "rich", "lxml", "typing_extensions"),
    *("asyncio", "concurrent.futures", "dataclasses", "gettext", "importlib.metadata", "inspect", "json", "logging"),
    *("multiprocessing", "difflib", "pkgutil", "shutil", "socket", "subprocess", "tempfile", "xml", "zipfile"),
    *("notice_parser.pack.loading", "notice_parser.notice", "notice_parser.api", "notice_parser.quantities.tables"),
)
PLAIN = {"msgspec", "regex"} if sys.platform == "linux" else {"msgspec", "platformdirs", "regex"}


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
                names = [f"notice_parser.{alias.name}" for alias in node.names]
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


@pytest.mark.skipif(store.cache_folder() is None, reason="the compiled rules can be kept nowhere")
def test_a_plain_run_imports_what_it_needs() -> None:
    """Each of these takes from one to a hundred milliseconds of a start, and a new one is to be seen here."""
    code = (
        "import sys; before = set(sys.modules); from notice_parser.__main__ import main; main()\n"
        f"found = [name for name in {UNNEEDED!r} if name in sys.modules]\n"
        "others = {name for name in set(sys.modules) - before if '.' not in name}\n"
        "others -= {'notice_parser', *sys.stdlib_module_names}\n"
        f"sys.exit(str(found + sorted(others ^ {PLAIN!r}) or ''))"
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


# Imports inside functions that lead back: (the module, what it imports when it is called). All others make no circle.
LAZY = {
    ("notice_parser.pack", "notice_parser.pack.loading"),  # rules are compiled only where no compiled ones are stored
    ("notice_parser.readers.opening", "notice_parser.readers.archive"),  # archives hold inputs for all readers
}


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_modules(tree: ast.AST, modules: set[str]) -> Iterator[str]:
    """Each module of the package that a module imports, in its functions and for its types too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom) and node.module in modules:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in modules else node.module


def import_graph(sources: dict[str, str]) -> dict[str, set[str]]:
    """What each module imports, by the names of modules; `sources` gives their code."""
    modules = set(sources)
    return {name: set(imported_modules(ast.parse(code), modules)) - {name} for name, code in sources.items()}


def find_circle(graph: dict[str, set[str]]) -> list[str]:
    """A chain of modules that ends where it begins, each importing the next; empty where there is none."""
    finished: set[str] = set()
    for root in sorted(graph):
        chain, branches = [root], [iter(sorted(graph[root]))]
        while chain:
            following = next((name for name in branches[-1] if name not in finished), None)
            if following is None:
                finished.add(chain.pop())
                branches.pop()
            elif following in chain:
                return [*chain[chain.index(following) :], following]
            else:
                chain.append(following)
                branches.append(iter(sorted(graph[following])))
    return []


def package_sources() -> dict[str, str]:
    return {module_name(path): path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.py"))}


def test_no_circle_of_imports() -> None:
    graph = import_graph(package_sources())
    for here, there in LAZY:
        graph[here].discard(there)
    assert find_circle(graph) == []


@pytest.mark.parametrize("pair", sorted(LAZY), ids=lambda pair: "-".join(pair))
def test_a_lazy_import_stands_in_a_function(pair: tuple[str, str]) -> None:
    here, there = pair
    sources = package_sources()
    at_top = [node for node in ast.parse(sources[here]).body if isinstance(node, ast.Import | ast.ImportFrom | ast.If)]
    assert there in set(imported_modules(ast.parse(sources[here]), set(sources)))
    assert not any(there in imported_modules(node, set(sources)) for node in at_top)


@pytest.mark.parametrize(
    ("sources", "circle"),
    [
        ({"p": "", "p.a": "from p.b import x", "p.b": "import json"}, []),
        ({"p": "", "p.a": "from p.b import x", "p.b": "from p import a"}, ["p.a", "p.b", "p.a"]),
        (
            {"p": "", "p.a": "import p.b", "p.b": "def f():\n    from p.c import x", "p.c": "import p.a"},
            ["p.a", "p.b", "p.c", "p.a"],
        ),
        (
            {"p": "", "p.a": "if TYPE_CHECKING:\n    from p.b import x", "p.b": "from p.a import y"},
            ["p.a", "p.b", "p.a"],
        ),
        ({"p": "from p.a import x", "p.a": "from p import y"}, ["p", "p.a", "p"]),
    ],
    ids=["a way down", "two modules", "in a function", "for types", "a package and its module"],
)
def test_a_circle_is_found(sources: dict[str, str], circle: list[str]) -> None:
    assert find_circle(import_graph(sources)) == circle
