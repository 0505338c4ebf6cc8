"""Statements chosen by weighed evidence, where frames alone read them wrongly."""

from __future__ import annotations

import pytest

from notice_parser import parse_text

CASES = {
    "a verb shared by the next item": (
        "没收过期糕点18公斤，散装茶叶40袋。",
        [("过期糕点", "没收", None), ("散装茶叶", "没收", None)],
    ),
}


@pytest.mark.parametrize("why", CASES)
def test_what_the_evidence_speaks_for(why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTICE_PARSE_EVIDENCE", "on")
    text, wanted = CASES[why]
    found = [
        tuple(quote.text if quote else None for quote in (one.measured, one.action, one.actor))
        for one in parse_text(text).quantities
    ]
    assert found == wanted
