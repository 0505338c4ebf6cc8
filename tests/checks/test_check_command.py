"""The command `check`: lines, JSON, SARIF, what is chosen, what is accepted, the exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from conftest import ROOT, run_program

TEXT = (
    "一、工作情况\n（一）办理情况\n"
    "1.交办的240件诉求已办结216件，未办结24件，办结率95%。\n"
    "2.依据（青教发[2023]9号）开展。"
)


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(TEXT, "utf-8")
    return path


def said(*arguments: str | Path) -> list[str]:
    return run_program("check", *arguments, env={"NOTICE_PARSE_LANG": "zh"}).stdout.decode().splitlines()


def codes(*arguments: str | Path) -> list[str]:
    return [line.split()[2] for line in said(*arguments)]


def test_a_line_tells_place_severity_code_section_and_what_is_wrong(notice: Path) -> None:
    first, second = said(notice)
    assert first.startswith(f"{notice}:3:6 错误 rate_mismatch 一(一)1 “95%”与")
    assert second.startswith(f"{notice}:4:6 存疑 document_number_form 一(一)2 ")


def test_messages_in_english(notice: Path) -> None:
    assert "error rate_mismatch 一(一)1 216件 of 240件 is 90%" in said(notice, "--messages", "en")[0]


def test_what_is_chosen(notice: Path) -> None:
    assert codes(notice, "--select", "arithmetic") == ["rate_mismatch"]
    assert codes(notice, "--ignore", "rate_mismatch,structure") == ["document_number_form"]
    assert codes(notice, "--level", "error") == ["rate_mismatch"]
    wrong = run_program("check", notice, "--select", "rate_mismach")
    assert wrong.returncode == 2
    assert b"rate_mismatch" in wrong.stderr


def test_exit_status(notice: Path, tmp_path: Path) -> None:
    sound = tmp_path / "sound.txt"
    sound.write_text("整改已完成。", "utf-8")
    assert run_program("check", notice).returncode == 0
    assert run_program("check", notice, "--fail-on", "error").returncode == 3
    assert run_program("check", notice, "--ignore", "rate_mismatch", "--fail-on", "error").returncode == 0
    assert run_program("check", sound, "--fail-on", "warning").returncode == 0
    assert run_program("check", tmp_path / "none.txt").returncode == 1
    assert run_program("check").returncode == 2


def test_json_and_sarif(notice: Path) -> None:
    rows = json.loads(run_program("check", notice, "--format", "json").stdout)
    assert [(row["code"], row["line"], row["column"]) for row in rows][:1] == [("rate_mismatch", 3, 6)]
    assert (rows[1]["suggestion"]["text"], rows[1]["suggestion"]["replacement"]) == ("[2023]9号", "〔2023〕9号")
    log = json.loads(run_program("check", notice, "--format", "sarif").stdout)
    result = log["runs"][0]["results"][1]
    assert (log["version"], result["ruleId"], result["level"]) == ("2.1.0", "document_number_form", "warning")
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 4
    replaced = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replaced["insertedContent"]["text"] == "〔2023〕9号"


def test_accepted_findings_are_passed_over_and_unused_entries_told(notice: Path, tmp_path: Path) -> None:
    entries = yaml.safe_load(run_program("check", notice, "--format", "accepted").stdout)
    file = tmp_path / "accepted.yaml"
    file.write_text(yaml.safe_dump([{**entry, "reason": "经核实"} for entry in entries], allow_unicode=True), "utf-8")
    result = run_program("check", notice, "--accepted", file, "--fail-on", "warning")
    assert (result.stdout, result.returncode) == (b"", 0)
    notice.write_text(TEXT.replace("95%", "90%"), "utf-8")
    assert "rate_mismatch" in run_program("check", notice, "--accepted", file).stderr.decode()
    file.write_text(yaml.safe_dump(entries), "utf-8")
    assert run_program("check", notice, "--accepted", file).returncode == 2


def test_a_finding_is_accepted_where_it_stands_alone(notice: Path, tmp_path: Path) -> None:
    """The same words among others are another finding; the same words on another line are not."""
    entries = yaml.safe_load(run_program("check", notice, "--format", "accepted").stdout)
    file = tmp_path / "accepted.yaml"
    file.write_text(yaml.safe_dump([{**entry, "reason": "经核实"} for entry in entries], allow_unicode=True), "utf-8")
    text = notice.read_text("utf-8")
    notice.write_text(text.replace("一、", "序。\n\n一、", 1), "utf-8")
    assert codes(notice, "--accepted", str(file)) == []
    notice.write_text(text.replace("交办", "转办"), "utf-8")
    assert codes(notice, "--accepted", str(file)) == ["rate_mismatch"]


def test_a_code_is_explained_as_in_its_page() -> None:
    pages = ROOT / "docs" / "checks"
    for folder, options in ((pages / "zh", ("--lang", "zh")), (pages, ("--messages", "en"))):
        result = run_program("check", "--explain", "rate_mismatch", *options)
        assert result.stdout.decode() == (folder / "rate_mismatch.md").read_text("utf-8")
    assert run_program("check", "--explain", "rate").returncode == 2
