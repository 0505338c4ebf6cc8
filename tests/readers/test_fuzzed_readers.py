"""Broken copies of small files in each format, and of the shared fixtures: a notice or one clean error."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_archives import TEXT, tar_of, zip_of
from test_same_notice import FIXTURES, as_page, as_text, as_word

from fuzzing import fuzz

TIMES, SEED = 30, 8
OWN = {
    "a.txt": as_text(),
    "b.txt": as_text().decode("gb18030").encode("utf-16"),
    "a.md": b"# " + TEXT + b"\n1. " + TEXT,
    "a.html": as_page(),
    "a.docx": as_word(),
    "a.zip": zip_of({"甲.txt": as_text(), "乙.html": as_page()}),
    "a.tar.gz": tar_of({"甲.txt".encode(): as_text(), "乙.docx".encode(): as_word()}, "w:gz"),
}
SHARED = sorted(
    path
    for name in ("txt", "md", "html", "docx", "archive")
    for path in (FIXTURES / name).glob("*")
    if path.suffix != ".json"
)


@pytest.mark.parametrize("name", OWN)
def test_broken_copies_of_small_files(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(OWN[name])
    assert list(fuzz(path, OWN["a.html"], TIMES, SEED)) == []


@pytest.mark.skipif(not SHARED, reason="there is no ../shared/fixtures next to the checkout")
@pytest.mark.parametrize("path", SHARED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_broken_copies_of_the_fixtures(path: Path) -> None:
    assert list(fuzz(path, OWN["a.docx"], TIMES, SEED)) == []
