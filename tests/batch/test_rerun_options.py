"""A re-run compares every option that changes what an output holds, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from batch_runs import Here, fill

from notice_parser.batch import Options
from notice_parser.batch.settings import RECORDED
from notice_parser.cli.batch import batch
from notice_parser.cli.expand import expanded, options_of

# Every option of `batch`: arguments after which all inputs are converted again …
CONVERTED_AGAIN = {
    "--format": ["-f", "csv"],
    "--labels": ["--labels", "zh"],
    "--text": ["--text"],
    "--no-text": ["--no-text"],
    "--encoding": ["--encoding", "utf-8"],
    "--html-selector": ["--html-selector", "#content"],
    "--ocr": ["--ocr"],
    "--issued-on": ["--issued-on", "2020-01-01"],
    "--rules": ["--rules", "own"],
    "--combine": ["--combine", "all.ndjson"],
    "--fresh": ["--fresh"],
}
# … and after which none is.
UNCHANGED = {
    "--password": ["--password", "secret"],
    "--largest": ["--largest", "1M"],
    "--jobs": ["-j", "2"],
    "--include": ["--include", "*.txt"],
    "--exclude": ["--exclude", "*.pdf"],
    "--fail-fast": ["--fail-fast"],
    "--limit": ["--limit", "9"],
    "--time-limit": ["--time-limit", "60"],
    "--verbose": ["-v"],
}
# The one names another folder, the next prints no counts, the last words them otherwise.
WITHOUT_SUMMARY = {"--output", "--quiet", "--lang"}
OWN_RULE = """guards:
  - id: shop_hours
    pattern: '[0-9]{1,2}{{g}}小时(?=便民)'
    match: [12小时便民超市]
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Here:
    fill(tmp_path / "in", 2)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "guards.yaml").write_text(OWN_RULE, "utf-8")
    return Here(tmp_path, monkeypatch, capfd)


def test_every_option_of_batch_is_in_a_table() -> None:
    known = {name for name, _ in options_of(expanded(batch)) if name.startswith("--")}
    assert known == {*CONVERTED_AGAIN, *UNCHANGED, *WITHOUT_SUMMARY}


def test_every_field_of_the_options_is_recorded_or_decides_no_output() -> None:
    assert set(Options.__struct_fields__) == {*RECORDED, "password", "largest", "rules"}


@pytest.mark.parametrize("option", CONVERTED_AGAIN)
def test_another_value_converts_all_again(here: Here, option: str) -> None:
    assert here("batch", "in", "-o", "out", "-j", "1").summary == "2 inputs: 2 done, 0 failed"
    ran = here("batch", "in", "-o", "out", "-j", "1", *CONVERTED_AGAIN[option])
    assert ran.summary == "2 inputs: 2 done, 0 failed"
    if option != "--fresh":
        again = here("batch", "in", "-o", "out", "-j", "1", *CONVERTED_AGAIN[option])
        assert again.summary == "2 inputs: 0 done, 0 failed, 2 unchanged"


def test_pages_in_another_language_are_written_again(
    here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages alone speak a language: without one they are Chinese."""
    monkeypatch.delenv("NOTICE_PARSE_LANG")
    for language, done in [([], 2), (["--lang", "zh"], 0), (["--lang", "en"], 2), (["--lang", "en"], 0)]:
        ran = here("batch", "in", "-o", "out", "-f", "html", "-j", "1", *language)
        assert f"{done} done" in ran.summary or f"完成 {done}、" in ran.summary
        pages = sorted((tmp_path / "out").rglob("*.html"))
        assert len(pages) == 3
        tag = "en" if "en" in language else "zh-CN"
        assert all(f'<html lang="{tag}">' in page.read_text("utf-8") for page in pages)


@pytest.mark.parametrize("option", UNCHANGED)
def test_another_value_converts_none_again(here: Here, option: str) -> None:
    assert here("batch", "in", "-o", "out", "-j", "1").status == 0
    ran = here("batch", "in", "-o", "out", *UNCHANGED[option])
    assert ran.summary == "2 inputs: 0 done, 0 failed, 2 unchanged"
