"""Runs of more digits than any amount has. No part of one is read as a number: the text states another one."""

from __future__ import annotations

import re

from notice_parser.pack.numbers import Signs
from notice_parser.spans import Span
from notice_parser.wording.numbers import MOST_DIGITS

ARABIC = "0-9０-９"
# Of each run, four characters in a row are left where only every seventh of the text is kept: most texts have none.
STEP, LEFT = 7, 4
# 1,000,000,…: more groups than a number is read with.
GROUPS = re.compile(rf"[{ARABIC}]{{1,3}}(?:[,，][{ARABIC}]{{3}}){{7,}}")
WHOLE_PART = re.compile(rf"[{ARABIC}]{{1,{MOST_DIGITS}}}[.．]\Z")
DECIMALS = re.compile(rf"[.．][{ARABIC}]{{1,{MOST_DIGITS}}}")


def find_long_numbers(text: str, signs: Signs) -> list[Span]:
    """Each run in text order, with what stands before or after its decimal point."""
    numerals = re.escape("".join({*signs.digits, *signs.small, *signs.large}))
    if not re.search(rf"[{ARABIC}{numerals},，]{{{LEFT}}}", text[::STEP]):
        return []
    found = list(re.finditer(rf"[{ARABIC}{numerals}]{{{MOST_DIGITS + 1},}}", text))
    if "," in text or "，" in text:
        found += GROUPS.finditer(text)
    return merge(sorted(whole(text, *run.span()) for run in found))


def whole(text: str, start: int, end: int) -> Span:
    before = WHOLE_PART.search(text[max(0, start - MOST_DIGITS - 1) : start])
    after = DECIMALS.match(text, end)
    return Span(start - len(before[0]) if before else start, after.end() if after else end)


def merge(runs: list[Span]) -> list[Span]:
    """Runs that overlap, such as the two sides of a decimal point, as one."""
    found: list[Span] = []
    for run in runs:
        if found and run.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(run.end, found[-1].end))
        else:
            found.append(run)
    return found
