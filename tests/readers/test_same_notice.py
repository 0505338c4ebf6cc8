"""One notice as text, page and Word file: the same tree and the same quantities, labels of Word marked as its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from word_files import abstract, level, num, paragraph, row, word_file

from conftest import ROOT
from notice_parser import parse_file
from notice_parser.notice import Notice

FIXTURES = ROOT.parent / "shared" / "fixtures"
PARAGRAPHS = (
    (None, "清溪县水务局关于整改进展情况的通报"),
    (None, "2024年7月8日，县委巡察组反馈了巡察意见，现将整改进展情况予以公布。"),
    ((0, "一、"), "整改工作组织情况"),
    ((1, "（一）"), "加强组织领导。局党组召开专题会议9次，制定整改措施46条。"),
    ((1, "（二）"), "压实整改责任。反馈问题共23个，已完成整改21个，完成率91.30%。"),
    ((2, "1."), "2024年全县投入资金1.26亿元，新建供水管网84.5公里，同比增长12.4%。"),
    ((2, "2."), "立案5件，诫勉谈话11人次。"),
    ((0, "二、"), "下一步工作安排"),
    (None, "力争2025年底前全部办结，群众满意度不低于95%。"),
    (None, "清溪县水务局"),
    (None, "2024年12月30日"),
)
TABLE = (("乡镇", "项目数（个）", "投资（万元）"), ("安澜镇", "12", "5,230.6"), ("石桥乡", "9", "3,018"))
AFTER_ROW = 8
LEVELS = abstract(
    7, level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3.")
) + num(1, 7)


def as_text() -> bytes:
    lines = [(label[1] if label else "") + words for label, words in PARAGRAPHS]
    lines[AFTER_ROW:AFTER_ROW] = ["\t".join(cells) for cells in TABLE]
    return "\r\n".join(lines).encode("gb18030")


def as_page() -> bytes:
    blocks = [f"<p>　　{label[1] if label else ''}{words}</p>" for label, words in PARAGRAPHS]
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>" for cells in TABLE)
    blocks.insert(AFTER_ROW, f"<table>{rows}</table>")
    return (
        f"<html><body><div class='nav'><a>首页</a></div><div id='zoom'>{''.join(blocks)}</div></body></html>".encode()
    )


def as_word() -> bytes:
    blocks = [paragraph(words, (1, label[0]) if label else None) for label, words in PARAGRAPHS]
    blocks.insert(AFTER_ROW, "<w:tbl>" + "".join(row(*cells) for cells in TABLE) + "</w:tbl>")
    return word_file("".join(blocks), LEVELS)


def sections(nodes: list[Any]) -> list[Any]:
    return [
        (
            node.id,
            node.style,
            node.marker.text,
            node.number,
            node.heading and node.heading.text,
            node.body and squeezed(node.body.text),
            sections(node.children),
        )
        for node in nodes
    ]


def squeezed(text: str) -> str:
    return "".join(text.split())


def quantities(notice: Notice) -> list[Any]:
    return [
        (
            one.id,
            one.section,
            one.text,
            one.value,
            one.unit,
            one.base_value,
            one.base_unit,
            one.kind,
            one.status,
            one.part_of,
            *(found and found.text for found in (one.measured, one.action, one.actor, one.scope, one.period)),
        )
        for one in notice.quantities
    ]


def facts(notice: Notice) -> list[Any]:
    found = [notice.title and notice.title.text, notice.kind, [issuer.text for issuer in notice.issuers]]
    return [*found, notice.issued_on and notice.issued_on.date, [date.text for date in notice.dates]]


def same(one: Notice, other: Notice) -> None:
    assert sections(one.sections) == sections(other.sections)
    assert quantities(one) == quantities(other)
    assert facts(one) == facts(other)


def test_text_page_and_word_file_say_the_same(tmp_path: Path) -> None:
    notices = []
    for name, raw in (("a.txt", as_text()), ("a.html", as_page()), ("a.docx", as_word())):
        (tmp_path / name).write_bytes(raw)
        notices.append(parse_file(str(tmp_path / name)))
    text, page, word = notices
    same(text, page)
    same(text, word)
    assert [section.generated for section in word.sections] == [True, True]
    assert [one.text for one in text.quantities if one.scope and one.scope.text == "石桥乡"] == ["9", "3,018"]


@pytest.mark.parametrize(
    "name",
    [
        "txt/gbk_crlf.txt",
        "txt/utf16be_bom.txt",
        "html/trs_gb2312.html",
        "html/table_layout_gbk_br.html",
        "docx/auto_numbering_multilevel.docx",
    ],
)
def test_the_fixtures_of_one_notice_say_the_same(name: str) -> None:
    if not FIXTURES.is_dir():
        pytest.skip("there is no ../shared/fixtures next to the checkout")
    same(parse_file(str(FIXTURES / "txt" / "utf8.txt")), parse_file(str(FIXTURES / name)))
