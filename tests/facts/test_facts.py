"""Kinds, inspections and days of issue, by the examples in the pattern files and a few whole texts."""

from __future__ import annotations

from datetime import date

import pytest

from notice_parser.facts import find_facts
from notice_parser.facts.kind import find_kind
from notice_parser.outline import build_outline
from notice_parser.outline.model import Outline
from notice_parser.pack import built_in_pack
from notice_parser.pack.folders import built_in_folder
from notice_parser.pack.inspection import InspectionFile
from notice_parser.pack.kinds import KindFile
from notice_parser.pack.loading.reader import PackReader
from notice_parser.spans import Source, Span
from notice_parser.wording.model import ContactClaim, PeriodClaim, Wording

PACK = built_in_pack()
FILES = PackReader(built_in_folder())
INSPECTED = [each for form in FILES.read("inspection.yaml", InspectionFile).inspection for each in form.match]


def as_source(text: str) -> Source:
    return Source(text, None, "text/plain", None, "", False)


def period(text: str, words: str, start: date, end: date) -> PeriodClaim:
    at = text.index(words)
    return PeriodClaim(at, at + len(words), "day", start, end, "day", "span")


@pytest.mark.parametrize("rule", FILES.read("kinds.yaml", KindFile).kinds, ids=lambda rule: rule.id)
def test_kind_examples(rule) -> None:  # type: ignore[no-untyped-def]
    for text in (*rule.match, *rule.no_match):
        article = "\n第一条 略。" if rule.style else ""
        titled = rule.title is not None
        whole = f"{text}{article}" if titled else text
        end = len(text) if titled else 0
        outline = build_outline(as_source(whole + "\n"), PACK)
        outline = Outline(
            lines=outline.lines,
            head=None,
            title=Span(0, end) if titled else None,
            preamble=None if titled else Span(0, len(text)),
            sections=outline.sections,
            closing=None,
        )
        assert (find_kind(whole, outline, PACK.kinds) == rule.id) is (text in rule.match), text


@pytest.mark.parametrize("example", INSPECTED, ids=lambda example: example.inspector)
def test_inspection_examples(example) -> None:  # type: ignore[no-untyped-def]
    outline = build_outline(as_source(example.text), PACK)
    found = find_facts(as_source(example.text), outline, Wording(()), PACK).inspection
    assert found is not None
    assert found.inspector is not None
    assert found.inspected is not None
    read = (found.inspector.of(example.text), found.inspected.of(example.text), found.type)
    assert read == (example.inspector, example.inspected, example.type)


def test_inspection_with_days() -> None:
    text = (
        "2024年3月5日至5月20日，县委第二巡察组对县水利局党组开展了巡察。2024年6月18日，县委巡察组向县水利局党组反馈了意见。\n"
        "一、整改情况\n"
    )
    whole = period(text, "2024年3月5日至5月20日", date(2024, 3, 5), date(2024, 5, 20))
    day = period(text, "2024年6月18日", date(2024, 6, 18), date(2024, 6, 18))
    phone = ContactClaim(len(text), len(text), "phone", "phone")
    facts = find_facts(as_source(text), build_outline(as_source(text), PACK), Wording((whole, day, phone)), PACK)
    assert facts.inspection is not None
    assert facts.inspection.period == whole
    assert facts.inspection.feedback_on == (day.span, date(2024, 6, 18))
    assert facts.contact.phones == (phone.span,)


@pytest.mark.parametrize(
    ("last", "day"),
    [
        ("二〇二四年九月四日", "2024-09-04"),
        ("二○二四年十月三十一日", "2024-10-31"),
        ("二O二四年元月八日", "2024-01-08"),
        ("2024 年 9 月 4 日", "2024-09-04"),
        ("2024年2月30日", None),
    ],
)
def test_day_of_issue(last: str, day: str | None) -> None:
    text = f"一、时间\n二、地点\n青禾县民政局\n{last}\n"
    facts = find_facts(as_source(text), build_outline(as_source(text), PACK), Wording(()), PACK)
    assert (facts.issued_on[1].isoformat() if facts.issued_on else None) == day
