"""Lines of a PDF go by their baselines, blanks by the gaps that stand out, and a page has bounds."""

from __future__ import annotations

from time import process_time

import pytest
from set_files import HEIGHT, PITCH, Sheet, Words, assembled, pdf_file, stream, typeset
from test_set_pages import read

from notice_parser.errors import UnreadableInput
from notice_parser.readers.page import Glyph, text_of

TITLE = "云溪县2024年支出情况说明"
PARAGRAPHS = [
    "一、总体情况",
    "2024年，全县支出合计5186.42万元，比上年减少315.07万元，下降5.73%。其中，人员经费2942.18万元，占56.73%。",
    "（一）道路养护712.75万元，主要用于修补公路96.4公里、加固危桥7座。",
]


@pytest.mark.parametrize(("ascent", "descent"), [(880, -120), (1360, -470), (1900, -900), (600, -20)])
def test_lines_go_by_their_baselines_whatever_the_font_states(ascent: int, descent: int) -> None:
    raw = pdf_file(typeset(TITLE, PARAGRAPHS), ascent=ascent, descent=descent)
    assert read(raw).text.splitlines() == [TITLE, *PARAGRAPHS]


def test_lines_that_stand_close_do_not_interleave() -> None:
    lines = ["全县支出3186.42万元，", "其中经费1942.18万元，", "公用368.90万元。"]
    sheet = Sheet(tuple(Words(80, 100 + 13 * index, line, 12) for index, line in enumerate(lines)))
    assert read(pdf_file([sheet], ascent=1900, descent=-900)).text == "".join(lines)


@pytest.mark.parametrize("spacing", [0.0, 2.5, 3.0, 6.0])
def test_letter_spacing_invents_no_blanks(spacing: float) -> None:
    words = "受理信访件1286件，挽回损失408.65万元。"
    assert read(pdf_file([Sheet((Words(80, 100, words),))], spacing=spacing)).text == words


def test_a_soft_hyphen_that_is_drawn_is_a_dash() -> None:
    assert read(pdf_file([Sheet((Words(80, 100, "规划（2014\u00ad2020年）"),))])).text == "规划（2014-2020年）"


def test_a_gap_that_stands_out_is_a_blank() -> None:
    pieces = (Words(80, 100, "Windows"), Words(80 + 7 * 8 + 6, 100, "11"))
    assert read(pdf_file([Sheet(pieces)])).text == "Windows 11"


def test_entries_of_the_table_of_contents_are_lines_of_the_head() -> None:
    entries = ["一、工作情况" + "." * 40 + "1", "（一）制度建设" + "." * 38 + "1", "二、下一步打算" + "…" * 19 + "2"]
    front = [TITLE, "目录", *entries]
    body = [
        "2024年，有关情况如下。",
        "一、工作情况",
        "（一）制度建设",
        "废止文件12件。",
        "二、下一步打算",
        "新建站点6个。",
    ]
    sheets = [Sheet(tuple(Words(80, 110 + PITCH * n, line) for n, line in enumerate(lines))) for lines in (front, body)]
    assert read(pdf_file(sheets)).text.splitlines() == [*front, *body]


def test_a_dash_before_a_number_is_no_leader() -> None:
    filled = "全县农村供水工程建设管理情况的报告期为2019——2024"
    lines = [Words(80, 100, filled), Words(80, 128, "年的六个年度，"), Words(80, 156, "已经结束。")]
    assert read(pdf_file([Sheet(tuple(lines))])).text.startswith(f"{filled}年的六个年度，")


@pytest.mark.parametrize(
    ("operator", "times", "what"),
    [
        (b"()Tj\n", 250_000, "200,000 drawn objects"),
        (b"0 0 m S\n", 700_000, "600,000 drawn objects"),
        (b"0 0 9 9 re f\n", 700_000, "600,000 drawn objects"),
        (b"/X Do\n", 700_000, "600,000 drawn objects"),
        (b"(" + b"a" * 900 + b")Tj\n", 2_000, "300,000 characters"),
        (b"<" + b"4e00" * 400 + b">Tj\n", 2_000, "300,000 characters"),
    ],
)
@pytest.mark.parametrize("packs", [0, 1, 2])
def test_a_page_that_draws_without_end_is_one_line_at_once(operator: bytes, times: int, what: str, packs: int) -> None:
    content = stream(b"BT /F 9 Tf " + operator * times, packs)
    raw = assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 %d]/Contents 4 0 R>>" % HEIGHT,
            content,
        ]
    )
    start = process_time()
    with pytest.raises(UnreadableInput, match=f"has a page of more than {what}; print it again"):
        read(raw)
    assert process_time() - start < 5


def test_packed_content_is_read_as_any_other() -> None:
    assert read(pdf_file(typeset(TITLE, PARAGRAPHS), packs=2)).text.splitlines() == [TITLE, *PARAGRAPHS]


def test_small_numerals_above_and_below_the_line_are_set_off() -> None:
    words = (
        Words(80, 100, "库容1.2×10"),
        Words(80 + 16 * 2 + 8 * 6 + 16, 94, "8", 9),
        Words(80 + 16 * 2 + 8 * 6 + 16 + 5, 100, "立方米，CO"),
    )
    text = read(pdf_file([Sheet(words)])).text
    assert "10⁸立方米" in text


def glyphs(*characters: tuple[str, float, float]) -> tuple[Glyph, ...]:
    """Characters with their sizes and baselines, next to one another."""
    x, made = 0.0, []
    for character, size, base in characters:
        made.append(Glyph(character, x, x + size, base - 0.88 * size, base + 0.12 * size))
        x += size
    return tuple(made)


@pytest.mark.parametrize(
    ("size", "base", "written"),
    [(8, 94, "米²"), (8, 103, "米₂"), (10, 94, "米²"), (11, 94, "米2"), (8, 100, "米2"), (12, 95, "米2")],
)
def test_numerals_are_set_off_by_size_and_baseline(size: float, base: float, written: str) -> None:
    line = glyphs(("平", 12, 100), ("方", 12, 100), ("米", 12, 100), ("2", size, base))
    assert text_of(line, 12) == f"平方{written}"


def test_a_remark_above_the_line_stays_as_it_is() -> None:
    line = glyphs(("件", 12, 100), ("[", 8, 94), ("1", 8, 94), ("]", 8, 94))
    assert text_of(line, 12) == "件[1]"


def test_a_point_in_a_letter_spaced_number_parts_nothing() -> None:
    x, made = 0.0, []
    for character in "成功率97.59":
        width = 4.4 if character == "." else 8.9 if character.isdecimal() else 16
        made.append(Glyph(character, x, x + width, 0, 16))
        x += (16 if width == 16 else 8) + 4
    assert text_of(tuple(made), 16) == "成功率97.59"


def test_columns_whose_lines_do_not_face_each_other_are_read_one_by_one() -> None:
    left = [f"左栏第{n}行的文字写满了这一栏" for n in "一二三四五六"]
    right = [f"右栏第{n}行的文字写满了这一栏" for n in "一二三四五六"]
    words = [Words(60, 100 + 18 * n, line, 12) for n, line in enumerate(left)]
    words += [Words(320, 109 + 18 * n, line, 12) for n, line in enumerate(right)]
    text = "".join(read(pdf_file([Sheet(tuple(words))])).text.split())
    assert text == "".join(left + right)


def test_short_lines_of_one_length_are_not_the_margin() -> None:
    lines = [
        "云溪县住房工作情况通报",
        "一、建设情况",
        "全县筹集住房1280套，完成投资2.36亿元，增长7.5%，其",
        "中新建860套。",
    ]
    sheet = Sheet(tuple(Words(80, 100 + 14 * n, line, 12) for n, line in enumerate(lines)))
    assert read(pdf_file([sheet])).text.splitlines()[:2] == lines[:2]
