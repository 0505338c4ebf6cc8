"""What a figure is told for each of: 每年至少开展一次 → 年, 人均 → 人, 每人每月 → 人·月."""

from __future__ import annotations

import regex

from notice_parser.pack import Pack
from notice_parser.pack.per import PerRule
from notice_parser.spans import Span
from notice_parser.wording.model import QuantityClaim

FARTHEST = 60
CLAUSE_END = "，,；;。：:！？\n"
RATES = frozenset({"percent", "percentage_point", "multiple", "ratio"})


Told = tuple[str, str]


def find_per(text: str, sentence: Span, claim: QuantityClaim, measured: Span | None, pack: Pack) -> Told | None:
    """The word for what each and its rule, or None. Only the figure's own clause tells it, and the noun it measures."""
    if claim.kind == "rate":
        return None
    begin = max(sentence.start, claim.lead - FARTHEST)
    clause = clause_start(text, begin, claim.lead)
    found = last_told(text[clause : claim.lead], claim, pack)
    if found is None and clause > begin and text.startswith(pack.per.compares, clause):
        found = last_told(text[clause_start(text, begin, clause - 1) : clause - 1], claim, pack)
    if found is None and measured is not None and measured.end <= clause and claim.kind not in RATES:
        found = last_told(measured.of(text), claim, pack)
    return found


def clause_start(text: str, begin: int, end: int) -> int:
    """Where the clause that ends at `end` begins; what stands in brackets does not cut it."""
    depth = 0
    for place in range(end - 1, begin - 1, -1):
        sign = text[place]
        if sign in "）)":
            depth += 1
        elif sign in "（(":
            depth = max(0, depth - 1)
        elif depth == 0 and sign in CLAUSE_END and not is_within_number(text, place):
            return place + 1
    return begin


def is_within_number(text: str, place: int) -> bool:
    """1,234: a comma between digits ends nothing."""
    return place > 0 and text[place - 1].isdigit() and text[place + 1 : place + 2].isdigit()


def last_told(words: str, claim: QuantityClaim, pack: Pack) -> Told | None:
    """The nearest of all that the rules find; of two at one place the rule that stands first."""
    if not pack.per.signs.search(words):
        return None
    best: tuple[int, Told] | None = None
    for rule in pack.per.rules:
        if claim.kind in RATES and not rule.of_time:
            continue
        for found in rule.pattern.finditer(words):
            if holds(rule, found, words, pack) and (best is None or found.start("per") > best[0]):
                best = found.start("per"), (words_of(found), rule.id)
    return best[1] if best else None


def words_of(found: regex.Match[str]) -> str:
    parts = found.groupdict()
    return f"{parts['who']}·{parts['per']}" if parts.get("who") else parts["per"]


def holds(rule: PerRule, found: regex.Match[str], words: str, pack: Pack) -> bool:
    """人均收入2万元、总产值3亿元: the second is a noun of its own."""
    return not (rule.of_noun and pack.per.next_noun.match(words, found.end()))
