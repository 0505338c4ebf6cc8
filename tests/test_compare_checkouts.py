"""tools/compare_checkouts.py leaves out the version and the fingerprint of the rules, and nothing else."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from conftest import ROOT, run_program

sys.path.append(str(ROOT / "tools"))

from compare_checkouts import mask, plain

FINGERPRINT, OTHER = "0123456789abcdef", "fedcba9876543210"


def written(folder: Path, name: str) -> Path:
    path = folder / f"{name}.sqlite"
    result = run_program("-f", "sqlite", "-o", path, "-", input="全县共排查隐患12处。".encode())
    assert result.returncode == 0, result.stderr
    return path


def test_rows_of_a_database_differ_by_what_was_read_alone(tmp_path: Path) -> None:
    one, other = written(tmp_path, "one"), written(tmp_path, "other")
    base = sqlite3.connect(other)
    with base:
        base.execute("UPDATE notices SET parser_version = '9.9.9', rules = ?", [FINGERPRINT])
    assert plain(one) != plain(other)
    assert mask(plain(one)) == mask(plain(other))
    with base:
        base.execute("UPDATE quantities SET text = '13处'")
    base.close()
    assert mask(plain(one)) != mask(plain(other))


def test_json_in_either_layout_and_workbooks() -> None:
    for line in (
        b'"parser":{"name":"notice-parse","version":"%s","rules":"%s"},',
        b'"name": "notice-parse",\n "version": "%s",\n "rules": "%s"',
    ):
        assert mask(line % (b"0.1.0", FINGERPRINT.encode())) == mask(line % (b"0.2.0", OTHER.encode()))
    workbook = b"<si><t>%s</t></si><si><t>%s</t></si><si><t>12</t></si>"
    assert mask(workbook % (b"0.1.0", FINGERPRINT.encode())) == mask(workbook % (b"0.2.0", OTHER.encode()))
    assert mask(b'"text": "0.1.0"') == b'"text": "0.1.0"'


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_office_files_without_the_time_of_writing(suffix: str, tmp_path: Path) -> None:
    def packed(name: str, **parts: str) -> bytes:
        path = tmp_path / f"{name}{suffix}"
        with ZipFile(path, "w") as package:
            for part, text in {"docProps/core.xml": name, **parts}.items():
                package.writestr(part, text)
        return plain(path)

    assert packed("one", document="12处") == packed("other", document="12处") != packed("third", document="13处")
