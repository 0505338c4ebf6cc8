"""Statements chosen by weighed evidence: what frames alone read wrongly, and that little is lost of what they read."""

from __future__ import annotations

import pytest

from notice_parser import parse_text
from statement_cases import cases, parse_by_frames, read_case

CASES = {
    "a verb shared by the next item": (
        "没收过期糕点18公斤，散装茶叶40袋。",
        [("过期糕点", "没收", None), ("散装茶叶", "没收", None)],
    ),
}
LEAST = 0.94  # of the fields that the cases of the frames state; learned weights need not agree with each


@pytest.mark.parametrize("why", CASES)
def test_what_the_evidence_speaks_for(why: str) -> None:
    text, wanted = CASES[why]
    found = [
        tuple(quote.text if quote else None for quote in (one.measured, one.action, one.actor))
        for one in parse_text(text).quantities
    ]
    assert found == wanted


def test_little_is_lost_of_what_the_frames_read() -> None:
    lost, fields = [], 0
    for name, case in cases():
        found = dict(read_case(case, parse_text))
        for text, wanted in case["expect"].items():
            fields += len(wanted)
            lost += [f"{name}: {text} {key}" for key in wanted if found[text][key] != wanted[key]]
    assert len(lost) <= (1 - LEAST) * fields, lost


def test_the_evidence_chooses_no_quantities() -> None:
    for _, case in cases():
        chosen, framed = read_case(case, parse_text), read_case(case, parse_by_frames)
        assert [text for text, _ in chosen] == [text for text, _ in framed]
