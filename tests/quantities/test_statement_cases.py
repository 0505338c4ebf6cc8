"""Statements of the frames on small texts: of what, what was done, by whom, where, when, against what, part of what."""

from __future__ import annotations

from typing import Any

import pytest

from statement_cases import cases, parse_by_frames, read_case


@pytest.mark.parametrize("case", [case for _, case in cases()], ids=[name for name, _ in cases()])
def test_statement(case: dict[str, Any]) -> None:
    """The quantities are those that the case expects and, under `also`, those that it says nothing of; no others."""
    found = read_case(case, parse_by_frames)
    assert sorted(text for text, _ in found) == sorted([*case["expect"], *case.get("also", ())])
    for text, wanted in case["expect"].items():
        assert dict(found)[text] == wanted, text
