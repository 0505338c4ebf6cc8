"""Time grows with the length of the text, whatever its shape."""

from __future__ import annotations

import time

import pytest

from notice_parser import parse_text

LEAST_SECONDS = 0.02
# Eight times the text may take sixteen times as long; shapes that once were, or could be, worse than linear.
WORST_RATIO = 16
SHAPES = {
    "one line": "全县共受理信访举报55件次，其中立案3件，同比增长20.43%，办结率99%；",
    "no stop": "全县共受理信访举报线索材料",
    "digits": "0123456789",
    "numerals": "一二三四五六七八九十百千万",
    "open title": "《",
    "open bracket": "（",
    "open quote": "“",
    "markers": "一是1.（一）",
    "marker lines": "（一）\n1.\n",
    "blank": " \u3000\t",
    "blank lines": "\n\r\n",
    "stops": "。；，、",
    "units": "亿元万人次",
    "dates": "2024年3月5日",
    "years": "2024年",
    "spread": "分别完成3个、4个、5个和",
    "parts": "其中1个，其中2个，",
    "points": "1.1.1.1.",
}


def seconds(text: str) -> float:
    """The least of three runs: what is above it is the machine's doing."""
    runs = []
    for _ in range(3):
        start = time.perf_counter()
        parse_text(text)
        runs.append(time.perf_counter() - start)
    return min(runs)


def text_of(shape: str, length: int) -> str:
    return (shape * (length // len(shape) + 1))[:length]


@pytest.mark.parametrize("name", SHAPES)
def test_time_grows_with_length(name: str) -> None:
    shape = SHAPES[name]
    length = 2000
    while (short := seconds(text_of(shape, length))) < LEAST_SECONDS and length < 32000:
        length *= 2
    assert seconds(text_of(shape, 8 * length)) / short < WORST_RATIO


def test_a_million_characters_on_one_line() -> None:
    text = text_of(SHAPES["one line"], 1_000_000)
    start = time.perf_counter()
    notice = parse_text(text)
    assert time.perf_counter() - start < 60
    assert len(notice.quantities) > 10_000
