"""What only PDF has: turned pages, passwords, layers that are not text."""

from __future__ import annotations

from pathlib import Path

import pytest
from set_files import Sheet, Words, pdf_file
from test_set_pages import PARAGRAPHS, TITLE, read, typeset

from conftest import ROOT, run_program
from notice_parser import parse_file
from notice_parser.errors import UnreadableInput
from notice_parser.readers.pdf_view import PageView

LOCKED = ROOT.parent / "shared" / "fixtures" / "pdf" / "encrypted.pdf"


@pytest.mark.parametrize(
    ("turn", "seen"),
    [(0, (10, 30, 60, 80)), (90, (20, 40, 10, 30)), (180, (170, 190, 20, 40)), (270, (60, 80, 170, 190))],
)
def test_a_turned_page_is_read_as_it_is_seen(turn: int, seen: tuple[float, ...]) -> None:
    assert PageView((0, 0, 200, 100), turn).turn(10, 20, 30, 40) == seen


def test_a_layer_of_private_signs_is_no_text() -> None:
    raw = pdf_file(typeset(TITLE, PARAGRAPHS), to_unicode="<0000> <FFFF> <E000>")
    with pytest.raises(UnreadableInput, match=r"a text layer that is not text .*; try --ocr"):
        read(raw)


def test_a_cut_document_says_so() -> None:
    with pytest.raises(UnreadableInput, match="is a damaged PDF document; save it again"):
        read(b"%PDF-1.7\n1 0 obj")


def test_the_text_comes_along_and_quotes_fit(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"  # detected from its first bytes
    path.write_bytes(pdf_file(typeset(TITLE, PARAGRAPHS)))
    notice = parse_file(str(path))
    assert (notice.source.media_type, notice.source.encoding, notice.source.ocr) == ("application/pdf", None, [])
    assert notice.source.text == "\n".join([TITLE, *PARAGRAPHS])
    assert notice.title is not None
    assert notice.title.text == TITLE
    assert [section.heading.text for section in notice.sections if section.heading] == [
        "整改工作组织情况",
        "下一步工作安排",
    ]


@pytest.mark.skipif(not LOCKED.is_file(), reason="there is no ../shared/fixtures next to the checkout")
@pytest.mark.parametrize(
    ("said", "status", "what"),
    [
        ((), 1, "is locked; give its --password"),
        (("--password", "wrong"), 1, "the password does not open it"),
        (("--password", "secret"), 0, ""),
    ],
)
def test_a_locked_document_needs_its_password(said: tuple[str, ...], status: int, what: str) -> None:
    result = run_program(LOCKED, *said)
    assert result.returncode == status
    assert what in result.stderr.decode()
    assert result.stderr.count(b"\n") == status


def test_many_pages_take_no_more_time_each() -> None:
    from time import process_time

    def taken(pages: int) -> float:
        raw = pdf_file([Sheet(tuple(Words(80, 100 + 28 * n, f"第{n}行的文字。") for n in range(24)))] * pages)
        start = process_time()
        read(raw)
        return process_time() - start

    taken(2)
    assert taken(160) / max(taken(20), 0.01) <= 16
