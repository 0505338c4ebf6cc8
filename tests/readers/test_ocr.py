"""Scans: an error without --ocr, what to install without the extra, the words and where they stand with it.

The test with the extra needs `pip install 'notice-parse[ocr]'`; its models are in the wheel.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from importlib.util import find_spec
from io import BytesIO

import pytest
from set_files import Sheet, pdf_file
from test_set_pages import read

from conftest import ROOT, run_program
from notice_parser.errors import UnreadableInput
from notice_parser.readers import ocr

FIXTURES = ROOT.parent / "shared" / "fixtures" / "pdf"
is_installed = all(find_spec(name) for name in ocr.NEEDED)


def test_without_the_extra_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "NEEDED", ("no_such_module",))
    with pytest.raises(UnreadableInput, match=r"needs the extra \[ocr\]: .*install .onnxruntime>=1\.17. .rapidocr"):
        read(pdf_file([Sheet(())]), ocr=True)


@pytest.mark.skipif(not FIXTURES.is_dir(), reason="there is no ../shared/fixtures next to the checkout")
def test_a_scan_is_refused_in_one_line() -> None:
    result = run_program(FIXTURES / "scan_no_text.pdf")
    assert (result.returncode, result.stdout) == (1, b"")
    assert result.stderr.decode().strip().endswith("is a scan: no text layer; try --ocr")


def as_scan(raw: bytes) -> bytes:
    """A PDF of the images of another's pages."""
    import pypdfium2

    scan = pypdfium2.PdfDocument.new()
    for page in pypdfium2.PdfDocument(raw):
        image = BytesIO()
        page.render(scale=200 / 72).to_pil().convert("L").save(image, "JPEG", quality=80)
        width, height = page.get_size()
        drawn = pypdfium2.PdfImage.new(scan)
        drawn.load_jpeg(image, inline=True)
        drawn.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
        new = scan.new_page(width, height)
        new.insert_obj(drawn)
        new.gen_content()
    out = BytesIO()
    scan.save(out)
    return out.getvalue()


@pytest.mark.skipif(not is_installed, reason="the extra [ocr] is not installed")
@pytest.mark.skipif(not FIXTURES.is_dir(), reason="there is no ../shared/fixtures next to the checkout")
def test_words_of_a_scan_are_read_and_told() -> None:
    raw = (FIXTURES / "notice_pages.pdf").read_bytes()
    words, scan = read(raw), read(as_scan(raw), ocr=True)
    assert not words.ocr
    assert [place.of(scan.text) for place in scan.ocr] == [scan.text]
    assert SequenceMatcher(None, scan.text, words.text, autojunk=False).ratio() > 0.98
    assert "2024年3月5日至5月20日" in scan.text
