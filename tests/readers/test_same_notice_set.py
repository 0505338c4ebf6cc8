"""One notice as text and set on pages: the same tree, quantities and facts, in PDF and OFD."""

from __future__ import annotations

import pytest
from likeness import bare, differences
from set_files import ofd_file, pdf_file, typeset

from conftest import ROOT
from notice_parser import parse_file
from notice_parser.pipeline import parse_source
from notice_parser.readers.formats import detect_format
from notice_parser.readers.opening import Input, read_input
from notice_parser.readers.text import from_string

FIXTURES = ROOT.parent / "shared" / "fixtures"
SAME = [
    "html/trs_gb2312.html",
    "html/table_layout_gbk_br.html",
    "docx/auto_numbering_multilevel.docx",
    "rtf/auto_numbering_multilevel.rtf",
    "pdf/notice_pages.pdf",
    "pdf/two_columns.pdf",
    "ofd/notice_by_line.ofd",
    "ofd/notice_by_char_shuffled.ofd",
    "ofd/notice_template_page.ofd",
]
# Rows of tables are set otherwise than paragraphs.
SAMPLES = {
    path.stem: text for path in (ROOT / "samples").glob("*.txt") if "	" not in (text := path.read_text("utf-8"))
}


@pytest.mark.skipif(not FIXTURES.is_dir(), reason="there is no ../shared/fixtures next to the checkout")
@pytest.mark.parametrize("name", SAME)
def test_the_fixtures_of_one_notice_say_the_same(name: str) -> None:
    one, other = parse_file(str(FIXTURES / "txt" / "utf8.txt")), parse_file(str(FIXTURES / name))
    assert differences(bare(one.model_dump()), bare(other.model_dump())) == []


@pytest.mark.parametrize("make", [pdf_file, ofd_file])
@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_sample_set_on_pages_says_the_same(make: object, name: str) -> None:
    paragraphs = [stripped for line in SAMPLES[name].split("\n") if (stripped := line.strip())]
    assert callable(make)
    raw = make(typeset("", paragraphs, head="清渡市公报"))
    pages = read_input(Input(raw, "a", detect_format(raw, "a")))
    assert "".join(pages.text.split()) == "".join("".join(paragraphs).split())
    one, other = parse_source(from_string("\n".join(paragraphs))), parse_source(pages)
    assert differences(bare(one.model_dump()), bare(other.model_dump())) == []
