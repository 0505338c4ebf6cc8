"""Done, under way, planned or not done: from the words beside the deed, else from what governs the sentence."""

from __future__ import annotations

from datetime import date, timedelta

from notice_parser.pack.particles import Particles
from notice_parser.quantities.context import Context
from notice_parser.quantities.shape import NEAR, Clause, Statement
from notice_parser.spans import Span
from notice_parser.wording.model import QuantityClaim
from notice_parser.wording.tokens import Token

ABOUT_NOW = timedelta(days=45)
FAR_AHEAD = timedelta(days=400)
BESIDE_DEED = frozenset({
    "adverb", "manner", "done", "ongoing", "negate", "plan", "period", "respectively", "light", "advancing", "helper",
    "aside", "scope", "remain", "per", "give", "among",
})  # fmt: skip
MARKS = {"negate": "not_done", "ongoing": "ongoing", "advancing": "ongoing", "plan": "planned", "done": "done"}


def find_status(words: list[Token], plan: str | None) -> tuple[str, str]:
    """(status, reason) of a deed. `words` are the tokens beside it; `plan` is why it would be planned, or None."""
    kinds = [token.kind for token in words]
    for kind in ("negate", "ongoing", "plan", "done", "advancing"):
        if kind in kinds and not (kind == "advancing" and plan):
            return MARKS[kind], f"word of kind {kind} beside the deed"
    return ("planned", plan) if plan else ("done", "told without a mark")


def set_status(
    text: str, made: Statement, clause: Clause, target: int, before: list[Token], context: Context,
    issued_on: date | None, particles: Particles,
) -> None:  # fmt: skip
    """The status of a deed; of a level only whether it is a target."""
    plan = plan_reason(made, context, issued_on)
    if made.action is None and made.level:
        own = next((t for t in clause.tokens[: min(target, NEAR)] if t.kind == "actor"), None)
        if made.scope is None and own is not None:
            made.scope, made.reasons["scope"] = own.span, "subject of the clause: a level has no actor"
        made.drop("actor")
    if made.frame == "from-figure":
        made.status, made.reasons["status"] = None, "where a change started from"
        return
    if made.action is None or made.level:
        said = any(t.kind == "plan" and (made.measured is None or t.start >= made.measured.end) for t in before)
        plan = plan or ("word of kind plan before the figure" if said else None)
        if made.measured is not None and made.measured.of(text).endswith(tuple(particles.targets)):
            plan = plan or "a target"
        if made.change is not None and made.is_carried("measured") and context.status == "planned":
            plan = plan or "a change of what is planned"
        made.status, made.reasons["status"] = ("planned", plan) if plan else (None, "a level")
        return
    if made.reasons.get("action", "").startswith(("carried", "of the figure")) and context.status:
        made.status, made.reasons["status"] = context.status, "that of the action it takes over"
        return
    if made.action.start >= made.figure.end:
        is_behind = made.measured is not None and made.measured.start >= made.figure.end
        first = made.measured.end if made.measured is not None and is_behind else made.figure.end
        behind = clause.tokens[target + 1 : target + 1 + NEAR]
        words = [t for t in behind if first <= t.start and t.end <= made.action.start]
        words += words_beside_light(before, made.figure)
    else:
        words = words_beside(before, made.action)
    near = clause.tokens[max(0, target - NEAR) : target + NEAR]
    words += [t for t in near if t.kind == "advancing" and made.action.end >= t.start]
    if "remain" in made.signs and made.action.start >= made.figure.end and not any(t.kind == "done" for t in words):
        plan = plan or "what is left of a whole, no word says that it is done"
    if plan:
        words = [t for t in words if t.kind != "done" or says_done(text[t.start : t.end], particles)]
    made.status, made.reasons["status"] = find_status(words, plan)


def says_done(word: str, particles: Particles) -> bool:
    """已全部, but not 全部 alone: 年底前全部销号 is to come."""
    return any(sign in word for sign in (*particles.told, *particles.perfect))


def words_beside(before: list[Token], action: Span) -> list[Token]:
    """The words right in front of a deed, back to the noun or deed before."""
    beside: list[Token] = []
    for token in reversed([t for t in before if t.end <= action.start]):
        if token.kind not in BESIDE_DEED:
            break
        beside.append(token)
    return beside


def words_beside_light(before: list[Token], figure: QuantityClaim) -> list[Token]:
    """尚未完成2个镇的培育: the words right in front of a light verb whose deed stands behind the figure."""
    beside = words_beside(before, Span(figure.lead, figure.end))
    return beside if any(t.kind == "light" for t in beside) else []


def plan_reason(made: Statement, context: Context, issued_on: date | None) -> str | None:
    """Why the deed or level is planned, if it is, unless a word beside it says otherwise."""
    if is_past(made, issued_on):
        return None
    if context.intended:
        return "word of kind plan earlier in the sentence"
    if context.planned:
        return "its heading or the words before it set a target"
    return "due by a deadline, or each time at least" if is_ahead(made, issued_on) else None


def is_past(made: Statement, issued_on: date | None) -> bool:
    """A period that has begun and has no end, or that ended before the notice, tells what has been."""
    period = made.period.claim if made.period else None
    if period is None or period.shape == "until":
        return False
    if period.shape in ("since", "as_of"):
        return True
    return period.to is not None and issued_on is not None and period.to < issued_on


def is_ahead(made: Statement, issued_on: date | None) -> bool:
    """Is it due by a deadline, each year at least, or in a time that begins about when the notice was issued?"""
    period = made.period.claim if made.period else None
    if "per" in made.signs and made.figure.modifier == "at_least":
        return True
    if period is None or period.shape != "span":
        return period is not None and period.shape == "until"
    if period.from_ is None or period.to is None or issued_on is None:
        return False
    if period.to > issued_on + FAR_AHEAD:
        return True
    return period.from_ >= issued_on - ABOUT_NOW and period.to > issued_on
