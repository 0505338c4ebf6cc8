"""Time of the processor grows with the length of the text, whatever its shape."""

from __future__ import annotations

import time

import pytest

from notice_parser import parse_text

LEAST_SECONDS = 0.05
SHORTEST, LONGEST = 1000, 32000
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
    "agents": "由县局督促镇街清理3个、",
}


def seconds(text: str) -> float:
    start = time.process_time()
    parse_text(text)
    return time.process_time() - start


def text_of(shape: str, length: int) -> str:
    return (shape * (length // len(shape) + 1))[:length]


def grows_in_proportion(shape: str, length: int) -> bool:
    """Is it so in one of three tries? What is above the least is the machine's doing."""
    short = min(seconds(text_of(shape, length)) for _ in range(3))
    return any(seconds(text_of(shape, 8 * length)) < WORST_RATIO * short for _ in range(3))


@pytest.mark.parametrize("name", SHAPES)
def test_time_grows_with_length(name: str) -> None:
    length = SHORTEST
    while seconds(text_of(SHAPES[name], length)) < LEAST_SECONDS and length < LONGEST:
        length *= 2
    assert grows_in_proportion(SHAPES[name], length)


def test_a_megabyte_on_one_line() -> None:
    """All that it says is found, in time that grows with its length."""
    sentence = f"{SHAPES['one line']}各单位要提高认识，压实责任，认真抓好整改落实，确保各项任务落到实处；"
    length = 1_000_000 // len(sentence.encode()) * len(sentence)
    short = min(seconds(text_of(sentence, length // 8)) for _ in range(2))
    start = time.process_time()
    notice = parse_text(text_of(sentence, length))
    assert time.process_time() - start < WORST_RATIO * short
    assert len(notice.quantities) == 4 * (length // len(sentence))
