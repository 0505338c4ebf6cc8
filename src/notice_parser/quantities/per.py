"""For each of what a quantity is stated: 每年至少开展一次 → 年, 人均 → 人, 每人每月 → 人·月."""

from __future__ import annotations

import regex
from msgspec import Struct

from notice_parser.pack import Pack
from notice_parser.pack.marks import LINE_CLAUSE_ENDS
from notice_parser.pack.per import PerRule
from notice_parser.quantities.model import Statement
from notice_parser.wording.model import QuantityClaim

FARTHEST = 60  # characters before a quantity
RATES = frozenset({"percent", "percentage_point", "multiple", "ratio"})


class PerFound(Struct, frozen=True):
    """The word for what each is, and the rule that found it."""

    words: str
    rule: str


def find_per(text: str, statement: Statement, pack: Pack) -> PerFound | None:
    """Only the quantity's own clause says it, and the noun it measures; None where they do not."""
    claim, sentence, measured = statement.figure, statement.sentence_span, statement.measured
    if claim.kind == "rate":
        return None
    begin = max(sentence.start, claim.lead - FARTHEST)
    clause = clause_start(text, begin, claim.lead)
    found = last_per(text[clause : claim.lead], claim, pack)
    if found is None and clause > begin and text.startswith(pack.per.compares, clause):
        found = last_per(text[clause_start(text, begin, clause - 1) : clause - 1], claim, pack)
    if found is None and measured is not None and measured.end <= clause and claim.kind not in RATES:
        found = last_per(measured.of(text), claim, pack)
    return found


def clause_start(text: str, begin: int, end: int) -> int:
    """Where the clause that ends at `end` begins; what stands in brackets does not end it."""
    depth = 0
    for offset in range(end - 1, begin - 1, -1):
        character = text[offset]
        if character in "）)":
            depth += 1
        elif character in "（(":
            depth = max(0, depth - 1)
        elif depth == 0 and character in LINE_CLAUSE_ENDS and not is_within_number(text, offset):
            return offset + 1
    return begin


def is_within_number(text: str, offset: int) -> bool:
    """1,234: a comma between digits ends nothing."""
    return offset > 0 and text[offset - 1].isdigit() and text[offset + 1 : offset + 2].isdigit()


def last_per(words: str, claim: QuantityClaim, pack: Pack) -> PerFound | None:
    """The nearest of all that the rules find; of two at one offset, that of the rule that stands first."""
    if not pack.per.signs.search(words):
        return None
    best: tuple[int, PerFound] | None = None
    for rule in pack.per.rules:
        if claim.kind in RATES and not rule.of_time:
            continue
        for found in rule.pattern.finditer(words):
            if holds(rule, found, words=words, pack=pack) and (best is None or last_group(found) > best[0]):
                best = last_group(found), PerFound(words_of(found), rule.id)
    return best[1] if best else None


def last_group(found: regex.Match[str]) -> int:
    """Where the later of its groups begins: 人 in 月人均, 月 in 每人每月."""
    return max(found.start(name) for name in found.groupdict())


def words_of(found: regex.Match[str]) -> str:
    parts = found.groupdict()
    return f"{parts['who']}·{parts['per']}" if parts.get("who") else parts["per"]


def holds(rule: PerRule, found: regex.Match[str], *, words: str, pack: Pack) -> bool:
    """人均收入2万元、总产值3亿元: the second is another noun."""
    return not (rule.of_noun and pack.per.next_noun.match(words, found.end()))
