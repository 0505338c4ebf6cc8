"""Which period a figure has: the nearest in front of it in its clause, else what its sentence has set."""

from __future__ import annotations

from notice_parser.quantities.bases import CHANGES
from notice_parser.quantities.context import Context
from notice_parser.quantities.shape import NEAR, Clause, PeriodFound, Statement
from notice_parser.quantities.subjects import is_origin
from notice_parser.wording.model import PeriodClaim


def set_period(made: Statement, clause: Clause, target: int, context: Context) -> None:
    """The nearest period in the clause before the figure, else what the sentence has set."""
    if made.action is not None and made.action.start > made.figure.end:
        for token in clause.tokens[target + 1 : target + 1 + NEAR]:
            if token.start < made.action.start and token.kind == "period" and isinstance(token.claim, PeriodClaim):
                made.period = PeriodFound(token.claim, False)
                made.reasons["period"] = "between figure and deed"
                return
    for index in range(target - 1, max(-1, target - 1 - NEAR), -1):
        token = clause.tokens[index]
        if token.kind == "period" and isinstance(token.claim, PeriodClaim):
            if is_of_other(clause, index, target):
                continue
            if made.period is None:
                made.period = PeriodFound(token.claim, False)
                made.reasons["period"] = "nearest in front of the figure"
            return
        if token.kind == "basis" and follows_basis(clause, index, target):
            made.signs |= {"compared"}
            made.period = PeriodFound(token.claim, False) if isinstance(token.claim, PeriodClaim) else None
            made.reasons["period"] = "of the basis, whose figure this is"
            return
    if made.period is None and context.periods:
        made.period = PeriodFound(context.periods[-1], True)
        made.reasons["period"] = "carried, last told in the sentence"


def is_of_other(clause: Clause, index: int, target: int) -> bool:
    """Is the period that of a figure before the target alone: 由2020年的A增加到B?"""
    return is_origin(clause, index) and any(t.kind == "figure" for t in clause.tokens[index:target])


def follows_basis(clause: Clause, index: int, target: int) -> bool:
    """比上年同期的416起, 比上年同期847件少297件: the figure is the basis' own."""
    between = [token.kind for token in clause.tokens[index + 1 : target]]
    if between:
        return between == ["of"]
    behind = [token.kind for token in clause.tokens[target + 1 : target + 3]]
    return len(behind) == 2 and behind[0] in CHANGES and behind[1] == "figure"
