"""Web pages: where the article is, what is left out, tables, lists, titles, encodings, selectors."""

from __future__ import annotations

import time

import pytest

from notice_parser.errors import UnreadableInput, UsageError
from notice_parser.readers.formats import HTML, detect_format
from notice_parser.readers.opening import Input, read_input
from notice_parser.spans import Source

BODY = "根据统一部署，巡察组对县水务局党组开展了巡察。现将整改进展情况予以公布，请监督。"
PARAGRAPHS = f"<p>　　{BODY}</p><p>一、整改情况</p><p>（一）召开会议9次，已完成整改21个。</p>"
LINES = [BODY, "一、整改情况", "（一）召开会议9次，已完成整改21个。"]


def read(page: str | bytes, selector: str | None = None) -> Source:
    raw = page.encode() if isinstance(page, str) else page
    return read_input(Input(raw, "a.html", HTML, selector=selector))


def lines(page: str | bytes, selector: str | None = None) -> list[str]:
    return read(page, selector).text.splitlines()


def test_a_known_container_with_the_title_before_it() -> None:
    page = (
        "<title>关于整改进展情况的通报_县政府网</title><div class='nav'><a>首页</a></div>"
        "<div class='main'><h1>关于整改进展情况的通报</h1><div class='info'>来源：县水务局</div>"
        f"<div class='TRS_Editor'>{PARAGRAPHS}</div><div>上一篇：<a>其他</a></div></div>"
    )
    source = read(page)
    assert source.text.splitlines() == ["关于整改进展情况的通报", *LINES]
    assert (source.media_type, source.encoding, source.shows_text, source.findings) == ("text/html", "utf-8", True, ())


def test_a_title_inside_the_container_is_not_told_twice() -> None:
    title = "<title>关于整改的通报</title><h1>关于整改的通报</h1>"
    page = f"{title}<div id=zoom><p>关于整改</p><p>的通报</p>{PARAGRAPHS}</div>"
    assert lines(page) == ["关于整改", "的通报", *LINES]


def test_without_a_known_container_the_heaviest_is_gone_into() -> None:
    page = (
        f"<body><div class=x><ul><li><a>{BODY}</a></ul></div><div><div>{PARAGRAPHS}</div></div>"
        "<footer>主办单位：县政府</footer></body>"
    )
    source = read(page)
    assert source.text.splitlines() == LINES
    assert [note.code for note in source.findings] == ["container_guessed"]


def test_hidden_text_scripts_and_blanks_of_the_source() -> None:
    page = (
        "<div id=zoom><script>var a='首页'</script><p style='display: none'>密</p><p>全县共\n   查处"
        "<b>3</b>件，at\nonce</p><p>&nbsp;</p><p>甲<br>乙</p></div>"
    )
    source = read(page)
    assert source.text == "全县共查处3件，at once\n甲\n乙\n"
    assert [note.code for note in source.findings] == ["hidden_text_removed"]


def test_items_of_a_list_get_their_number() -> None:
    page = (
        "<div id=zoom><ol start=3><li>甲<li value=7>乙<li>八、丙</ol>"
        "<ol style='list-style-type:simp-chinese-informal'><li>丁</ol><ol style='list-style:none'><li>戊</ol>"
        "<ul><li>己</ul></div>"
    )
    source = read(page)
    assert source.text.splitlines() == ["3.甲", "7.乙", "八、丙", "一、丁", "戊", "己"]
    assert [label.of(source.text) for label in source.generated] == ["3.", "7.", "一、"]


def test_a_table_of_data_is_rows_and_one_of_layout_is_not() -> None:
    data = (
        "<table><caption>表1</caption><tr><th>乡镇<th colspan=2>投资（万元）"
        "<tr><td rowspan=2>甲镇<td><p>12</p><p>（续）</p><td>3"
        "<tr><td>4<td>5</table>"
    )
    assert lines(f"<div id=zoom>{data}</div>") == ["表1", "乡镇\t投资（万元）\t", "甲镇\t12（续）\t3", "\t4\t5"]
    layout = f"<table><tr><td>{data}<td>{BODY}</table>"
    assert lines(f"<div id=zoom>{layout}</div>")[-1] == BODY


def test_the_bytes_count_more_than_what_the_page_says_of_them() -> None:
    page = f"<html><meta charset=gb2312><div id=zoom>{PARAGRAPHS}</div>"
    assert read(page).encoding == "utf-8"
    source = read(page.replace("gb2312", "utf-8").encode("gbk"))
    assert (source.encoding, source.text.splitlines()) == ("gb18030", LINES)


def test_places_of_replaced_bytes_are_those_of_the_article() -> None:
    raw = f"<html><div id=zoom>{PARAGRAPHS}</div>".encode().replace("水务".encode(), b"\xff")
    source = read(raw)
    assert [place.of(source.text) for note in source.findings for place in note.spans] == ["\ufffd"]


@pytest.mark.parametrize(
    ("selector", "wanted"),
    [
        ("#a", ["甲"]),
        (".b > p", ["乙"]),
        ("div.b p, #a", ["甲", "乙"]),
        ("[data-x=y] span", ["丙"]),
        ("div", ["甲", "乙", "丙"]),
    ],
)
def test_a_selector_names_the_article(selector: str, wanted: list[str]) -> None:
    page = "<body>首页<div id=a>甲</div><div class='c b'><p>乙</p></div><div data-x=y><span>丙</span></div></body>"
    assert lines(page, selector) == wanted


def test_selectors_that_find_nothing_or_are_not_read() -> None:
    with pytest.raises(UnreadableInput, match="nothing that fits"):
        read("<p>甲</p>", "#none")
    for faulty in ("", "p::before", "a'b", "p >"):
        with pytest.raises(UsageError, match="is not read"):
            read("<p>甲</p>", faulty)


@pytest.mark.parametrize(
    ("page", "what"),
    [
        ("<html></html>", "holds no article text"),
        ("<html><script>x</script>", "holds no article text"),
        (" ", "is empty"),
        ("<div>" * 3000 + "甲", "nests its tags too deep"),
        ("<p>x" * 300_000, "tags; split it"),
    ],
)
def test_what_is_refused(page: str, what: str) -> None:
    start = time.process_time()
    with pytest.raises(UnreadableInput, match=what):
        read(page)
    assert time.process_time() - start < 2


def test_no_entity_is_expanded_and_no_file_is_opened() -> None:
    page = '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname">]><html><div id=zoom><p>甲&a;乙</p></div>'
    assert lines(page) == ["甲乙"]


@pytest.mark.parametrize(
    ("raw", "name", "format"),
    [
        (b"\xef\xbb\xbf <!-- x --> <HTML>", "a.txt", "html"),
        (b"<?xml version='1.0'?>\n<!DOCTYPE html>", "a", "html"),
        ("<html>".encode("utf-16"), "a.txt", "html"),
        (b"<div>x</div>", "a.html", "html"),
        (b"<div>x</div>", "a.txt", "text"),
        ("通知".encode(), "a.shtml", "html"),
    ],
)
def test_pages_are_told_by_their_start_or_their_name(raw: bytes, name: str, format: str) -> None:
    assert detect_format(raw, name).name == format
