"""Lines set on pages, in PDF and in OFD, become the paragraphs that they were."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from set_files import PITCH, Sheet, Words, grid, ofd_file, pdf_file, typeset

from notice_parser.readers.formats import detect_format
from notice_parser.readers.opening import Input, read_input
from notice_parser.spans import Source

TITLE = "清溪县水务局关于整改进展情况的通报"
PARAGRAPHS = [
    "根据县委统一部署，2024年3月5日至5月20日，县委第二巡察组对县水务局党组开展了巡察。现将整改进展情况予以公布。",
    "一、整改工作组织情况",
    "（一）加强组织领导。局党组先后召开专题会议9次，成立由主要负责同志任组长的整改工作领导小组，制定整改措施46条。",
    "1.加快工程建设。2024年全县投入资金1.26亿元，新建供水管网84.5公里，同比增长12.4%；改造老旧水厂3座，受益群众约2.3万人。",
    "（1）开工项目17个，已完工11个，其中提前完工4个。",
    "2.强化水质监测。每月至少检测1次，水质合格率由96.2%提高到98.7%，提高2.5个百分点。",
    "二、下一步工作安排",
    "力争2025年底前全部办结，确保群众满意度不低于95%。欢迎广大干部群众对巡察整改情况予以监督。",
]
Make = Callable[[list[Sheet]], bytes]
FORMATS: dict[str, Make] = {
    "pdf": pdf_file,
    "ofd": ofd_file,
    "ofd by character": lambda sheets: ofd_file(sheets, by_character=True),
}
each_format = pytest.mark.parametrize("make", FORMATS.values(), ids=FORMATS.keys())


def read(raw: bytes, **said: bool) -> Source:
    return read_input(Input(raw, "a", detect_format(raw, "a"), **said))


def lines(raw: bytes) -> list[str]:
    return read(raw).text.split("\n")


@each_format
@pytest.mark.parametrize("measure", [20, 23, 27])
@pytest.mark.parametrize("depth", [7, 10, 30])
def test_paragraphs_come_back(make: Make, measure: int, depth: int) -> None:
    assert lines(make(typeset(TITLE, PARAGRAPHS, measure=measure, depth=depth))) == [TITLE, *PARAGRAPHS]


@each_format
def test_running_heads_and_page_numbers_are_left_out_and_told(make: Make) -> None:
    source = read(make(typeset(TITLE, PARAGRAPHS, depth=8, head="清溪县水务局文件")))
    assert source.text.split("\n") == [TITLE, *PARAGRAPHS]
    assert [(note.code, dict(note.params)) for note in source.findings] == [("page_furniture_removed", {"count": "6"})]


@each_format
def test_columns_are_read_one_after_the_other(make: Make) -> None:
    assert lines(make(typeset("", PARAGRAPHS * 2, measure=13, depth=20, columns=2))) == PARAGRAPHS * 2


@each_format
def test_a_row_of_a_ruled_table_is_one_line(make: Make) -> None:
    rows = [["乡镇", "项目数（个）", "说明"], ["安澜镇", "12", "上年结转项目/三个已完工"], ["石桥乡", "9", ""]]
    sheet = grid(rows, top=200, widths=[80, 110, 112])
    above = Words(112, 150, "各乡镇项目安排情况如下：")
    below = Words(112, 500, "以上项目年内全部完工。")
    got = lines(make([Sheet((above, *sheet.words, below), sheet.strokes)]))
    assert got == [
        above.text,
        "乡镇\t项目数（个）\t说明",
        "安澜镇\t12\t上年结转项目三个已完工",
        "石桥乡\t9\t",
        below.text,
    ]


@each_format
def test_aligned_rows_are_a_table_and_spaced_words_are_none(make: Make) -> None:
    rows = [("指标", "数值", "增长"), ("生产总值", "1864.2", "5.1%"), ("财政收入", "96.4", "3.2%")]
    words = [
        Words(80 + 150 * column, 150 + 28 * index, cell)
        for index, row in enumerate(rows)
        for column, cell in enumerate(row)
    ]
    assert lines(make([Sheet(tuple(words))])) == ["\t".join(row) for row in rows]
    chapters = [Words(100, 150 + 28 * n, f"第{character}章") for n, character in enumerate("一二三")]
    names = [Words(164, 150 + 28 * n, name) for n, name in enumerate(("总则", "监督", "附则"))]
    assert lines(make([Sheet((*chapters, *names))])) == ["第一章　总则", "第二章　监督", "第三章　附则"]


def test_a_stretched_line_has_no_blanks() -> None:
    spread = [Words(80 + 40 * index, 150, character) for index, character in enumerate("混合型肝细胞癌的")]
    assert lines(ofd_file([Sheet((*spread, Words(80, 178, "诊断。")))])) == ["混合型肝细胞癌的诊断。"]


@each_format
def test_words_of_other_languages_keep_their_blanks(make: Make) -> None:
    assert lines(make([Sheet((Words(80, 150, "使用 OFD reader 读取版式文件。"),))])) == [
        "使用 OFD reader 读取版式文件。"
    ]


@each_format
@pytest.mark.parametrize("size", [10.5, 16.0, 22.0])
def test_a_line_in_another_size_is_a_paragraph(make: Make, size: float) -> None:
    words = (Words(80, 150, "清溪县水务局关于整改进展情况的通报和有关问题", size), Words(80, 190, "的说明", size * 1.5))
    assert lines(make([Sheet(words)])) == [one.text for one in words]


@each_format
def test_no_words_on_any_page_is_a_scan(make: Make) -> None:
    with pytest.raises(Exception, match="is a scan: no text layer; try --ocr"):
        read(make([Sheet(())]))


HEAD = ["序号", "项目", "计划", "完成"]


@each_format
@pytest.mark.parametrize("repeats", [True, False])
@pytest.mark.parametrize("leads", [[TITLE, "单位：万元"], []])
def test_a_table_over_pages_loses_no_row_and_no_head(make: Make, repeats: bool, leads: list[str]) -> None:
    """Rows that differ in their numbers alone stand at the edges of the pages, where running heads and feet do."""
    rows = [[str(number), f"第{number}小学扩建", str(37 * number), f"{3 * number}.50"] for number in range(1, 41)]
    sheets = []
    for start in range(0, 40, 10):
        first = not sheets
        shown = [*([HEAD] if repeats or first else []), *rows[start : start + 10]]
        ruled = grid(shown, top=110 + (PITCH * len(leads) if first else 0), widths=[60, 160, 80, 80], high=54)
        above = tuple(Words(120 + 280 * at, 90 + PITCH * at, words) for at, words in enumerate(leads if first else []))
        foot = Words(290, 800, f"— {len(sheets) + 1} —")
        sheets.append(Sheet((*above, *ruled.words, foot), ruled.strokes))
    assert lines(make(sheets)) == [*leads, *("\t".join(row) for row in [HEAD, *rows])]


@each_format
def test_a_running_head_counts_the_pages_and_nothing_else(make: Make) -> None:
    texts = [[f"第{3 * index}项12元。", f"第{3 * index}项{8 * index}元。"] for index in (1, 2, 3)]
    pages = [[f"2024年统计公报 第{index + 5}页", *text] for index, text in enumerate(texts)]
    sheets = [Sheet(tuple(Words(80, 90 + 2 * PITCH * at, one) for at, one in enumerate(page))) for page in pages]
    assert lines(make(sheets)) == [line for text in texts for line in text]
