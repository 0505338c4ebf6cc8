"""The text on the page is the source, character for character, whatever it holds and however marks meet."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import each_sample
from notice_parser import parse_file, parse_text
from notice_parser.notice import Notice
from notice_parser.pack.page import load_page_words
from notice_parser.writers.page.marked import marked_text

PAGE_WORDS = load_page_words()
TAG = re.compile(r"<[^>]*>")
HOSTILE = [
    "<script>",
    "</p>",
    "&lt;",
    "&#13;",
    '"',
    "'",
    "\r\n",
    "\r",
    "\n",
    "\u2028",
    "　　",
    "一、",
    "（一）",
    "其中",
]
WORDS = [
    *HOSTILE,
    "受理举报5件",
    "占20%",
    "《条例》",
    "2024年",
    "𠮷",
    "增长三分之一",
    "分别为3个、4个",
    "。",
    "，",
    "是",
]


def with_text(text: str) -> Notice:
    notice = parse_text(text)
    return notice.model_copy(update={"source": notice.source.model_copy(update={"text": text})})


def assert_verbatim(notice: Notice) -> None:
    written = marked_text(notice, "", PAGE_WORDS)
    assert unescape(TAG.sub("", written)) == notice.source.text
    marks = re.findall(r'<mark id="(q\d+)"', written)
    assert len(set(marks)) == len(marks)
    assert written.count("<mark") == written.count("</mark>")
    assert written.count("<span") == written.count("</span>")


@each_sample()
def test_a_sample_is_there_whole_with_every_figure(sample: Path) -> None:
    notice = parse_file(str(sample), text=True)
    assert_verbatim(notice)
    marks = re.findall(r'<mark id="(q\d+)"', marked_text(notice, "", PAGE_WORDS))
    assert marks == [one.id for one in notice.quantities]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map("".join))
@settings(max_examples=60, deadline=None)
def test_any_text_is_there_whole(text: str) -> None:
    assert_verbatim(with_text(text))


@pytest.mark.parametrize("shift", [-2, -1, 0, 1, 2])
def test_marks_that_meet_do_not_cross(shift: int) -> None:
    """Figures that overlap, and a finding over the edge of a figure, are cut where they meet."""
    notice = with_text("关于检查的通报\n一、情况\n全县受理举报55件次，立案30件。\n")
    first, second = notice.quantities
    moved = second.model_copy(update={"start": first.end + shift, "end": first.end + shift + 4})
    assert_verbatim(notice.model_copy(update={"quantities": [first, moved]}))
