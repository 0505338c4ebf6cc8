"""Lines of a PDF go by their baselines, blanks by the gaps that stand out, and a page has bounds."""

from __future__ import annotations

from time import process_time

import pytest
from set_files import HEIGHT, PITCH, Sheet, Words, assembled, pdf_file, stream, typeset
from test_set_pages import read

from notice_parser.errors import UnreadableInput

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
