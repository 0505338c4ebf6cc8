"""A multi-pattern scan finds what its patterns find one by one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
import regex

from conftest import SAMPLES
from notice_parser.pack import built_in_pack
from notice_parser.pack.alternatives import Alternatives
from notice_parser.pack.loading.automaton import read_automaton
from notice_parser.pack.loading.beginnings import never_after
from notice_parser.pack.loading.bounds import parse_pattern
from notice_parser.pack.loading.multi_pattern import make_scan

PACK = built_in_pack()
SCANNED = {
    "guards": PACK.guards,
    "contacts": PACK.contacts.rules,
    "periods": PACK.periods.rules,
    "numerals": PACK.numbers.numerals,
}
WORDS = """
2024 20 3 12345 0571 13900001111 １２ 一 二 十 百 万 两 〇 年 月 日 号 级 时 点 分 之 第 个 项 届 次 全会 以上 元 岁 路
季度 半年 截至 自 到 至 今年 去年 以来 期间 目前 同期 近 年底 五 地址： 邮编 翻 番 持平 一半 数 几 好几 成百上千 强 圈
版 排名 前 每 代码 国道 大桥 “ ” 《 》 （ ） 〔 〕 ( ) ， 。 ； ： : / - — ~ . % @ a b.cn G20 A级 热线 电话 \ue000
"""
PIECES = (*WORDS.split(), " ", "\u3000", "\n", "\t")


def found_plainly(rules: Alternatives, text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The leftmost match of all patterns each time, of two the first."""
    end = 0
    while True:
        found = [(m.start(), order, m) for order, (_, p) in enumerate(rules.patterns) if (m := p.search(text, end))]
        if not found:
            return
        start, order, match = min(found, key=lambda one: one[:2])
        end = max(match.end(), start + 1)
        yield rules.patterns[order][0], match.span()


def check(rules: Alternatives, text: str) -> None:
    assert [(rule, match.span()) for rule, match in rules.scan(text)] == list(found_plainly(rules, text))


@pytest.mark.parametrize("name", SCANNED)
def test_samples(name: str) -> None:
    for path in SAMPLES:
        check(SCANNED[name], path.read_text("utf-8"))


@pytest.mark.parametrize("name", SCANNED)
def test_pieces_at_random(name: str) -> None:
    chance = random.Random(name)
    for _ in range(400):
        check(SCANNED[name], "".join(chance.choices(PIECES, k=chance.randrange(1, 25))))


def one_of(signs: list[tuple[Any, Any]], chance: random.Random) -> str:
    """A sign of a class."""
    kind, value = chance.choice(signs)
    if str(kind) == "NEGATE":
        return "甲"
    return chr(chance.randint(*value) if str(kind) == "RANGE" else value)


def written(parts: Any, chance: random.Random) -> str:
    """What the parts of a pattern take, at random; what they only look at is now and then put there too."""
    row = []
    for op, argument in parts:
        kind = str(op)
        if kind == "LITERAL":
            row.append(chr(argument))
        elif kind == "IN":
            row.append(one_of(argument, chance))
        elif kind == "BRANCH":
            row.append(written(chance.choice(argument[1]), chance))
        elif kind == "SUBPATTERN":
            row.append(written(argument[3], chance))
        elif kind in ("MAX_REPEAT", "MIN_REPEAT"):
            row += [
                written(argument[2], chance)
                for _ in range(chance.randint(argument[0], min(argument[1], argument[0] + 3)))
            ]
        elif kind == "ASSERT" and chance.random() < 0.7:
            row.append(written(argument[1], chance))
        elif kind == "NOT_LITERAL":
            row.append("乙")
    return "".join(row)


@pytest.mark.parametrize("name", SCANNED)
def test_what_each_pattern_takes(name: str) -> None:
    chance = random.Random(name)
    for _, pattern in SCANNED[name].patterns:
        parts = parse_pattern(pattern.pattern)
        for _ in range(40):
            lead, tail = chance.choices(PIECES, k=2)
            check(SCANNED[name], f"{lead}{written(parts, chance)}{tail}{written(parts, chance)}")


@pytest.mark.parametrize("name", SCANNED)
def test_most_patterns_are_scanned_together(name: str) -> None:
    assert len(SCANNED[name].alone) <= 3


@pytest.mark.parametrize(
    "pattern", ["(?i)a1", "[^，]年", "(?:一)?", "(a)\\1", "\\p{Han}级", "(?:年){e<=1}", "[[:alpha:]]年"]
)
def test_what_may_begin_with_anything_stands_alone(pattern: str) -> None:
    assert make_scan([regex.compile(pattern, regex.V0)]) == (None, (0,))


def test_what_follows_a_run_of_digits() -> None:
    automaton = read_automaton(regex.compile("(?<!第)[0-9]{1,4} ?(?:年|个月)(?!底)"))
    assert automaton is not None
    assert automaton.heads(frozenset("0123456789 ")).pairs == {"年": None, "个": frozenset("月")}


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("(?<![0-9])[0-9]级", True), ("(?:自)?(?<![.0-9])([0-9])级", True), ("[0-9](?<!0)级", False), ("[0-9]级", False)],
)
def test_what_begins_only_at_the_start_of_a_run(pattern: str, expected: bool) -> None:
    assert never_after(regex.compile(pattern), frozenset("0123456789")) is expected
