"""What only OFD has: its package, templates, drawings that pages use, steps from character to character."""

from __future__ import annotations

import pytest
from set_files import OFD, Sheet, Words, ofd_content, ofd_file, packed, typeset
from test_set_pages import PARAGRAPHS, TITLE, lines, read

from notice_parser.errors import UnreadableInput
from notice_parser.readers.ofd import deltas
from notice_parser.readers.ofd_widths import widths

HELLO = Sheet((Words(80, 150, "全县共查处3件。"),))
ROOT = f"<ofd:OFD {OFD}><ofd:DocBody><ofd:DocRoot>D.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
PAGE = '<ofd:Pages><ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Pages>'


def test_words_of_a_template_are_left_out_and_told() -> None:
    source = read(ofd_file([HELLO, HELLO], template="内部资料注意保存"))
    assert source.text == "全县共查处3件。\n全县共查处3件。"
    assert [dict(note.params) for note in source.findings] == [{"count": "1"}]


def test_a_form_whose_words_all_stand_on_its_template_is_read() -> None:
    assert lines(ofd_file([Sheet(())], template="采矿许可证")) == ["采矿许可证"]


@pytest.mark.parametrize("root", ["Doc_0/Document.xml", "/Doc_0/Document.xml", "doc_0\\document.XML"])
def test_parts_are_found_however_they_are_named(root: str) -> None:
    assert lines(ofd_file([HELLO], root=root)) == ["全县共查处3件。"]


def test_a_drawing_that_a_page_uses_is_part_of_it() -> None:
    words = ofd_content(HELLO).partition("<ofd:Content>")[2].partition("</ofd:Content>")[0]
    unit = f'<ofd:CompositeGraphicUnit ID="7"><ofd:Content>{words}</ofd:Content></ofd:CompositeGraphicUnit>'
    use = '<ofd:CompositeObject ResourceID="7" Boundary="0 0 210 297" CTM="1 0 0 1 0 0"/>'
    raw = packed(
        {
            "OFD.xml": ROOT,
            "D.xml": f"<ofd:Document {OFD}><ofd:DocumentRes>R.xml</ofd:DocumentRes>{PAGE}</ofd:Document>",
            "R.xml": f"<ofd:Res {OFD}><ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnits></ofd:Res>",
            "P.xml": f"<ofd:Page {OFD}><ofd:Content><ofd:Layer>{use}</ofd:Layer></ofd:Content></ofd:Page>",
        }
    )
    assert lines(raw) == ["全县共查处3件。"]


def test_words_without_height_are_left_out() -> None:
    """Far enough off the page a sum loses the height of its letters, and lines of none cannot be measured."""
    places = ((150, "全县共查处3件。"), (2e19, "远处"), (3e19, "更远处"), (4e19, "最远处"))
    far = Sheet(tuple(Words(80, top, words) for top, words in places))
    assert lines(ofd_file([far])) == ["全县共查处3件。"]


def test_digits_in_full_cells_are_one_number() -> None:
    code = '<ofd:TextCode X="0" Y="5" DeltaX="g 7 5">2024年3月5</ofd:TextCode>'
    words = f'<ofd:TextObject Boundary="20 50 40 6" Size="5">{code}</ofd:TextObject>'
    raw = packed(
        {
            "OFD.xml": ROOT,
            "D.xml": f"<ofd:Document {OFD}>{PAGE}</ofd:Document>",
            "P.xml": f"<ofd:Page {OFD}><ofd:Content><ofd:Layer>{words}</ofd:Layer></ofd:Content></ofd:Page>",
        }
    )
    assert lines(raw) == ["2024年3月5"]


@pytest.mark.parametrize(
    ("written", "count", "steps"),
    [
        ("3 g 2 2.5 4", 5, [3, 2.5, 2.5, 4]),
        ("g 1000000000 1", 3, [1, 1, 1]),
        ("g 2", 3, [0, 2]),
        ("x 1", 3, [0, 1]),
        (None, 3, []),
    ],
)
def test_steps_are_read(written: str | None, count: int, steps: list[float]) -> None:
    assert deltas(written, count) == steps


def test_a_step_much_wider_than_its_sign_holds_a_blank() -> None:
    assert widths("ab cd", [5.0, 9.0, 5.0, 5.0], 10.0, 50.0)[1] == 5.0
    assert widths("ab", [6.0], 10.0, 20.0) == [6.0, 6.0]


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        ({"OFD.xml": "<x"}, "is not XML"),
        ({"OFD.xml": ROOT}, "D.xml is missing"),
        ({"OFD.xml": ROOT, "D.xml": f"<ofd:Document {OFD}/>"}, "without pages"),
        ({"OFD.xml": ROOT, "D.xml": f"<ofd:Document {OFD}>{PAGE}</ofd:Document>"}, "P.xml is missing"),
        ({"OFD.xml": ROOT, "Encryptions.xml": "<x/>"}, "is a locked OFD document"),
    ],
)
def test_a_broken_package_says_what_is_wrong(parts: dict[str, str], what: str) -> None:
    with pytest.raises(UnreadableInput, match=what):
        read(packed(parts))


def test_the_order_of_the_file_does_not_count() -> None:
    sheets = typeset(TITLE, PARAGRAPHS)
    turned = [Sheet(tuple(reversed(sheet.words))) for sheet in sheets]
    assert read(ofd_file(turned)).text == read(ofd_file(sheets)).text
