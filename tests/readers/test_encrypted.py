"""Word files under a password, and images: what they need, and the one line where that is missing."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from word_files import run, word_file

from notice_parser.errors import UnreadableInput
from notice_parser.readers import encrypted, image, ocr
from notice_parser.readers.formats import ENCRYPTED, detect_format
from notice_parser.readers.opening import ReadOptions, read_file
from notice_parser.readers.page import Glyph, Page

WORDS = "全县办结5件。"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
# msoffcrypto-tool writes no file smaller than a sector.
PICTURE = "".join(chr(33 + step**3 % 8191 % 90) for step in range(20_000))


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    ooxml = pytest.importorskip("msoffcrypto.format.ooxml")
    path = tmp_path / "locked.docx"
    out = BytesIO()
    plain = word_file(f"<w:p>{run(WORDS)}</w:p>", **{"[Content_Types].xml": TYPES, "picture": PICTURE})
    ooxml.OOXMLFile(BytesIO(plain)).encrypt("secret", out)
    path.write_bytes(out.getvalue())
    return path


def test_a_word_file_under_a_password_is_read_with_it(locked: Path) -> None:
    assert detect_format(locked.read_bytes(), "a") is ENCRYPTED
    assert read_file(str(locked), ReadOptions(password="secret")).text == f"{WORDS}\n"


@pytest.mark.parametrize(
    ("password", "what"),
    [(None, "is locked; give its --password"), ("wrong", "is locked, and the password does not open it")],
)
def test_without_its_password_it_says_so(locked: Path, password: str | None, what: str) -> None:
    with pytest.raises(UnreadableInput, match=what):
        read_file(str(locked), ReadOptions(password=password))


def test_without_the_extra_it_says_what_to_install(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encrypted, "NEEDED", ("no_such_module",))
    with pytest.raises(UnreadableInput, match=r"the extra \[password\] is needed: .*install .msoffcrypto-tool>=5\.4"):
        read_file(str(locked), ReadOptions(password="secret"))


def test_a_password_hashed_without_end_is_refused(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encrypted, "MOST_SPINS", 99_999)  # msoffcrypto-tool writes 100,000
    with pytest.raises(UnreadableInput, match="hashes its password more than 99,999 times"):
        read_file(str(locked), ReadOptions(password="secret"))


def test_a_cut_file_is_one_line(locked: Path) -> None:
    raw = locked.read_bytes()
    locked.write_bytes(raw[: len(raw) * 2 // 3])
    with pytest.raises(UnreadableInput, match=r"is a damaged encrypted document|is locked"):
        read_file(str(locked), ReadOptions(password="secret"))


def test_an_image_needs_ocr(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(UnreadableInput, match="is a PNG image; try --ocr"):
        read_file(str(path))


@pytest.mark.parametrize(("kind", "pages"), [("png", 1), ("jpeg", 1), ("tiff", 2)])
def test_each_page_of_an_image_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, pages: int) -> None:
    library = pytest.importorskip("PIL.Image")
    monkeypatch.setattr(ocr, "NEEDED", ())
    glyphs = tuple(Glyph(word, 10.0 + 20 * index, 30.0 + 20 * index, 10, 30) for index, word in enumerate(WORDS))
    monkeypatch.setattr(ocr, "read_image", lambda dots: Page(dots.shape[1], dots.shape[0], glyphs, is_ocr=True))
    path = tmp_path / f"scan.{kind}"
    sheets = [library.new("L", (200, 100), 255) for _ in range(pages)]
    sheets[0].save(path, **({"save_all": True, "append_images": sheets[1:]} if pages > 1 else {}))
    assert read_file(str(path), ReadOptions(ocr=True)).text.count(WORDS) >= 1
    monkeypatch.setattr(image, "MOST_DOTS", 1000)
    with pytest.raises(UnreadableInput, match="has more than 1,000 dots"):
        read_file(str(path), ReadOptions(ocr=True))


def test_a_damaged_image_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("PIL.Image")
    monkeypatch.setattr(ocr, "NEEDED", ())
    path = tmp_path / "scan.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\nno image")
    with pytest.raises(UnreadableInput, match="is a damaged image"):
        read_file(str(path), ReadOptions(ocr=True))
