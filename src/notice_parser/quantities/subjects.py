"""What a clause sets for itself and those after it: its periods, its actor or place, its words of plan or report."""

from __future__ import annotations

from bisect import bisect_right

from msgspec.structs import replace

from notice_parser.pack.marks import SEMICOLONS
from notice_parser.quantities.context import Context
from notice_parser.quantities.language import Language
from notice_parser.quantities.model import NEAR, Clause
from notice_parser.wording.model import PeriodClaim
from notice_parser.wording.tokens import Token


def take_subjects(language: Language, clause: Clause, context: Context) -> Context:
    """Periods, actor, scope and plan words of the clause itself, as far as they stand before its first quantity."""
    if clause.before and clause.before in SEMICOLONS:
        context = context.after_semicolon()
    periods: list[PeriodClaim] = []
    is_leading, has_preposition, leading = True, False, language.kinds.leading
    kinds = [token.kind for token in clause.tokens]
    ofs = None if "figure" in kinds else [index for index, kind in enumerate(kinds) if kind == "of"]
    for index, token in enumerate(clause.tokens):
        if token.kind == "figure":
            break
        is_leading = is_leading and token.kind in leading
        has_preposition = has_preposition or token.kind == "preposition"
        if token.kind == "period" and isinstance(token.claim, PeriodClaim) and not is_start_of_change(clause, index):
            periods.append(token.claim)
        elif token.kind == "actor":
            if not is_in_topic(language, clause, index, ofs=ofs):
                context = replace(context, actor=token)
        elif token.kind == "scope":
            context = replace(context, scope=token.span, actor=None if index < 2 else context.actor)
        elif token.kind == "plan" and is_leading:
            context = replace(context, intended=True)
        elif is_leading and not has_preposition and is_report(language, token):
            context = replace(context, planned=False, intended=False)
    if not periods or clause.is_joined:
        return context
    row = periods if len(periods) <= NEAR else periods[-1:]  # a row of values is never as long
    return replace(context, periods=tuple(row))


def is_report(language: Language, token: Token) -> bool:
    """已: does the word report something as done?"""
    return token.kind == "done" and language.text[token.start] in language.particles.reported


def is_in_topic(language: Language, clause: Clause, index: int, *, ofs: list[int] | None) -> bool:
    """企业参与改革的积极性有提升, 按照国务院批示: is the organization of a clause without quantities not its subject?

    `ofs` are the indexes of 的 in the clause, None where it holds a quantity.
    """
    tokens = clause.tokens
    lead = language.word(tokens[index - 1]) if index else ""
    if lead in language.particles.accordance:
        return True
    if ofs is None:
        return False
    if lead in language.particles.agentive and bisect_right(ofs, index) < len(ofs):
        return True
    found = bisect_right(ofs, index + 1)
    rest = ofs[found] + 1 if found < len(ofs) else len(tokens)
    while rest < len(tokens) and tokens[rest].kind in language.kinds.in_topic:
        rest += 1
    return rest < len(tokens)


def is_start_of_change(clause: Clause, index: int) -> bool:
    """Is it the period of one quantity alone: 由2023年的81%, 是2020年的1.4倍?"""
    after = [token.kind for token in clause.tokens[index + 1 : index + 3]]
    is_led_in = index > 0 and clause.tokens[index - 1].kind == "origin"
    return (after == ["of", "figure"] and index > 0) or (is_led_in and "figure" in after)
