"""`notice-parse rules`: the built-in rules read their own examples, and a rule broken in any way is named."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, run_program
from notice_parser.examples import CHECKS, WITHOUT_EXAMPLES, example_errors
from notice_parser.pack.loading.listing import entries, list_rules
from notice_parser.pack.loading.reader import PackReader

PATTERNS = ROOT / "patterns"
FILES = sorted(path.name for path in PATTERNS.glob("*.yaml"))


def test_every_rule_reads_its_own_examples() -> None:
    assert example_errors(PATTERNS) == []


@pytest.mark.parametrize("name", [name for name in FILES if name not in WITHOUT_EXAMPLES])
def test_every_rule_has_an_example_and_its_file_a_check(name: str) -> None:
    rules = entries(PackReader(PATTERNS).load(name))
    assert not rules or name in CHECKS
    assert [rule for _, rule, entry in rules if not entry.get("match")] == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the built-in rules."""
    copy = tmp_path / "patterns"
    shutil.copytree(PATTERNS, copy)
    return copy


def insert(text: str) -> Callable[[str], str]:
    """Put an entry in front of all others in guards.yaml, a file of rules of one pattern."""
    return lambda old: old.replace("guards:\n", f"guards:\n{text}\n", 1)


ENTRY = "  - id: broken\n    pattern: '{}'\n    match: [{}]\n    no_match: [{}]"
# How an entry may be broken, and what its line must say.
BROKEN = {
    "wrong type": (ENTRY.format("甲", "甲", "乙").replace("'甲'", "[甲]"), "string"),
    "unknown key": (ENTRY.format("甲", "甲", "乙") + "\n    nope: 1", "not permitted"),
    "duplicate key": (ENTRY.format("甲", "甲", "乙") + "\n    match: [甲]", "duplicate key match"),
    "duplicate id": (ENTRY.format("甲", "甲", "乙") + "\n  - {id: broken, pattern: 乙, match: [乙]}", "duplicate id"),
    "unknown definition": (ENTRY.format("{{nope}}", "甲", "乙"), "unknown definition {{nope}}"),
    "bad regex": (ENTRY.format("(甲", "甲", "乙"), "missing )"),
    "unbounded repeat": (ENTRY.format("甲.*?乙", "甲乙", "乙"), "unbounded repeat"),
    "failing match": (ENTRY.format("甲", "丙", "乙"), "match 丙: nothing takes it"),
    "failing no_match": (ENTRY.format("甲", "甲", "甲乙"), "no_match 甲乙: is read by this rule"),
    "tab": ("  - id: broken\n\tpattern: a", "not YAML"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_is_one_line(folder: Path, name: str) -> None:
    entry, what = BROKEN[name]
    place = folder / "guards.yaml"
    place.write_text(insert(entry)(place.read_text("utf-8")), "utf-8")
    result = run_program("rules", "check", "--rules", folder)
    assert (result.returncode, result.stderr) == (1, b"")
    (line,) = result.stdout.decode("utf-8").splitlines()
    file, number, rule, message = line.split(":", 3)
    begins = place.read_text("utf-8").splitlines().index("  - id: broken") + 1
    assert file == "guards.yaml"
    assert begins <= int(number) <= begins + entry.count("\n")
    assert rule.strip() == ("-" if name == "tab" else "broken")
    assert what in message


def test_a_circular_definition_is_one_line(folder: Path) -> None:
    place = folder / "definitions.yaml"
    place.write_text(f"{place.read_text('utf-8').rstrip()}\n  up: '{{{{down}}}}'\n  down: '{{{{up}}}}'\n", "utf-8")
    guards = folder / "guards.yaml"
    guards.write_text(insert(ENTRY.format("{{up}}", "甲", "乙"))(guards.read_text("utf-8")), "utf-8")
    (line,) = run_program("rules", "check", "--rules", folder).stdout.decode("utf-8").splitlines()
    assert line.startswith("guards.yaml:")
    assert ": broken: circular definition {{up}}" in line


def test_another_encoding_is_one_line(folder: Path) -> None:
    place = folder / "modes.yaml"
    text = place.read_text("utf-8")
    place.write_bytes(text.encode("gb18030"))
    first = next(number for number, line in enumerate(text.splitlines(), 1) if not line.isascii())
    (line,) = run_program("rules", "check", "--rules", folder).stdout.decode("utf-8").splitlines()
    assert line == f"modes.yaml:{first}: -: the file is not UTF-8"


def test_good_rules_are_silent() -> None:
    result = run_program("rules", "check")
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")


def test_list_and_show() -> None:
    lines = run_program("rules", "list").stdout.decode("utf-8").splitlines()
    rules = list_rules(PATTERNS)
    assert [line.split(": ")[0] for line in lines] == [f"{rule.file}:{rule.line}" for rule in rules]
    shown = run_program("rules", "show", "share-of-whole").stdout.decode("utf-8")
    assert shown.startswith("# frames.yaml:")
    assert "  - id: share-of-whole\n" in shown


def test_an_unknown_rule_is_wrong_use() -> None:
    result = run_program("rules", "show", "share-of-hole")
    assert result.returncode == 2
    assert result.stderr.decode("utf-8").startswith(
        "notice-parse: share-of-hole: unknown rule; did you mean share-of-whole"
    )
    assert run_program("rules", "check", "--rules", "nothing").returncode == 2


def test_try_tells_which_rule_claims_what() -> None:
    shown = run_program("rules", "try", "2024年全县共受理信访举报55件次。").stdout.decode("utf-8")
    rows = [line.split("  ") for line in shown.splitlines()]
    assert [row[:3] for row in rows] == [["0:5", "2024年", "period"], ["14:18", "55件次", "quantity"]]
    shown = run_program("rules", "try", "--rule", "share", "占总数的20%").stdout.decode("utf-8")
    assert "words.yaml" in shown
