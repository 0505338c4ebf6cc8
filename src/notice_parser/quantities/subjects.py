"""What a clause sets for itself and the ones after it: its periods, its actor or place, its words of plan or report."""

from __future__ import annotations

from bisect import bisect_right

from msgspec.structs import replace

from notice_parser.pack.particles import Particles
from notice_parser.quantities.context import Context
from notice_parser.quantities.shape import NEAR, Clause
from notice_parser.quantities.status import BESIDE_DEED
from notice_parser.wording.model import PeriodClaim

LEADING = BESIDE_DEED | {"actor", "link", "conjunction", "basis", "mark", "preposition"}
NOUNS = frozenset({"thing", "name", "nominal", "indicator", "manner", "conjunction", "of"})


def take_subjects(text: str, clause: Clause, context: Context, particles: Particles) -> Context:
    """Periods, actor, scope and plan words of the clause itself, as far as they stand before its first figure."""
    if clause.before in ("；", ";"):
        context = context.after_semicolon()
    periods: list[PeriodClaim] = []
    leading, acted_on = True, False
    kinds = [token.kind for token in clause.tokens]
    ofs = None if "figure" in kinds else [index for index, kind in enumerate(kinds) if kind == "of"]
    for index, token in enumerate(clause.tokens):
        if token.kind == "figure":
            break
        leading = leading and token.kind in LEADING
        acted_on = acted_on or token.kind == "preposition"
        if token.kind == "period" and isinstance(token.claim, PeriodClaim) and not is_origin(clause, index):
            periods.append(token.claim)
        elif token.kind == "actor":
            if not is_told_of(text, clause, index, ofs, particles):
                context = replace(context, actor=token)
        elif token.kind == "scope":
            context = replace(context, scope=token.span, actor=None if index < 2 else context.actor)
        elif token.kind == "plan" and leading:
            context = replace(context, intended=True)
        elif token.kind == "done" and leading and not acted_on and text[token.start] in particles.told:
            context = replace(context, planned=False, intended=False)
    if not periods or clause.is_joined:
        return context
    row = periods if len(periods) <= NEAR else periods[-1:]  # no row of values is as long
    return replace(context, periods=tuple(row))


def is_told_of(text: str, clause: Clause, index: int, ofs: list[int] | None, particles: Particles) -> bool:
    """企业参与改革的积极性有提升, 按照国务院批示: is the organ of a clause that counts nothing no subject of it?

    `ofs` are the places of 的 in the clause, None where it counts something.
    """
    lead = text[clause.tokens[index - 1].start : clause.tokens[index - 1].end] if index else ""
    if lead in particles.accordance:
        return True
    if ofs is None:
        return False
    if lead in particles.agentive and bisect_right(ofs, index) < len(ofs):
        return True
    found = bisect_right(ofs, index + 1)
    rest = ofs[found] + 1 if found < len(ofs) else len(clause.tokens)
    while rest < len(clause.tokens) and clause.tokens[rest].kind in NOUNS:
        rest += 1
    return rest < len(clause.tokens)


def is_origin(clause: Clause, index: int) -> bool:
    """Is it the period of one figure alone: 由2023年的81%, 是2020年的1.4倍?"""
    after = [t.kind for t in clause.tokens[index + 1 : index + 3]]
    led_in = index > 0 and clause.tokens[index - 1].kind == "origin"
    return (after == ["of", "figure"] and index > 0) or (led_in and "figure" in after)
