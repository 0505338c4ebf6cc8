"""The language of ledgers and comparisons: Chinese whatever the locale, English on a screen or by --labels if asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import ROOT, run_program

OLD, NEW = (str(ROOT / "docs" / "bulletins" / f"lanxi-{year}.txt") for year in (2023, 2024))
ENGLISH_LOCALE = {"NOTICE_PARSE_LANG": "", "LANG": "en_US.UTF-8"}
LEDGER, COMPARE = ["ledger", NEW], ["compare", OLD, NEW]


@pytest.mark.parametrize(
    ("command", "chinese", "english"),
    [(LEDGER, "整改措施", "Measures"), (COMPARE, "同一指标", "Figures of one indicator")],
)
def test_a_screen_follows_what_was_asked(command: list[str], chinese: str, english: str) -> None:
    asked = (([], False), (["--lang", "en"], True), (["--lang", "zh"], False), (["--labels", "en"], True))
    for options, is_english in asked:
        shown = run_program(*command, *options, env={**ENGLISH_LOCALE, "COLUMNS": "200"}).stdout.decode("utf-8")
        assert ((english in shown), (chinese in shown)) == (is_english, not is_english), options


@pytest.mark.parametrize(("command", "chinese"), [(LEDGER, "整改措施"), (COMPARE, "同一指标")])
def test_a_file_is_chinese_unless_labels_say_otherwise(command: list[str], chinese: str, tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    for options, is_chinese in (([], True), (["--lang", "en"], True), (["--labels", "en"], False)):
        run_program(*command, *options, "-o", str(path), env=ENGLISH_LOCALE)
        assert (chinese in path.read_text("utf-8")) is is_chinese, options
