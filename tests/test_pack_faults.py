"""A rule broken in any of these ways gives one line: file, line, rule, what is wrong."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from notice_parser.errors import PackError
from notice_parser.pack.loading.bounds import CALLS, OVERLOOKS, find_shape_error
from notice_parser.pack.loading.reader import PackReader
from notice_parser.pack.loading.validation import SchemaError, validate
from notice_parser.pack.schema import PatternRule, Schema

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


class RulesFile(Schema, frozen=True):
    rules: tuple[PatternRule, ...]


def faults_of(folder: Path, text: str | bytes) -> list[str]:
    """Load a folder whose one file of rules has this text, compile it, and give the faults."""
    (folder / "rules.yaml").write_bytes(text.encode() if isinstance(text, str) else text)
    (folder / "definitions.yaml").write_text(DEFINITIONS, "utf-8")
    reader = PackReader(folder)
    try:
        reader.read_definitions()
        file = reader.open("rules.yaml", RulesFile)
        file.compile_rules("rules", file.data.rules)
    except PackError as error:
        return error.errors
    return reader.errors


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


@pytest.mark.parametrize("end", ["", "\\"])
def test_a_pattern_of_sets_that_nothing_closes_is_refused_at_once(tmp_path: Path, end: str) -> None:
    begun = time.process_time()
    (line,) = faults_of(tmp_path, swap("12345热线'", "[超" * 90_000 + end + "'")(GOOD))
    assert line.startswith("rules.yaml:9: hotline: ")
    assert time.process_time() - begun < 20


@pytest.mark.filterwarnings("error")
def test_a_bracket_in_a_set_warns_nobody(tmp_path: Path) -> None:
    (line,) = faults_of(tmp_path, swap("12345热线'", "[[:none:]]热线'")(GOOD))
    assert line.startswith("rules.yaml:9: hotline: ")


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


def test_every_mismatch_of_a_file_is_reported_at_its_own_line(tmp_path: Path) -> None:
    text = GOOD.replace("why: names", "whi: names").replace("'12345热线'", "[1, 2]").replace("[12345热线]", "[[甲]]")
    assert faults_of(tmp_path, text) == [
        "rules.yaml:5: meeting: rules.0.whi: the key is not permitted; did you mean why?",
        "rules.yaml:9: hotline: rules.1.pattern: Expected a string, got a list",
        "rules.yaml:10: hotline: rules.1.match.0: Expected a string, got a list",
    ]


@pytest.mark.parametrize(
    ("data", "path", "message"),
    [
        ({"rules": None}, ("rules",), "got nothing"),
        ([], (), "got a list"),
        (None, (), "got nothing"),
        ({"rules": [3]}, ("rules", 0), "got a whole number"),
        ({"rules": [{"id": 4, "pattern": ""}]}, ("rules", 0, "id"), "Expected a string, got a whole number"),
        ({"rules": [{"id": "a", "pattern": "", "why": []}]}, ("rules", 0, "why"), "a string or nothing, got a list"),
        ({"rules": [], 5: ""}, (5,), "not permitted"),
    ],
)
def test_data_of_any_kind_has_its_path(data: object, path: tuple[str | int, ...], message: str) -> None:
    with pytest.raises(SchemaError) as error:
        validate(data, RulesFile)
    ((found, what),) = error.value.mismatches
    assert (found, message in what) == (path, True)


@pytest.mark.parametrize(
    "pattern", ["甲(?R)乙", "(?0)", "(甲(?1)?乙)", "(?P<a>甲(?&a)?乙)", "(?P<a>甲(?P>a)?)", "(?+1)(甲)"]
)
def test_a_pattern_that_calls_itself_is_refused(pattern: str) -> None:
    assert find_shape_error(pattern) == CALLS


@pytest.mark.parametrize("pattern", ["(?:甲乙){e<=2}", "甲{s}", "(?b)甲乙{1<=i<=3}"])
def test_a_pattern_that_overlooks_errors_is_refused(pattern: str) -> None:
    assert find_shape_error(pattern) == OVERLOOKS


@pytest.mark.parametrize(
    "pattern", [r"\(\?R\)", r"\{e\}", "[(?R)]", r"\p{Han}{1,3}", "(?P<a>甲)(?P=a)", "(?i:甲)", "(?<!甲)乙"]
)
def test_what_only_looks_like_a_call_is_not_refused(pattern: str) -> None:
    assert find_shape_error(pattern) is None
