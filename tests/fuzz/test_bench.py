"""bench/fuzz.py tries every door on a few inputs; an input is the same again, and a fault is shown and counted."""

from __future__ import annotations

import subprocess
import sys

import pytest
from doors import DOORS

from conftest import ROOT

sys.path.append(str(ROOT / "bench"))

import fuzz

FEW = 3


def test_each_door_is_tried() -> None:
    """As one line of a table per door; nothing fails to hold."""
    command = [sys.executable, str(ROOT / "bench" / "fuzz.py"), "--count", str(FEW), "--jobs", "1"]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert (ended.returncode, ended.stderr) == (0, ""), ended.stdout
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in ended.stdout.splitlines()[2:]]
    assert [row[:4] for row in rows] == [[door, f"0 to {FEW - 1}", str(FEW), "0"] for door in DOORS]


@pytest.mark.parametrize("door", DOORS)
def test_an_input_is_the_same_again_and_not_the_next(door: str) -> None:
    made = [fuzz.make_input(door, number, 400) for number in range(FEW)]
    assert made == [fuzz.make_input(door, number, 400) for number in range(FEW)]
    assert len(set(made)) == FEW


def test_a_comparison_has_two_texts() -> None:
    assert all(fuzz.EDGE.encode() in fuzz.make_input("compare", number, 400) for number in range(FEW))


def test_what_does_not_hold_is_shown_with_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DOORS, "ledger", lambda raw: iter(["wrong", "wrong again"] if len(raw) % 2 else []))
    odd = [number for number in range(20) if len(fuzz.make_input("ledger", number, 400)) % 2]
    tried, faults = fuzz.try_batch(0, door="ledger", longest=400, count=20)
    assert tried == 20
    assert 0 < len(odd) < 20
    assert faults == [f"ledger {number}: {fault}" for number in odd for fault in ("wrong", "wrong again")]


def test_an_unknown_door_is_refused() -> None:
    command = [sys.executable, str(ROOT / "bench" / "fuzz.py"), "window"]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert ended.returncode == 2
    assert "no door window; there is text, file, rules" in ended.stderr
