"""Any text at all is parsed, but for a NUL in it: no crash, and quotes, tiling and tree hold.

NOTICE_PARSE_FUZZ=N tries N texts a test.
"""

from __future__ import annotations

import json
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import SAMPLES
from invariants import broken
from notice_parser import parse_text
from notice_parser.errors import UnreadableInput

# Pieces of notices, so that chance puts together what grammars get wrong.
WORDS = """
一、 （一） (二) 1. １． 1.1 （1） ① 一是 二是 一要 第一， 首先， 其一， 第一章 第一条 第二条之一 A. a)
2024年 2024年3月5日 二〇二四年九月四日 2024年以来 目前 截至2024年底 “十四五” 同比 今年 去年同期 每年
55件次 3.2万人次 74.60亿元 20.43% 百分之五 三分之二 五成 近30人 10余人 5~7人 翻一番 十几个 0个 千分之三
受理 立案 办结 其中， 分别 占 增长 下降 持平 信访举报 全县 县纪委监委 中央八项规定 二十届三中全会 12345热线
《关于开展检查的通知》 （国发〔2024〕12号） 附件：1. 抄送： 联系电话：0999-1234567 某县人民政府
“” “ ” 《 》 （ ） ， 。 ； ： 、 ! ? . , ( ) # * > - ~ — ∶ 𠮷 é 🚩
"""
BLANKS = ("\n", "\r\n", "\r", "\t", " ", "\u3000", "\u00a0", "\ufeff", "\u2028", "\x0b")
PIECES = st.sampled_from([*WORDS.split(), *BLANKS])
CHARACTERS = st.characters(codec="utf-8", exclude_characters="\0")
TEXTS = st.one_of(
    st.lists(PIECES, max_size=60).map("".join),
    st.text(CHARACTERS, max_size=200),
)
RELAXED = settings(
    max_examples=int(os.environ.get("NOTICE_PARSE_FUZZ", "150")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def check(text: str) -> None:
    notice = json.loads(parse_text(text).model_dump_json())
    assert broken(notice, text) == []


@RELAXED
@given(TEXTS)
def test_any_text(text: str) -> None:
    check(text)


@RELAXED
@given(st.data())
def test_a_sample_cut_and_mended_anywhere(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(SAMPLES)).read_text("utf-8")[:3000]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 400)))
    check(text[:start] + data.draw(st.lists(PIECES, max_size=3).map("".join)) + text[end:])


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\ufeff", "。", "一、", "(", "《", "1", "一是", "附件：", "2024年", "《" * 500, "（" * 500]
)
def test_small_and_lopsided_texts(text: str) -> None:
    check(text)


def test_half_a_surrogate_pair_is_refused_in_one_line() -> None:
    with pytest.raises(UnreadableInput, match="surrogate pair at 2"):
        parse_text("一、\ud83d受理3件。")


@pytest.mark.parametrize("text", ["\0", "一、受理3件\0。", "\n\0\0"])
def test_a_nul_is_refused_in_one_line(text: str) -> None:
    """JSON can hold it, but PostgreSQL and others refuse it there; offsets forbid to drop it."""
    with pytest.raises(UnreadableInput, match=f"^text: holds a NUL at {text.index(chr(0))}, [^\n]*$"):
        parse_text(text)


def test_a_heading_is_no_sign_that_no_one_sees() -> None:
    (section,) = parse_text("（一）\u202c\n\u200b新建泵站。\n").sections
    assert section.heading is not None
    assert section.heading.text == "新建泵站"


@pytest.mark.parametrize("after", ["\r\x08", "\n\u200b", "\u2028\u202c \n"])
def test_a_body_is_no_sign_that_no_one_sees(after: str) -> None:
    (section,) = parse_text(f"一、查封船舶3艘。{after}").sections
    assert section.body is None


def test_a_fraction_of_as_many_digits_as_json_keeps_has_them_all() -> None:
    (one,) = json.loads(parse_text("投资12345678.1234567元。").model_dump_json(), parse_float=str)["quantities"]
    assert one["value"] == "12345678.1234567"
