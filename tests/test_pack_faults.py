"""A rule broken in any of these ways gives one line: file, line, rule, what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from notice_parser.errors import PackError
from notice_parser.pack.loading.reader import PackReader, PatternRule, Schema

GOOD = """\
# A comment, so that lines and rules are not numbered alike.
rules:
  - id: meeting
    pattern: '{{digit}}{1,3}届全会'
    why: names a meeting
    match: [20届全会]
    no_match: [20届]
  - id: hotline
    pattern: '12345热线'
    match: [12345热线]
"""
DEFINITIONS = """\
definitions:
  digit: '[0-9０-９]'
  up: '{{down}}'
  down: '{{up}}'
"""


class RulesFile(Schema):
    rules: tuple[PatternRule, ...]


def faults_of(folder: Path, text: str | bytes) -> list[str]:
    """Load a folder whose one file of rules has this text, compile it, and give the faults."""
    (folder / "rules.yaml").write_bytes(text.encode() if isinstance(text, str) else text)
    (folder / "definitions.yaml").write_text(DEFINITIONS, "utf-8")
    reader = PackReader(folder)
    try:
        reader.read_definitions()
        file = reader.read("rules.yaml", RulesFile)
        reader.unique("rules.yaml", "rules", [rule.id for rule in file.rules])
        for index, rule in enumerate(file.rules):
            reader.compile("rules.yaml", ("rules", index, "pattern"), rule.id, rule.pattern)
    except PackError as error:
        return error.faults
    return reader.faults


def swap(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


BROKEN = {
    "wrong type": (swap("pattern: '12345热线'", "pattern: [12345热线]"), "rules.yaml:9: hotline: ", "string"),
    "unknown key": (swap("why: names", "whi: names"), "rules.yaml:5: meeting: ", "not permitted"),
    "missing key": (swap("    pattern: '12345热线'\n", ""), "rules.yaml:8: hotline: ", "required"),
    "duplicate key": (
        swap("    match: [12345热线]", "    pattern: a\n    match: [12345热线]"),
        "rules.yaml:10: hotline: ",
        "duplicate key pattern",
    ),
    "unknown definition": (swap("{{digit}}", "{{digits}}"), "rules.yaml:4: meeting: ", "unknown definition {{digits}}"),
    "circular definition": (swap("{{digit}}", "{{up}}"), "rules.yaml:4: meeting: ", "circular definition"),
    "bad regex": (swap("12345热线'", "(12345热线'"), "rules.yaml:9: hotline: ", "missing )"),
    "unbounded repeat": (swap("12345热线'", "[0-9]+热线'"), "rules.yaml:9: hotline: ", "unbounded repeat"),
    "lazy repeat": (swap("12345热线'", "《.*?》'"), "rules.yaml:9: hotline: ", "unbounded repeat"),
    "unbounded in regex's own words": (
        swap("12345热线'", "\\p{Han}+线'"),
        "rules.yaml:9: hotline: ",
        "unbounded repeat",
    ),
    "nested repeats": (swap("12345热线'", "(?:[0-9]{1,90}、){1,90}线'"), "rules.yaml:9: hotline: ", "nested repeats"),
    "duplicate id": (swap("id: hotline", "id: meeting"), "rules.yaml:8: meeting: ", "duplicate id"),
    "tab": (swap("    why: names", "\twhy: names"), "rules.yaml:5: -: ", "not YAML"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_gives_its_one_line(tmp_path: Path, name: str) -> None:
    change, place, what = BROKEN[name]
    (line,) = faults_of(tmp_path, change(GOOD))
    assert line.startswith(place)
    assert what in line
    assert "\n" not in line


def test_the_good_file_has_no_fault(tmp_path: Path) -> None:
    assert faults_of(tmp_path, GOOD) == []


def test_another_encoding_gives_its_line(tmp_path: Path) -> None:
    (line,) = faults_of(tmp_path, GOOD.encode("gb18030"))
    assert line == "rules.yaml:4: -: the file is not UTF-8"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    reader = PackReader(tmp_path)
    with pytest.raises(PackError, match=r"rules.yaml:1: -: the file is missing"):
        reader.read("rules.yaml", RulesFile)


def test_all_faults_of_a_file_are_gathered(tmp_path: Path) -> None:
    text = GOOD.replace("12345热线'", "[0-9]+热线'").replace("{{digit}}", "{{digits}}")
    assert [line.split(":")[1] for line in faults_of(tmp_path, text)] == ["4", "9"]
