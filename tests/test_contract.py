"""The samples keep to the contract, in whatever surroundings and with whatever line ends they are read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conftest import SAMPLES, each_sample, run_program
from invariants import broken, flat_sections
from notice_parser import parse_file, parse_text

SURROUNDINGS = (
    {"LC_ALL": "C", "LANG": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
    {"LC_ALL": "C.UTF-8", "LANG": "zh_CN.GBK", "TZ": "America/Adak", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
)


def as_data(notice: Any) -> dict[str, Any]:
    data = json.loads(notice.model_dump_json())
    assert isinstance(data, dict)
    return data


def reading(notice: dict[str, Any]) -> list[Any]:
    """What was read, without places: what must not change where only white space did."""
    sections = [(s["style"], s["number"], s["level"]) for s in flat_sections(notice["sections"])]
    quantities = [
        [q["text"], q["value"], q["base_value"], q["kind"], q["section"], q["status"], q["part_of"]]
        + [q[field] and q[field]["text"] for field in ("measured", "action", "actor", "scope")]
        for q in notice["quantities"]
    ]
    return [notice["kind"], notice["issued_on"] and notice["issued_on"]["date"], sections, quantities]


def test_there_are_samples() -> None:
    assert SAMPLES


@each_sample()
def test_quotes_and_tiling(sample: Path, parsed_samples: dict[Path, dict[str, Any]]) -> None:
    assert broken(parsed_samples[sample], sample.read_bytes().decode("utf-8").removeprefix("\ufeff")) == []


@each_sample()
def test_alternatives_are_other_readings_of_fields_in_doubt(
    sample: Path, parsed_samples: dict[Path, dict[str, Any]]
) -> None:
    quantities = parsed_samples[sample]["quantities"]
    ids = {one["id"] for one in quantities}
    for one in quantities:
        assert [other["field"] for other in one["alternatives"]] == one["doubts"]
        for other in one["alternatives"]:
            held = one[other["field"]]
            assert (other["quote"] or {}).get("text", other["value"]) != (
                held["text"] if isinstance(held, dict) else held
            )
            assert other["field"] != "part_of" or other["value"] is None or other["value"] in ids


@each_sample()
def test_no_false_alarm(sample: Path, parsed_samples: dict[Path, dict[str, Any]]) -> None:
    """An error or a warning is reported only where the gold file reports it too."""
    wanted = json.loads(sample.with_suffix(".gold.json").read_text("utf-8"))["findings"]
    severe = [f["code"] for f in parsed_samples[sample]["findings"] if f["severity"] in ("error", "warning")]
    assert sorted(severe) == sorted(f["code"] for f in wanted if f["severity"] in ("error", "warning"))


@each_sample()
def test_same_bytes_in_other_surroundings(sample: Path) -> None:
    first = run_program(sample)
    assert first.returncode == 0, first.stderr
    for environment in SURROUNDINGS:
        assert run_program(sample, env=environment).stdout == first.stdout


@each_sample()
def test_output_is_that_of_the_library(sample: Path) -> None:
    assert run_program("--compact", sample).stdout == parse_file(str(sample)).model_dump_json().encode() + b"\n"


@each_sample()
@pytest.mark.parametrize("variant", ["crlf", "bom"])
def test_line_ends_and_mark_keep_the_reading(sample: Path, variant: str, tmp_path: Path) -> None:
    raw = sample.read_bytes()
    other = raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") if variant == "crlf" else b"\xef\xbb\xbf" + raw
    place = tmp_path / sample.name
    place.write_bytes(other)
    notice = as_data(parse_file(str(place)))
    assert broken(notice, other.decode("utf-8").removeprefix("\ufeff")) == []
    assert reading(notice) == reading(as_data(parse_file(str(sample))))


@each_sample()
def test_text_and_file_read_alike(sample: Path) -> None:
    text = sample.read_bytes().decode("utf-8").removeprefix("\ufeff")
    by_text, by_file = as_data(parse_text(text)), as_data(parse_file(str(sample)))
    assert by_text["source"] == {**by_file["source"], "path": None, "encoding": None, "media_type": "text/plain"}
    assert {**by_text, "source": None} == {**by_file, "source": None} or sample.suffix == ".md"


def test_the_day_given_counts_where_the_text_tells_none() -> None:
    notice = parse_text("今年全县新增就业3人。", issued_on=date(2023, 5, 1))
    period = notice.quantities[0].period
    assert period is not None
    assert period.from_ == "2023-01-01"
