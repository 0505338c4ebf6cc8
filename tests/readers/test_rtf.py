"""RTF: labels of lists, Chinese bytes in any font, tables, hidden text, links."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from set_files import rtf_file, rtf_words
from test_set_pages import read

from notice_parser.errors import UnreadableInput
from notice_parser.readers.rtf_characters import write_characters


def text(body: str, page: int = 936) -> str:
    return read(rtf_file(body, page)).text


def escaped(raw: bytes) -> str:
    return "".join(f"\\'{byte:02x}" for byte in raw)


def test_labels_are_kept_and_marked() -> None:
    body = "".join(
        f"{{\\{group}\\pard\\plain  {rtf_words(label)}\\tab}}{rtf_words(words)}\\par "
        for group, label, words in (("listtext", "一、", "总体情况"), ("pntext", "1.", "查处3件。"))
    )
    source = read(rtf_file(body))
    assert source.text == "一、总体情况\n1.查处3件。"
    assert [label.of(source.text) for label in source.generated] == ["一、", "1."]


@pytest.mark.parametrize("font", ["\\f0 ", "\\f1 "])
def test_chinese_bytes_are_read_whatever_font_they_stand_in(font: str) -> None:
    assert text(font + escaped("查处案件".encode("gbk"))) == "查处案件"


def test_a_second_byte_that_is_written_as_a_letter_belongs_to_its_sign() -> None:
    raw = "丂".encode("gbk")  # 0x81 0x40: the second byte is @
    assert text(f"\\'{raw[0]:02x}{chr(raw[1])}") == "丂"


def test_signs_beyond_the_basic_plane_are_one() -> None:
    assert text(rtf_words("𠮷县")) == "𠮷县"


def test_a_row_is_one_line() -> None:
    row = "\\trowd\\cellx1\\cellx2\\pard\\intbl A\\par B\\cell 3\\cell\\row "
    assert text(f"{row}{row}\\pard end\\par") == "A B\t3\nA B\t3\nend"


@pytest.mark.parametrize(
    ("body", "soft"), [("a\\line b", (2,)), ("a\\line\\par", ()), ("a\\line", ()), ("\\line a", ())]
)
def test_a_soft_end_of_line_is_one_between_two_lines(body: str, soft: tuple[int, ...]) -> None:
    assert read(rtf_file(body)).soft == soft


def test_hidden_text_is_left_out_and_told() -> None:
    source = read(rtf_file("{\\b shown}{\\f0\\v hidden}\\par"))
    assert source.text == "shown"
    assert [note.code for note in source.findings] == ["hidden_text_removed"]


def test_bytes_that_are_no_signs_are_told() -> None:
    source = read(rtf_file("a\\'ff\\'ff b"))
    assert [note.code for note in source.findings] == ["bytes_replaced"]


def test_a_link_is_its_words() -> None:
    link = '{\\field{\\*\\fldinst{HYPERLINK "http://example.cn"}}{\\fldrslt{site}}}'
    assert "http" not in text(f"see {link} here")


@pytest.mark.parametrize(("body", "what"), [("", "holds no text"), ("{\\u99999999999? x}", "damaged|no text")])
def test_what_cannot_be_read_says_why(body: str, what: str) -> None:
    with pytest.raises(UnreadableInput, match=what):
        text(body)


def test_time_grows_with_the_text() -> None:
    from time import process_time

    def taken(times: int) -> float:
        raw = rtf_file("{\\field{\\*\\fldinst{HYPERLINK {\\listtext {\\v " * times)
        start = process_time()
        with suppress(UnreadableInput):
            read(raw)
        return process_time() - start

    assert taken(16_000) / max(taken(2_000), 0.01) <= 16


def rtf_row(ends: list[int], cells: list[str]) -> str:
    defined = "".join(f"\\cellx{end}" for end in ends)
    return f"\\trowd{defined}\\pard\\intbl " + "".join(f"{rtf_words(cell)}\\cell " for cell in cells) + "\\row "


def test_merged_heads_keep_their_columns() -> None:
    body = (
        rtf_row([1000, 3000, 5000], ["指标", "2023年", "2024年"])
        + rtf_row([1000, 2000, 3000, 4000, 5000], ["", "总量", "增速", "总量", "增速"])
        + rtf_row([1010, 2000, 2990, 4000, 5000], ["工业", "12", "3", "15", "4"])
    )
    assert text(f"{body}\\pard end\\par") == (
        "指标\t2023年\t\t2024年\t\n\t总量\t增速\t总量\t增速\n工业\t12\t3\t15\t4\nend"
    )


def test_tables_apart_have_columns_of_their_own() -> None:
    first, second = rtf_row([1000, 5000], ["甲", "1"]), rtf_row([2000, 3000, 5000], ["乙", "2", "3"])
    assert text(f"{first}\\pard {rtf_words('说明')}\\par {second}\\pard end\\par") == "甲\t1\n说明\n乙\t2\t3\nend"


@pytest.mark.parametrize("piece", ["\\trowd\\cellx1\\cell\\row ", "\\cellx1", "\\trowd", "\\cell "])
def test_cells_without_end_take_linear_time(piece: str) -> None:
    from time import process_time

    def taken(times: int) -> float:
        start = process_time()
        with suppress(UnreadableInput):
            text(piece * times)
        return process_time() - start

    taken(100)
    assert taken(16_000) <= max(1.0, 16 * taken(2000))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("10{\\super 8}m", "10⁸m"),
        ("10{\\super\\fs20\\f0 -3}m", "10⁻³m"),
        ("10{\\rtlch\\fcs1 \\af0 \\ltrch\\fcs0 \\up6 \\loch\\f0 8}m", "10⁸m"),
        ("10\\super 8\\nosupersub m", "10⁸m"),
        ("CO{\\sub 2}5", "CO₂5"),
        ("CO{\\dn4 2}5", "CO₂5"),
        ("10{\\up1 8}m", "108m"),
        ("10\\super0 8\\nosupersub m", "108m"),
        ("A{\\super th}m", "Athm"),
    ],
)
def test_raised_and_lowered_numbers_are_no_digits_of_the_line(written: str, shown: str) -> None:
    assert text(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("{\\f8\\u-3919?}5", "±5"),
        ("{\\f8 \\'a3}5", "≤5"),
        ("{\\f9\\fs24 \\u-3842?}a", "☑a"),
        ("{\\f0\\u-3919?}5", "\uf0b15"),
    ],
)
def test_symbols_are_read_as_what_their_font_shows(written: str, shown: str) -> None:
    fonts = "{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}{\\f8\\ftech\\fcharset2 Symbol;}{\\f9\\fcharset2 Wingdings;}}"
    assert text(fonts + written) == shown


@pytest.mark.parametrize("piece", ["\\super", "\\f8\\f8 ", "\\f8\\'a3", "\\up6\\fs20 "])
def test_characters_are_written_in_linear_time(piece: str) -> None:
    fonts = "{\\fonttbl{\\f8\\fcharset2 Symbol;}}"
    start = time.process_time()
    write_characters(fonts + piece * (400_000 // len(piece)))
    assert time.process_time() - start < 2
