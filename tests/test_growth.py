"""Time of the processor grows with the length of the text, whatever its shape: families of bench/growth_families.py.

`python bench/growth.py` measures all of them, up to a million characters; here some of each kind are, up to some tens
of thousands. Eight times the text may take sixteen times as long, for other programs run; the bench fails over 12.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

import pytest

from notice_parser import parse_text
from notice_parser.pack import built_in_pack

sys.path.append(str(Path(__file__).resolve().parent.parent / "bench"))

from growth import Limits, measure
from growth_families import FAMILIES, Family, families_of, patterns_of

SEED, SOME_PATTERNS = 13, 30
MOST = 16
# What was once worse than linear, or is led by a loop of its own; the rest by lot.
ALWAYS = (
    "quantities: rows",
    "quantities: things",
    "quantities: 分别 chains",
    "quantities: 其中 nested",
    "quantities: agents",
    "quantities: 受理",
    "halves: 问题、 then 3个、",
    "checks: open brackets",
    "halves: 2024年、2023年、 then 分别为3个、4个和",
    "halves: 甲\t1\t2\n then 1,234,",
    "wording: e-mail",
    "tables: by tabs",
    "text: unbroken 汉字",
    "outline: two levels",
)
SHOWN = {family.shown: family for family in FAMILIES}
BY_LOT = random.Random(SEED).sample(sorted(set(SHOWN) - set(ALWAYS)), 12)
PATTERNS = patterns_of(built_in_pack())
SENTENCE = "全县共受理信访举报55件次，其中立案3件，同比增长20.43%，办结率99%；"


@pytest.mark.parametrize("name", [*ALWAYS, *BY_LOT])
def test_time_grows_with_length(name: str) -> None:
    assert measure(SHOWN[name], parse_text, Limits(32_000, 0.04)).ratio < MOST


@pytest.mark.parametrize("name", ["outline: sections", "outline: contents", "outline: counted again"])
def test_time_grows_with_the_number_of_sections(name: str) -> None:
    """What each section was compared with all lines for shows only in some thousands of them."""
    assert measure(SHOWN[name], parse_text, Limits(64_000, 9)).ratio < MOST


@pytest.mark.parametrize("name", ["quantities: one sentence", "quantities: parts after 包括"])
def test_time_grows_with_the_number_of_figures(name: str) -> None:
    """Looking back to the start of a sentence, or to a whole, shows only after hundreds of figures."""
    assert measure(SHOWN[name], parse_text, Limits(32_000, 9)).ratio < MOST


@pytest.mark.parametrize("path", random.Random(SEED).sample(sorted(PATTERNS), SOME_PATTERNS))
def test_time_of_a_pattern_grows_with_length(path: str) -> None:
    pattern = PATTERNS[path]
    found = [
        measure(family, lambda text: sum(1 for _ in pattern.finditer(text)), Limits(16_000, 0.01))
        for family in families_of(path, pattern)[:6]
    ]
    assert [growth.ratio for growth in found if growth.ratio >= MOST] == []  # a pattern that only looks around has none


def test_every_pattern_has_families_that_end_in_a_match_of_what_it_requires() -> None:
    for path, pattern in PATTERNS.items():
        families = families_of(path, pattern)
        assert families or pattern.fullmatch(""), path
        assert all(len(family.text(1000)) >= 1000 and family.text(1000).endswith(family.tail) for family in families)


def test_sections_by_the_thousand() -> None:
    """20,000 of them, all found."""
    notice = parse_text("".join(f"{number % 100 + 1}.开展检查{number}次。\n" for number in range(20_000)))
    assert len(notice.sections) == len(notice.quantities) == 20_000


def test_a_megabyte_on_one_line() -> None:
    """All that it says is found, in time that grows with its length."""
    sentence = f"{SENTENCE}各单位要提高认识，压实责任，认真抓好整改落实，确保各项任务落到实处；"
    length = 1_000_000 // len(sentence.encode()) * len(sentence)
    family = Family("text", "one line", sentence)
    start = time.process_time()
    parse_text(family.text(length // 8))
    short = time.process_time() - start
    start = time.process_time()
    notice = parse_text(family.text(length))
    assert time.process_time() - start < MOST * short
    assert len(notice.quantities) == 4 * (length // len(sentence))
