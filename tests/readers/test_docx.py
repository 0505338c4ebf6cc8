"""Word files: automatic numbering, revisions, tables, notes, and what is refused."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from word_files import abstract, level, num, paragraph, row, run, word_file

from notice_parser import parse_file
from notice_parser.errors import UnreadableInput
from notice_parser.readers.formats import detect_format
from notice_parser.readers.number_formats import format_number
from notice_parser.readers.opening import Input, read_input
from notice_parser.spans import Source

NOTICE = abstract(
    7,
    level(0, "chineseCounting", "%1、", '<w:suff w:val="nothing"/>'),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimalEnclosedCircle", "%4"),
)


def read(raw: bytes) -> Source:
    return read_input(Input(raw, "a.docx", detect_format(raw, "a.docx")))


def lines(raw: bytes) -> list[str]:
    return read(raw).text.splitlines()


def labels(raw: bytes) -> list[str]:
    source = read(raw)
    return [label.of(source.text) for label in source.generated]


def test_levels_count_and_start_anew_below_a_higher_one() -> None:
    depths = (0, 1, 1, 2, 3, 3, 2, 0, 1, 2)
    body = "".join(paragraph(f"第{i}段", (1, depth)) for i, depth in enumerate(depths))
    raw = word_file(body, NOTICE + num(1, 7))
    assert labels(raw) == ["一、", "（一）", "（二）", "1.", "①", "②", "2.", "二、", "（一）", "1."]
    assert lines(raw)[4] == "①第4段"


def test_lists_of_one_kind_share_a_count_and_an_override_starts_it_once() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    body = "".join(paragraph("项", (name, 0)) for name in (1, 2, 3, 3, 1))
    raw = word_file(body, NOTICE + num(1, 7) + num(2, 7) + num(3, 7, override))
    assert labels(raw) == ["一、", "二、", "五、", "六、", "七、"]


def test_a_style_numbers_and_zero_switches_it_off() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    off = '<w:p><w:pPr><w:pStyle w:val="B"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>' + run("无") + "</w:p>"
    body = paragraph("一", style="A") + paragraph("二", style="B") + off + paragraph("三", style="B")
    assert lines(word_file(body, NOTICE + num(1, 7), styles)) == ["一、一", "二、二", "无", "三、三"]


def test_a_level_names_the_style_that_it_is_for() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    kinds = abstract(
        7,
        level(0, "decimal", "第%1章", '<w:pStyle w:val="A"/>'),
        level(1, "decimal", "第%2条", '<w:pStyle w:val="B"/>'),
    )
    body = paragraph("总则", style="A") + paragraph("为了", style="B") + paragraph("适用", style="B")
    assert lines(word_file(body, kinds + num(1, 7), styles)) == ["第1章 总则", "第1条 为了", "第2条 适用"]


def test_a_numbering_style_lends_its_list() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="N"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    linked = abstract(8, more='<w:numStyleLink w:val="N"/>')
    raw = word_file(paragraph("项", (2, 0)), NOTICE + linked + num(1, 7) + num(2, 8), styles)
    assert labels(raw) == ["一、"]


def test_legal_levels_show_figures_and_restart_can_be_off() -> None:
    kinds = abstract(
        7,
        level(0, "chineseCounting", "%1、"),
        level(1, "decimal", "%1.%2", '<w:lvlRestart w:val="0"/><w:isLgl/>'),
    )
    body = "".join(paragraph("项", (1, depth)) for depth in (0, 1, 0, 1))
    assert labels(word_file(body, kinds + num(1, 7))) == ["一、", "1.1", "二、", "2.2"]


def test_a_format_that_is_not_known_is_a_finding_and_no_label() -> None:
    source = read(word_file(paragraph("项", (1, 0)), abstract(7, level(0, "koreanCounting", "%1.")) + num(1, 7)))
    assert (source.text, source.generated) == ("项\n", ())
    assert [(note.code, dict(note.params)) for note in source.findings] == [
        ("numbering_format_unknown", {"format": "koreanCounting"})
    ]


@pytest.mark.parametrize(
    ("name", "number", "written"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 99, "九十九"),
        ("chineseCountingThousand", 100, "一百"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1005, "一千零五"),
        ("chineseCountingThousand", 10010, "一万零一十"),
        ("japaneseCounting", 21, "二十一"),
        ("japaneseCounting", 110, "百十"),
        ("ideographDigital", 10, "一〇"),
        ("chineseLegalSimplified", 20, "贰拾"),
        ("ideographTraditional", 10, "癸"),
        ("ideographTraditional", 11, None),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 61, "甲子"),
        ("decimalFullWidth", 10, "１０"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedParen", 20, "⒇"),
        ("decimalEnclosedFullstop", 20, "⒛"),
        ("upperLetter", 27, "AA"),
        ("lowerRoman", 14, "xiv"),
        ("decimalZero", 7, "07"),
        ("ordinal", 12, "12th"),
        ("aiueo", 1, None),
    ],
)
def test_formats(name: str, number: int, written: str | None) -> None:
    assert format_number(name, number) == written


def test_bullets_are_left_out() -> None:
    assert lines(word_file(paragraph("项", (1, 0)), abstract(7, level(0, "bullet", "•")) + num(1, 7))) == ["项"]


def test_revisions_hidden_text_and_field_codes() -> None:
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = paragraph(
        run("共")
        + "<w:del><w:r><w:delText>38</w:delText></w:r></w:del><w:ins>"
        + run("41")
        + "</w:ins>"
        + run("个，")
        + run("密", "<w:vanish/>")
        + run("第")
        + field.format("begin")
        + "<w:r><w:instrText> PAGE 9 </w:instrText></w:r>"
        + field.format("separate")
        + run("2")
        + field.format("end")
        + "<w:hyperlink>"
        + run("页")
        + "</w:hyperlink>"
    )
    source = read(word_file(body))
    assert source.text == "共41个，第2页\n"
    assert [note.code for note in source.findings] == ["hidden_text_removed"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    assert lines(word_file(paragraph("前半", mark="<w:del/>") + paragraph("后半"))) == ["前半后半"]


def test_an_empty_paragraph_with_a_hidden_mark_counts_and_is_not_shown() -> None:
    body = paragraph("", (1, 0), mark="<w:vanish/>") + paragraph("项", (1, 0))
    assert lines(word_file(body, NOTICE + num(1, 7))) == ["二、项"]


def test_tables_breaks_boxes_and_notes() -> None:
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>"
        + paragraph("框")
        + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
        + paragraph("框")
        + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    table = (
        "<w:tbl>"
        + row("乡镇", "项目数（个）", "投资（万元）")
        + row('<w:vMerge w:val="restart"/>|安澜镇', '<w:gridSpan w:val="2"/>|12')
        + row("<w:vMerge/>|（续）", "9", "3,018")
        + "</w:tbl>"
    )
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = paragraph(run("一") + note + "<w:r><w:br/></w:r>" + run("二")) + paragraph(box) + table
    footnotes = f'<w:footnote w:id="2">{paragraph("注")}</w:footnote>'
    assert lines(word_file(body, footnotes=footnotes)) == [
        "一",
        "二",
        "框",
        "乡镇\t项目数（个）\t投资（万元）",
        "安澜镇\t12\t",
        "\t9\t3,018",
        "注",
    ]


def test_content_controls_and_choices_are_read_once() -> None:
    body = "<w:sdt><w:sdtContent>" + paragraph("控件") + "</w:sdtContent></w:sdt>"
    assert lines(word_file(body)) == ["控件"]


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (word_file(""), "holds no text"),
        (word_file(paragraph("文"))[:-30], "is a damaged ZIP archive"),
        (word_file(paragraph("文"), word__document="x", **{"word__document.xml": "<a>"}), "is not XML"),
        (
            word_file("", **{"word__document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            "declares a document type",
        ),
    ],
)
def test_what_is_refused(raw: bytes, what: str) -> None:
    with pytest.raises(UnreadableInput, match=what) as raised:
        list(lines(raw)) if detect_format(raw, "a").name == "docx" else list_members(raw)
    assert "\n" not in raised.value.what


def list_members(raw: bytes) -> None:
    from notice_parser.readers.opening import open_members

    list(open_members(Input(raw, "a.docx", detect_format(raw, "a.docx"))))


@pytest.mark.parametrize("bomb", ["<w:p/>" * 8_000_000, " " * 40_000_000, "<w:p>" * 2_000_000])
def test_bombs_end_at_once(bomb: str) -> None:
    raw = word_file(bomb)
    start = time.process_time()
    with pytest.raises(UnreadableInput):
        read(raw)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("alignment", "words", "shown"),
    [("superscript", "7", "⁷"), ("subscript", "2", "₂"), ("superscript", "注", "注"), ("baseline", "7", "7")],
)
def test_raised_and_lowered_numbers_are_no_digits_of_the_line(alignment: str, words: str, shown: str) -> None:
    set_off = run(words, f'<w:vertAlign w:val="{alignment}"/>')
    raw = word_file(f"<w:p>{run('容积2.4×10')}{set_off}{run('立方米。')}</w:p>")
    assert read(raw).text == f"容积2.4×10{shown}立方米。\n"


@pytest.mark.parametrize(
    ("properties", "words", "shown"),
    [
        ('<w:rStyle w:val="up"/>', "7", "⁷"),
        ('<w:position w:val="10"/>', "7", "⁷"),
        ('<w:position w:val="-6"/>', "2", "₂"),
        ('<w:position w:val="2"/>', "7", "7"),
        ('<w:rStyle w:val="up"/><w:vertAlign w:val="baseline"/>', "7", "7"),
        ('<w:vertAlign w:val="superscript"/>', "-", "⁻"),
        ('<w:vertAlign w:val="superscript"/>', "2+", "²⁺"),
    ],
)
def test_numbers_are_raised_by_style_and_by_position(properties: str, words: str, shown: str) -> None:
    style = '<w:style w:type="character" w:styleId="up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    raw = word_file(f"<w:p>{run('容积2.4×10')}{run(words, properties)}{run('立方米。')}</w:p>", styles=style)
    assert read(raw).text == f"容积2.4×10{shown}立方米。\n"


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Symbol", "F0B1", "±"),
        ("Symbol", "A3", "≤"),
        ("Symbol", "F061", "α"),
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "F0A8", "□"),
        ("Wingdings", "F081", "①"),
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings 2", "F0A3", "□"),
        ("宋体", "2103", "℃"),
        ("Wingdings", "F031", "\ufffd"),
        ("Symbol", "none", ""),
    ],
)
def test_symbols_are_read_as_what_their_font_shows(font: str, code: str, shown: str) -> None:
    symbol = f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
    raw = word_file(f"<w:p>{run('误差')}{symbol}{run('2毫米。')}</w:p>")
    assert read(raw).text == f"误差{shown}2毫米。\n"


def test_private_characters_of_a_symbol_font_are_read_as_symbols() -> None:
    fonts = '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>'
    raw = word_file(f"<w:p>{run(chr(0xF052), fonts)}{run('同意')}{run(chr(0xE001))}</w:p>")
    assert read(raw).text == "☑同意\ue001\n"


BREAK = "<w:r><w:br/></w:r>"


@pytest.mark.parametrize(
    ("lines", "headings", "quantities"),
    [
        (("一、落实部署", "不够有力方面"), ["落实部署\n不够有力方面"], []),
        (("一、针对造林问题", "2024年，反馈问题", "17个。"), ["针对造林问题"], ["17个"]),
        (("2024年，反馈问题", "17个，补植苗木3.6", "万株。"), [], ["17个", "3.6\n万株"]),
        (("一、范围。", "二、时间"), ["范围", "时间"], []),
    ],
)
def test_a_soft_break_wraps_a_heading_or_a_sentence(
    tmp_path: Path, lines: tuple[str, ...], headings: list[str], quantities: list[str]
) -> None:
    body = f"<w:p>{run('关于整改情况的通报')}</w:p><w:p>{BREAK.join(map(run, lines))}</w:p>"
    path = tmp_path / "a.docx"
    path.write_bytes(word_file(body))
    notice = parse_file(str(path))
    assert notice.source.text == "\n".join(["关于整改情况的通报", *lines, ""])
    assert [section.heading.text for section in notice.sections if section.heading] == headings
    assert [one.text for one in notice.quantities] == quantities


def test_a_soft_break_in_a_signature_stays_a_line_end(tmp_path: Path) -> None:
    body = (
        f"<w:p>{run('关于整改情况的通报')}</w:p><w:p>{run('现将情况通报如下。')}</w:p>"
        f"<w:p>{run('云溪县人民政府')}{BREAK}{run('2024年8月20日')}</w:p>"
    )
    path = tmp_path / "a.docx"
    path.write_bytes(word_file(body))
    notice = parse_file(str(path))
    assert [one.text for one in notice.issuers] == ["云溪县人民政府"]
    assert notice.issued_on is not None
