"""bench/fuzz.py tries every door on a few inputs; an input is the same again, a fault is shown, kept and counted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from doors import DOORS
from office_doors import of_turn

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
    assert [row[:5] for row in rows] == [[door, f"0 to {FEW - 1}", str(FEW), str(FEW), "0"] for door in DOORS]


@pytest.mark.parametrize("door", DOORS)
def test_an_input_is_the_same_again_and_not_the_next(door: str) -> None:
    made = [fuzz.make_input(door, number, 400) for number in range(FEW)]
    assert made == [fuzz.make_input(door, number, 400) for number in range(FEW)]
    assert len(set(made)) == FEW


def test_a_comparison_has_two_texts() -> None:
    assert all(fuzz.EDGE.encode() in fuzz.make_input("compare", number, 400) for number in range(FEW))


def test_what_does_not_hold_is_shown_with_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DOORS, "ledger", lambda raw, turn: iter(["wrong", "wrong again"] if len(raw) % 2 else []))
    odd = [number for number in range(20) if len(fuzz.make_input("ledger", number, 400)) % 2]
    tried = fuzz.try_batch(0, door="ledger", longest=400, count=20)
    assert tried.count == 20
    assert 0 < len(odd) < 20
    assert tried.faults == [f"ledger {number}: {fault}" for number in odd for fault in ("wrong", "wrong again")]


def test_inputs_differ_where_more_than_digits_does(monkeypatch: pytest.MonkeyPatch) -> None:
    made = ["共3件。", "共47件。", "共3人。", "共３件。"]
    monkeypatch.setitem(DOORS, "text", lambda raw, turn: iter(()))
    monkeypatch.setattr(fuzz, "make_input", lambda door, number, longest: made[number].encode())
    tried = fuzz.try_batch(0, door="text", longest=400, count=len(made))
    assert fuzz.row("text", [tried]) == "| text | 0 to 3 | 4 | 3 | 0 |"


def test_what_runs_have_found_is_told_as_one_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A number that was tried again counts once."""
    results = tmp_path / "results.ndjson"
    for first, faults in ((0, []), (2, ["text 3: wrong"]), (2, ["text 3: wrong"])):
        fuzz.keep(
            fuzz.Tried("text", first, 2, 400, fuzz.base64.b64encode(bytes(8) + bytes([first] * 8)).decode(), faults),
            results,
        )
    assert fuzz.tell(results) == 1
    assert capsys.readouterr().out.splitlines()[2:] == ["| text | 0 to 3 | 4 | 2 | 1 |", "text 3: wrong"]


def test_one_text_in_some_is_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[int | None] = []
    monkeypatch.setitem(DOORS, "text", lambda raw, turn: turns.append(turn) or iter(()))
    fuzz.try_batch(0, door="text", longest=400, count=2 * fuzz.AGAIN)
    assert [number for number, turn in enumerate(turns) if turn is None] == [1, fuzz.AGAIN + 1]
    assert [turn for turn in turns if turn is not None] == [n for n in range(2 * fuzz.AGAIN) if n % fuzz.AGAIN != 1]


def test_each_format_has_its_turn() -> None:
    assert [of_turn("abc", turn) for turn in (0, 1, 5)] == [("a",), ("b",), ("c",)]
    assert of_turn("abc", None) == "abc"


def test_an_unknown_door_is_refused() -> None:
    command = [sys.executable, str(ROOT / "bench" / "fuzz.py"), "window"]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert ended.returncode == 2
    assert "no door window; there is text, file, source, rules" in ended.stderr
