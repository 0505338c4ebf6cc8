"""DOC and WPS through LibreOffice: a missing program is reported, a hanging one ended, the text is that of the DOCX.

The tests with the program itself need the Debian package libreoffice-writer, installed without recommended packages.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from likeness import bare, differences
from test_set_pages import read

from conftest import ROOT
from notice_parser import parse_file
from notice_parser.errors import UnreadableInput
from notice_parser.readers import office

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD = OLE + "WordDocument".encode("utf-16-le") + bytes(600)
FIXTURES = ROOT.parent / "shared" / "fixtures"
needs_fixtures = pytest.mark.skipif(not FIXTURES.is_dir(), reason="there is no ../shared/fixtures next to the checkout")
needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="soffice is not installed (libreoffice-writer)")


def program(folder: Path, script: str) -> None:
    """A program of LibreOffice's name that does this."""
    place = folder / "soffice"
    place.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    place.chmod(0o755)


def test_without_the_program_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableInput, match=r"LibreOffice is needed: install .*libreoffice-writer"):
        read(WORD)


def test_a_table_or_a_presentation_is_no_text() -> None:
    with pytest.raises(UnreadableInput, match="without a text"):
        read(OLE + "Workbook".encode("utf-16-le"))


def test_a_program_that_hangs_is_ended_with_all_that_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mark = tmp_path / "still-there"
    program(tmp_path, f"(sleep 2; touch {mark}) & wait")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(office, "TIME_LIMIT", 0.3)
    with pytest.raises(UnreadableInput, match="took LibreOffice longer than"):
        read(WORD)
    time.sleep(2.5)
    assert not mark.exists()


def test_a_program_that_gives_nothing_means_a_damaged_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program(tmp_path, "exit 0")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(UnreadableInput, match="could not be converted by LibreOffice"):
        read(WORD)


@needs_fixtures
@needs_office
@pytest.mark.parametrize("name", ["auto_numbering_multilevel.doc", "same_bytes_named.wps"])
def test_a_doc_says_what_the_docx_says(name: str) -> None:
    doc = parse_file(str(FIXTURES / "doc" / name))
    docx = parse_file(str(FIXTURES / "docx" / "auto_numbering_multilevel.docx"))
    assert doc.source.media_type == "application/msword"
    assert differences(bare(doc.model_dump()), bare(docx.model_dump())) == []
    assert doc.sections[0].generated
