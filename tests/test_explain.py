"""`notice-parse explain`: the reason given is the one in force, on a terminal of any width, in a pipe, to tools."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from rich.cells import cell_len

from conftest import ROOT, SAMPLES, each_sample, run_program
from notice_parser import parse_file
from notice_parser.explain import explain
from notice_parser.readers.opening import read_file
from notice_parser.readers.text import from_string
from notice_parser.writers.explanation import draw_explanation

Data = dict[str, Any]
ESCAPE = "\x1b"
REASONS = yaml.safe_load((ROOT / "tests" / "cases" / "explain" / "reasons.yaml").read_text("utf-8"))


def figures(data: Data) -> list[tuple[Data, Data]]:
    """Each quantity of the explained sentences with the figure entry that it belongs to."""
    return [
        (quantity, figure)
        for sentence in data["sentences"]
        for clause in sentence["clauses"]
        for figure in clause["figures"]
        for quantity in figure["quantities"]
    ]


def explained(text: str) -> Data:
    found = explain(from_string(text))
    return found.data(list(range(len(found.trace.sentences))))


@pytest.mark.parametrize("case", REASONS, ids=lambda case: f"{case['expect']['field']} {case['text'][:8]}")
def test_the_reason_is_the_one_in_force(case: Data) -> None:
    expect = case["expect"]
    (found,) = [one for one, _ in figures(explained(case["text"])) if one["text"] == expect["quantity"]]
    field = found["fields"][expect["field"]]
    assert expect["value"] is None or field["value"] == expect["value"]
    assert field["origin"] == expect["origin"]
    assert expect.get("names", "") in field["reason"]
    assert (field["from"] and field["from"]["text"]) == expect["from"]


@each_sample()
def test_it_explains_the_reading_itself(sample: Path) -> None:
    """Every quantity of the notice is explained once, with its own values, and each value has its reason."""
    notice = json.loads(parse_file(str(sample)).model_dump_json())
    found = explain(read_file(str(sample)))
    data = found.data(found.with_figures())
    shown = {quantity["id"]: (quantity, figure) for quantity, figure in figures(data)}
    assert sorted(shown, key=lambda one: int(one[1:])) == [quantity["id"] for quantity in notice["quantities"]]
    for quantity in notice["quantities"]:
        one, figure = shown[quantity["id"]]
        for name in ("measured", "action", "actor", "scope", "period"):
            assert one["fields"][name]["value"] == (quantity[name] and quantity[name]["text"])
        for name in ("status", "part_of", "per"):
            assert one["fields"][name]["value"] == quantity[name]
        has_no_frame = one["reason"] is not None
        assert all(field["reason"] for field in one["fields"].values() if field["value"] is not None)
        assert has_no_frame or figure["tried"][-1] == {"frame": figure["frame"], "outcome": "won"}


@each_sample()
def test_a_role_of_the_frame_stands_in_its_clause(sample: Path) -> None:
    found = explain(read_file(str(sample)))
    for quantity, figure in figures(found.data(found.with_figures())):
        for field in quantity["fields"].values():
            if field["reason"] and field["reason"].startswith("frame "):
                assert field["reason"] == f"frame {figure['frame']}"
                assert field["from"] is None


def test_frames_that_failed_are_shown_with_the_reason() -> None:
    ((_, figure),) = figures(explained("给予党纪处分53人。"))
    outcomes = {one["frame"]: one["outcome"] for one in figure["tried"]}
    assert outcomes["share-of-whole"] == "kind not suited"
    assert outcomes["finding"] == "no match"
    assert figure["shape"] == ["give", "sanction", "target"]
    brief = run_program("explain", "给予党纪处分53人。").stdout.decode("utf-8")
    full = run_program("explain", "给予党纪处分53人。", "-v").stdout.decode("utf-8")
    assert "kind not suited: " in full
    assert "kind not suited: " not in brief
    assert "after 0 others" not in brief


def test_claims_are_shown_with_their_rules() -> None:
    (sentence,) = explained("2024年召开党的二十届三中全会精神宣讲会5场。")["sentences"]
    mentions = [(mention["text"], mention["what"], mention["rule"]) for mention in sentence["mentions"]]
    assert mentions == [
        ("2024年", "period", "dated"),
        ("二十届三中全会", "guard", "plenum"),
        ("5场", "quantity", "arabic"),
    ]


def test_a_sentence_without_quantities_is_shown_too() -> None:
    shown = run_program("explain", "全面落实工作责任。").stdout.decode("utf-8")
    assert "no quantity" in shown


def test_at_takes_an_offset_or_a_figure() -> None:
    sample = SAMPLES[0]
    quantity = parse_file(str(sample)).quantities[4]
    by_figure = run_program("explain", sample, "--at", quantity.id, "--json")
    by_offset = run_program("explain", sample, "--at", str(quantity.start), "--json")
    assert by_figure.stdout == by_offset.stdout
    (sentence,) = json.loads(by_figure.stdout)["sentences"]
    assert sentence["start"] <= quantity.start < sentence["end"]
    assert sentence["text"] == read_file(str(sample)).text[sentence["start"] : sentence["end"]]


WRONG = [("nothing.txt",), (SAMPLES[0], "--at", "99999999"), (SAMPLES[0], "--at", "q99999"), ("全县", "--at", "x")]


@pytest.mark.parametrize("arguments", WRONG)
def test_wrong_use_is_one_line(arguments: tuple[str | Path, ...]) -> None:
    result = run_program("explain", *arguments)
    assert (result.returncode, result.stdout) == (2, b"")
    assert len(result.stderr.splitlines()) == 1


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def drawn(width: int, monkeypatch: pytest.MonkeyPatch, **environment: str) -> str:
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"COLUMNS": str(width), "TERM": "xterm-256color", **environment}.items():
        monkeypatch.setenv(name, value)
    terminal = Terminal()
    draw_explanation(explained("2024年，全县共受理信访举报55件次，其中办结12件次。"), terminal, is_verbose=True)
    return terminal.getvalue()


def without_styles(text: str) -> str:
    return "".join(part.partition("m")[2] if index else part for index, part in enumerate(text.split(f"{ESCAPE}[")))


@pytest.mark.parametrize("width", [30, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert max(cell_len(line) for line in without_styles(drawn(width, monkeypatch)).splitlines()) <= width


def test_colour_no_colour_and_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    assert f"{ESCAPE}[36m" in drawn(80, monkeypatch)
    assert f"{ESCAPE}[36m" not in drawn(80, monkeypatch, NO_COLOR="1")
    result = run_program("explain", SAMPLES[0], cwd=ROOT)
    assert (result.returncode, result.stderr) == (0, b"")
    assert ESCAPE.encode() not in result.stdout


def test_it_says_the_same_twice_and_in_json_too() -> None:
    first = run_program("explain", SAMPLES[0], "--json").stdout
    assert first == run_program("explain", SAMPLES[0], "--json").stdout
    assert json.loads(first)["rules"] == parse_file(str(SAMPLES[0])).parser.rules
