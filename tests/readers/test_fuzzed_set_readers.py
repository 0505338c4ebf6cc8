"""Broken copies of small PDF, OFD and RTF files, and of the shared fixtures: a notice or one clean error."""

from __future__ import annotations

from pathlib import Path

import pytest
from set_files import ofd_file, pdf_file, rtf_file, rtf_words, typeset
from test_set_pages import PARAGRAPHS, TITLE

from conftest import ROOT
from fuzzing import fuzz

TIMES, SEED = 30, 9
SHEETS = typeset(TITLE, PARAGRAPHS, depth=10, head="清溪县水务局文件")
OWN = {
    "a.pdf": pdf_file(SHEETS),
    "a.ofd": ofd_file(SHEETS, template="内部资料"),
    "b.ofd": ofd_file(SHEETS, by_character=True),
    "a.rtf": rtf_file("".join(f"{rtf_words(words)}\\par " for words in [TITLE, *PARAGRAPHS])),
}
FIXTURES = ROOT.parent / "shared" / "fixtures"
SHARED = sorted(
    path for name in ("pdf", "ofd", "rtf") for path in (FIXTURES / name).glob("*") if path.suffix != ".json"
)


@pytest.mark.parametrize("name", OWN)
def test_broken_copies_of_small_files(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(OWN[name])
    assert list(fuzz(path, OWN["a.ofd"], TIMES, SEED)) == []


@pytest.mark.skipif(not SHARED, reason="there is no ../shared/fixtures next to the checkout")
@pytest.mark.parametrize("path", SHARED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_broken_copies_of_the_fixtures(path: Path) -> None:
    assert list(fuzz(path, OWN["a.pdf"], TIMES, SEED)) == []
