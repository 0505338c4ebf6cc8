"""bench/speed.py: what a row says of its figure, and of one that cannot be measured here."""

from __future__ import annotations

import sys

import pytest

from conftest import ROOT

sys.path.append(str(ROOT / "bench"))

import speed


@pytest.mark.parametrize(
    ("figure", "is_rate", "verdict"),
    [
        (0.6, False, "reached"),
        (0.7, False, "between"),
        (0.81, False, "failed"),
        (1.8, True, "reached"),
        (0.7, True, "between"),
        (0.5, True, "failed"),
    ],
)
def test_a_row_says_what_is_reached(figure: float, is_rate: bool, verdict: str) -> None:
    reach, fail = (0.8, 0.6) if is_rate else (0.6, 0.8)
    row = speed.Row("a ÷ b", figure, reach, fail, is_rate=is_rate)
    assert row.line() == f"| a ÷ b | {figure:.2f} | {reach:g} | {fail:g} | {verdict} |"


def test_a_row_without_what_it_needs_says_so() -> None:
    row = speed.beside_old(None, ROOT / "samples" / "regulation.txt", 1)
    assert row.line().endswith("| – | 0.8 | 0.65 | not measured: no --old |")
