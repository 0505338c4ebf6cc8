"""Each rule of the mention scan reads its own examples."""

from __future__ import annotations

import pytest

from notice_parser.examples import example_errors
from notice_parser.pack.folders import built_in_folder

FILES = ("contacts", "guards", "modifiers", "numbers", "per", "periods", "references", "units")


@pytest.fixture(scope="module")
def errors() -> list[str]:
    return example_errors(built_in_folder())


@pytest.mark.parametrize("name", FILES)
def test_examples_are_read(errors: list[str], name: str) -> None:
    assert [error for error in errors if error.startswith(f"{name}.yaml:")] == []
