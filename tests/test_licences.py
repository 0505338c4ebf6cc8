"""docs/licences.md is current for what every installation needs, and the lock file pins what the tests install."""

from __future__ import annotations

import sys
from importlib.metadata import version

import pytest

from conftest import ROOT

sys.path.append(str(ROOT / "tools"))

from licences import DOCS, direct_requirements, extras, needed, pinned_versions, row

TABLES = {part.partition("\n")[0]: part.splitlines() for part in DOCS.read_text("utf-8").split("\n## ")}
RUN_TIME = needed(direct_requirements())
FLOATING = [package.name for package in RUN_TIME if version(package.name) != package.tested]


@pytest.mark.skipif(bool(FLOATING), reason=f"not the versions of requirements.lock: {FLOATING}")
def test_what_every_installation_needs_is_listed_as_it_is() -> None:
    assert [line for line in TABLES["Always"][4:] if line] == [row(package) for package in RUN_TIME]


def test_no_licence_is_left_out() -> None:
    rows = [line.split(" | ") for lines in TABLES.values() for line in lines[4:] if line.startswith("| ")]
    assert len(rows) > 40
    assert [cells[0] for cells in rows if cells[3].strip() in ("", "not stated")] == []


def test_each_extra_lists_what_it_asks_for() -> None:
    for extra in extras():
        listed = {
            line.split(" | ")[0].strip("| ")
            for name in ("Always", f"With the extra `[{extra}]`")
            for line in TABLES[name]
        }
        assert {requirement.name for requirement in direct_requirements(extra)} <= listed


@pytest.mark.parametrize("extra", [None, "dev"])
def test_the_lock_file_pins_what_the_tests_install(extra: str | None) -> None:
    pinned = pinned_versions()
    assert [package.name for package in needed(direct_requirements(extra)) if package.name not in pinned] == []
