"""What CONTRIBUTING.md says of code and a linter does not see: short files, and the words of the glossary."""

from __future__ import annotations

import re

from conftest import ROOT

LONGEST = 300
REPLACED = re.compile(r"\b(?:deeds?|told|anew|stretch)\b", re.IGNORECASE)
TEXTS = {
    str(path.relative_to(ROOT)): path.read_text("utf-8")
    for path in sorted((ROOT / "src").rglob("*"))
    if path.suffix in {".py", ".js", ".css", ".html"}
}


def test_files_stay_short() -> None:
    assert {path: text.count("\n") for path, text in TEXTS.items() if text.count("\n") > LONGEST} == {}


def test_words_that_the_glossary_replaced_are_gone() -> None:
    assert {path: REPLACED.findall(text) for path, text in TEXTS.items() if REPLACED.search(text)} == {}
