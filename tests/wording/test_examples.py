"""Each rule of the mention scan reads its own examples."""

from __future__ import annotations

import pytest

from notice_parser.examples import example_faults
from notice_parser.pack.folders import built_in_folder

FILES = ("contacts", "guards", "modifiers", "numbers", "per", "periods", "references", "units")


@pytest.fixture(scope="module")
def faults() -> list[str]:
    return example_faults(built_in_folder())


@pytest.mark.parametrize("name", FILES)
def test_examples_are_read(faults: list[str], name: str) -> None:
    assert [fault for fault in faults if fault.startswith(f"{name}.yaml:")] == []
