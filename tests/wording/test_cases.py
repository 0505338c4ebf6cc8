"""The mention scan on small texts: what is claimed and how it is read. The cases are data."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from notice_parser.outline import build_outline
from notice_parser.outline.model import Outline
from notice_parser.pack import built_in_pack
from notice_parser.readers.text import from_string
from notice_parser.spans import Span
from notice_parser.wording.mentions import find_mentions
from notice_parser.wording.model import (
    Claim,
    ContactClaim,
    Guard,
    PeriodClaim,
    QuantityClaim,
    ReferenceClaim,
    Wording,
)

CASES = Path(__file__).resolve().parents[1] / "cases" / "wording"
KINDS: dict[str, type[Claim]] = {
    "quantities": QuantityClaim,
    "periods": PeriodClaim,
    "guards": Guard,
    "contacts": ContactClaim,
    "references": ReferenceClaim,
}


@cache
def cases() -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{path.stem}: {case['why']}", case)
        for path in sorted(CASES.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text("utf-8"))
    ]


def read(text: str, issued_on: date | None = None) -> Wording:
    source = from_string(text)
    return find_mentions(source, build_outline(source, built_in_pack()), built_in_pack(), issued_on)


def field(text: str, claim: Claim, name: str) -> Any:
    """A field of a claim as a case writes it."""
    if name == "text":
        return claim.span.of(text)
    value = getattr(claim, {"from": "from_"}.get(name, name))
    if name in ("unit", "title", "number"):
        return value.of(text) if value else None
    if name in ("from", "to"):
        return value.isoformat() if value else None
    if name == "ratio":
        return [int(term) for term in value] if value else None
    return float(value) if type(value).__name__ == "Decimal" else value


@pytest.mark.parametrize("case", [case for _, case in cases()], ids=[name for name, _ in cases()])
def test_case(case: dict[str, Any]) -> None:
    issued_on = case.get("issued_on")
    wording = read(case["text"], date.fromisoformat(str(issued_on)) if issued_on else None)
    for kind, wanted in case["expect"].items():
        found = [claim for claim in wording.claims if isinstance(claim, KINDS[kind])]
        names = [list(item) if isinstance(item, dict) else ["text"] for item in wanted]
        found_fields = [
            {name: field(case["text"], claim, name) for name in keys}
            for claim, keys in zip(found, names + [["text"]] * len(found), strict=False)
        ]
        assert found_fields == [item if isinstance(item, dict) else {"text": item} for item in wanted]


@pytest.mark.parametrize("case", [case for _, case in cases()], ids=[name for name, _ in cases()])
def test_claims_do_not_overlap(case: dict[str, Any]) -> None:
    claims = read(case["text"]).claims
    assert all(one.end <= other.start for one, other in pairwise(claims))


def test_a_hard_wrap_inside_a_logical_line_is_no_end() -> None:
    """Words that a line break cuts are read as one; the offsets are those of the source text, break and all."""
    text = "2023\n年，挽回损失4\n　　5.6万元，比上年提高3个百\n分点，立案三\n十二件，按照《某县\n办法》处理。\n另有5"
    line = Span(0, text.rindex("\n"))
    outline = Outline((line, Span(line.end + 1, len(text))), None, None, None, (), None)
    wording = find_mentions(from_string(text), outline, built_in_pack(), None)
    assert [claim.span.of(text) for claim in wording.claims] == [
        "2023\n年",
        "4\n　　5.6万元",
        "3个百\n分点",
        "三\n十二件",
        "《某县\n办法》",
    ]
    assert [claim.base_value for claim in wording.quantities] == [456000, 3, 32]


def test_a_number_does_not_run_across_lines() -> None:
    text = "共有12\n5个问题"
    outline = Outline((Span(0, 4), Span(5, len(text))), None, None, None, (), None)
    wording = find_mentions(from_string(text), outline, built_in_pack(), None)
    assert [claim.span.of(text) for claim in wording.claims] == ["5个"]


def test_a_number_too_long_is_a_finding() -> None:
    wording = read(f"共{'9' * 50}元。")
    assert [note.code for note in wording.findings] == ["number_too_long"]
    assert not wording.quantities


@pytest.mark.parametrize(
    "unit",
    ["第一百", "“一", "2024年", "《", "1:1", "一一", "自开展", "（", "1.1.", "A1-", "1 ", "3 000 ", "5月，8日，"],
)
def test_time_grows_with_the_text(unit: str) -> None:
    """Eight times the text takes no more than sixteen times as long, with room for a machine that is busy."""
    import time

    def seconds(size: int) -> float:
        start = time.perf_counter()
        read(unit * (size // len(unit)))
        return time.perf_counter() - start

    read(unit * 10)
    short = min(seconds(4000) for _ in range(3))
    assert seconds(32000) <= 32 * short + 0.2
