"""`notice-parse rules`: the built-in rules read their own examples, and a rule broken in any way is named."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, run_program
from notice_parser.examples import JUDGES, example_faults
from notice_parser.pack.listing import entries, list_rules
from notice_parser.pack.reading import PackReader

PATTERNS = ROOT / "patterns"
FILES = sorted(path.name for path in PATTERNS.glob("*.yaml"))


def test_every_rule_reads_its_own_examples() -> None:
    assert example_faults(PATTERNS) == []


@pytest.mark.parametrize("name", FILES)
def test_every_rule_has_an_example_and_its_file_a_judge(name: str) -> None:
    rules = entries(PackReader(PATTERNS).load(name))
    assert not rules or name in JUDGES
    assert [rule for _, rule, entry in rules if not entry.get("match")] == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the built-in rules."""
    copy = tmp_path / "patterns"
    shutil.copytree(PATTERNS, copy)
    return copy


def append(text: str) -> Callable[[str], str]:
    return lambda old: f"{old.rstrip()}\n{text}\n"


# How modes.yaml, whose last key is a list of rules of one pattern, may be broken; what the line must say.
CUE = "  - id: broken\n    pattern: '{}'\n    match: [{}]\n    no_match: [{}]"
BROKEN = {
    "wrong type": (append(CUE.format("甲", "甲", "乙").replace("'甲'", "[甲]")), "string"),
    "unknown key": (append(CUE.format("甲", "甲", "乙") + "\n    nope: 1"), "not permitted"),
    "duplicate key": (append(CUE.format("甲", "甲", "乙") + "\n    match: [甲]"), "duplicate key match"),
    "unknown definition": (append(CUE.format("{{nope}}", "甲", "乙")), "unknown definition"),
    "bad regex": (append(CUE.format("(甲", "甲", "乙")), "missing )"),
    "unbounded repeat": (append(CUE.format("甲.*?乙", "甲乙", "乙")), "unbounded repeat"),
    "failing match": (append(CUE.format("甲", "丙", "乙")), "match 丙: the pattern finds nothing"),
    "failing no_match": (append(CUE.format("甲", "甲", "甲乙")), "no_match 甲乙: is read by this rule"),
    "tab": (append("  - id: broken\n\tpattern: a"), "not YAML"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_is_one_line(folder: Path, name: str) -> None:
    change, what = BROKEN[name]
    place = folder / "modes.yaml"
    place.write_text(change(place.read_text("utf-8")), "utf-8")
    result = run_program("rules", "check", "--rules", folder)
    assert (result.returncode, result.stderr) == (1, b"")
    (line,) = result.stdout.decode("utf-8").splitlines()
    file, number, rule, message = line.split(":", 3)
    broken_from = place.read_text("utf-8").splitlines().index("  - id: broken") + 1
    assert file == "modes.yaml"
    assert broken_from <= int(number) <= broken_from + 5
    assert rule.strip() == ("-" if name == "tab" else "broken")
    assert what in message


def test_a_circular_definition_is_one_line(folder: Path) -> None:
    place = folder / "definitions.yaml"
    place.write_text(append("  up: '{{down}}'\n  down: '{{up}}'")(place.read_text("utf-8")), "utf-8")
    modes = folder / "modes.yaml"
    modes.write_text(append("  - {id: broken, pattern: '{{up}}', match: [甲]}")(modes.read_text("utf-8")), "utf-8")
    (line,) = run_program("rules", "check", "--rules", folder).stdout.decode("utf-8").splitlines()
    assert line.startswith("modes.yaml:")
    assert ": broken: circular definition {{up}}" in line


def test_another_encoding_is_one_line(folder: Path) -> None:
    place = folder / "modes.yaml"
    place.write_bytes(place.read_text("utf-8").encode("gb18030"))
    (line,) = run_program("rules", "check", "--rules", folder).stdout.decode("utf-8").splitlines()
    assert line == "modes.yaml:1: -: the file is not UTF-8"


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
        "notice-parse: share-of-hole: is no rule; did you mean share-of-whole"
    )
    assert run_program("rules", "check", "--rules", "nothing").returncode == 2


def test_try_tells_which_rule_claims_what() -> None:
    shown = run_program("rules", "try", "2024年全县共受理信访举报55件次。").stdout.decode("utf-8")
    rows = [line.split("  ") for line in shown.splitlines()]
    assert [row[:3] for row in rows] == [["0:5", "2024年", "period"], ["14:18", "55件次", "quantity"]]
    shown = run_program("rules", "try", "--rule", "share", "占总数的20%").stdout.decode("utf-8")
    assert "words.yaml" in shown
