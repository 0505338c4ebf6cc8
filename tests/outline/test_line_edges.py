"""What lines begin and end with is derived from patterns, and refuses no line that they match."""

from __future__ import annotations

import pytest
import regex

from conftest import SAMPLES
from notice_parser.outline import logical_lines
from notice_parser.outline.lines import BREAKS, read_lines
from notice_parser.pack import built_in_pack
from notice_parser.pack.loading.beginnings import first_characters, make_first_finder
from notice_parser.pack.loading.endings import last_characters, make_line_test

PACK = built_in_pack()


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("[0-9]{1,4}年[月日]?$", "年月日"),
        ("(?:甲|乙丙)(?:（[^）]{1,9}）)?$", "甲丙）"),
        ("(?:甲$|乙[12]$)", "甲12"),
        ("甲(?=乙)乙$", "乙"),
        ("(?:甲(?=乙))乙$", "乙"),
        ("甲乙", None),
        ("甲(?:乙$)?", None),
        ("甲.$", None),
        ("$", None),
    ],
)
def test_last_characters(pattern: str, expected: str | None) -> None:
    assert last_characters(regex.compile(pattern)) == (None if expected is None else frozenset(expected))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("[#*]{1,3} ", "#*"),
        ("(?:甲|乙)?丙", "甲乙丙"),
        ("(?<!子)甲", "甲"),
        ("[^甲]", None),
        ("甲?", None),
        ("(?i)a", None),
    ],
)
def test_first_characters(pattern: str, expected: str | None) -> None:
    assert first_characters(regex.compile(pattern)) == (None if expected is None else frozenset(expected))


def test_a_character_that_something_begins_with() -> None:
    found = make_first_finder(regex.compile("(?<=子)(?:一是|[（(]一[)）]|①)"))
    assert found is not None
    assert [found.search(text) is not None for text in ("一些", "一是", "（二）", "(一)", "①", "子")] == [
        False,
        True,
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("pattern", ["[^。]{2,9}印发$|主送：", "[^。]{2,9}印发|主送：", "(?:附件|附表)[：:]|.{1,9}日$"])
def test_a_line_is_refused_only_where_the_pattern_does(pattern: str) -> None:
    plain = regex.compile(pattern)
    test = make_line_test(plain)
    for line in ("县局2024年印发", "主送：各镇", "附件：名单", "附表", "3月5日", "印发", "主送", "县局印发了"):
        assert bool(test.match(line, 0, len(line))) == bool(plain.match(line)), line


def test_the_end_of_a_text_is_told_in_every_sample() -> None:
    for path in SAMPLES:
        text = path.read_text("utf-8")
        for line in logical_lines(text, PACK):
            plain = PACK.edges.after_text.pattern.match(text, line.start, line.end)
            assert bool(PACK.edges.after_text.match(text, line.start, line.end)) == bool(plain)


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("甲\n乙", [0, 0]),
        ("甲\r\n乙\r\n\r\n丙\r\n丁", [0, 0, 1, 0]),
        ("\n\n甲\n \n乙\n丙\n丁", [2, 1, 0, 0]),
        ("甲\r乙\u2028丙\n\r丁", [0, 0, 0, 1]),
    ],
)
def test_blank_lines_above(text: str, gaps: list[int]) -> None:
    assert [line.gap for line in read_lines(text)] == gaps
    assert set(text) & set(BREAKS)
