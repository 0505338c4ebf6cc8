"""Documents follow the code: links lead somewhere, and paths, folders and names that they state exist."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from conftest import ROOT
from notice_parser import __version__

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PACKAGE = ROOT / "src" / "notice_parser"
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)[^)]*\)")
CODE = re.compile(r"```.*?```", re.DOTALL)
# Paths of the repository in backticks or commands; those of the package may leave its folder out.
PATH = re.compile(r"(?<![\w/.])((?:src|patterns|tests|samples|docs|bench|eval|tools|\.ci)/[\w/.-]*\w/?)")
SHORT_PATH = re.compile(r"`((?:cli|batch|writers|checks|facts|quantities|wording|outline|readers|pack)/[\w/.]*)`")
# What a recipe or a run writes.
WRITTEN = {"samples/NAME.txt"}


def shown_text(path: Path) -> str:
    """A document without its blocks of code, which other tests run."""
    return CODE.sub("", path.read_text("utf-8"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_link_leads_nowhere(path: Path) -> None:
    assert [link for link in LINK.findall(shown_text(path)) if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_path_is_there(path: Path) -> None:
    found = set(PATH.findall(shown_text(path))) - WRITTEN
    assert sorted(each for each in found if not (ROOT / each).exists()) == []
    assert sorted(each for each in SHORT_PATH.findall(shown_text(path)) if not (PACKAGE / each).exists()) == []


def test_the_tree_shows_every_folder() -> None:
    tree = ARCHITECTURE.partition("<!-- tree -->\n```\n")[2].partition("```")[0]
    paths = [line.split()[0] for line in tree.splitlines()[1:]]
    assert len(paths) > 10
    assert [path for path in paths if not (ROOT / path).exists()] == []
    stages = [path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()]
    assert [name for name in stages if f"src/notice_parser/{name}/" not in paths] == []


def test_the_stages_state_classes_that_exist() -> None:
    table = ARCHITECTURE.partition("| stage |")[2].partition("\n\n")[0]
    code = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    names = re.findall(r"`([A-Z][a-z][A-Za-z]*)`", table)
    assert len(names) >= 6
    assert [name for name in names if not re.search(rf"^class {name}\b", code, re.MULTILINE)] == []


def test_the_glossary_has_a_chinese_term_for_each() -> None:
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", ARCHITECTURE.partition("## Glossary")[2], re.MULTILINE)
    terms = rows[1:]
    assert len(terms) > 30
    assert [term for term, chinese, _ in terms if not re.search(r"[\u4e00-\u9fff]", chinese)] == []
    assert len({term for term, _, _ in terms}) == len(terms)


def test_the_newest_release_of_the_changelog_is_the_version() -> None:
    heads = re.findall(r"^## \[([^]]+)\](?: - (\S+))?$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert heads[0] == ("Unreleased", "")
    versions, days = zip(*heads[1:], strict=True)
    assert versions[0] == __version__
    assert sorted((date.fromisoformat(day) for day in days), reverse=True) == [date.fromisoformat(day) for day in days]
