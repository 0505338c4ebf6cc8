"""Which period a quantity has: the nearest before it in its clause, else what its sentence has set."""

from __future__ import annotations

from notice_parser.pack.words import KindFeatures
from notice_parser.quantities.context import Context
from notice_parser.quantities.model import NEAR, Clause, PeriodFound, Statement
from notice_parser.quantities.origins import PeriodOrigin
from notice_parser.quantities.subjects import is_start_of_change
from notice_parser.wording.model import PeriodClaim


def set_period(made: Statement, clause: Clause, target: int, *, context: Context, kinds: KindFeatures) -> None:
    """The nearest period in the clause before the quantity, else what the sentence has set."""
    if made.action is not None and made.action.start > made.figure.end:
        for token in clause.near_after(target):
            if token.start < made.action.start and token.kind == "period" and isinstance(token.claim, PeriodClaim):
                made.period = PeriodFound(token.claim, False, PeriodOrigin.AFTER_QUANTITY)
                return
    for index in range(target - 1, max(-1, target - 1 - NEAR), -1):
        token = clause.tokens[index]
        if token.kind == "period" and isinstance(token.claim, PeriodClaim):
            if is_of_other(clause, index, target):
                continue
            if made.period is None:
                made.period = PeriodFound(token.claim, False, PeriodOrigin.NEAREST)
            return
        if token.kind == "basis" and is_of_basis(clause, index, target, kinds=kinds):
            made.cues |= {"compared"}
            claim = token.claim
            made.period = PeriodFound(claim, False, PeriodOrigin.BASIS) if isinstance(claim, PeriodClaim) else None
            return
    if made.period is None and context.periods:
        made.period = PeriodFound(context.periods[-1], True, PeriodOrigin.INHERITED)


def is_of_other(clause: Clause, index: int, target: int) -> bool:
    """Is the period that of a quantity before the target alone: 由2020年的A增加到B?"""
    return is_start_of_change(clause, index) and any(t.kind == "figure" for t in clause.tokens[index:target])


def is_of_basis(clause: Clause, index: int, target: int, *, kinds: KindFeatures) -> bool:
    """比上年同期的416起, 比上年同期847件少297件: is the quantity that of the basis?"""
    between = [token.kind for token in clause.tokens[index + 1 : target]]
    if between:
        return between == ["of"]
    after = [token.kind for token in clause.tokens[target + 1 : target + 3]]
    return len(after) == 2 and after[0] in kinds.change and after[1] == "figure"
