"""Every shared fixture is read as its expectations say; those of DOC in test_office.py, where LibreOffice is."""

from __future__ import annotations

import sys

import pytest

from conftest import ROOT

sys.path.append(str(ROOT / "eval"))

from fixtures import SHARED, look_at_all

FORMATS = ["txt", "md", "html", "docx", "archive", "pdf", "ofd", "rtf"]


def test_the_fixtures_are_read_as_expected() -> None:
    if not (SHARED / "fixtures").is_dir():
        pytest.skip("there is no ../shared/fixtures next to the checkout")
    looked = {f"{path.parent.name}/{path.name}": faults for path, faults in look_at_all(SHARED / "fixtures", FORMATS)}
    assert len(looked) >= 29
    assert {name: faults for name, faults in looked.items() if faults} == {}
