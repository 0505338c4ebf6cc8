"""Done, under way, planned or not done: from the words beside the action, else from what governs the sentence."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from notice_parser.pack.words import TokenKind
from notice_parser.quantities.context import Context
from notice_parser.quantities.language import Language
from notice_parser.quantities.model import NEAR, Clause, Role, Statement, Status, StatusFound
from notice_parser.quantities.origins import Origin, StatusOrigin
from notice_parser.spans import Span
from notice_parser.wording.model import QuantityClaim
from notice_parser.wording.tokens import Token

ABOUT_NOW = timedelta(days=45)
FAR_AHEAD = timedelta(days=400)
# Aspect markers in order of weight: the first that stands beside an action decides.
MARKERS: tuple[tuple[TokenKind, Status], ...] = (
    ("negate", "not_done"),
    ("ongoing", "ongoing"),
    ("plan", "planned"),
    ("done", "done"),
    ("advancing", "ongoing"),
)
LEVEL = StatusFound(None, StatusOrigin.LEVEL)
START_OF_CHANGE = StatusFound(None, StatusOrigin.START_OF_CHANGE)


class Site(Struct, frozen=True):
    """A quantity in its clause: the index of its token, and the tokens between the last quantity and it."""

    clause: Clause
    target: int
    before: list[Token]


def find_status(words: list[Token], plan: StatusOrigin | None) -> StatusFound:
    """The status of an action. `words` are the tokens beside it; `plan` is why it would be planned, or None."""
    kinds = [token.kind for token in words]
    for kind, status in MARKERS:
        if kind in kinds and not (kind == "advancing" and plan):
            return StatusFound(status, StatusOrigin.MARKER, kind)
    # no aspect marker; treated as done
    return StatusFound("planned", plan) if plan else StatusFound("done", StatusOrigin.NO_MARKER)


def set_status(language: Language, made: Statement, site: Site, *, context: Context, issued_on: date | None) -> None:
    """The status of an action; of a level only whether it is a target."""
    plan = plan_origin(made, context, issued_on)
    if made.action is None and made.level:
        give_scope_of_level(made, site)
    if made.has_flag("start_of_change"):
        made.status_found = START_OF_CHANGE
    elif made.action is None or made.level:
        plan = plan or plan_of_level(language, made, site=site, context=context)
        made.status_found = StatusFound("planned", plan) if plan else LEVEL
    elif (made.action.is_inherited or made.action.origin is Origin.PAIR) and context.status:
        made.status_found = StatusFound(context.status, StatusOrigin.INHERITED)
    else:
        made.status_found = status_of_action(language, made, made.action, site=site, plan=plan)


def give_scope_of_level(made: Statement, site: Site) -> None:
    """A level has no actor; the agency at the head of its clause is its scope."""
    made.actor = None
    if made.scope is None:
        head = site.clause.tokens[: min(site.target, NEAR)]
        own = next((token for token in head if token.kind == "actor"), None)
        made.scope = Role(own.span, Origin.SUBJECT_OF_LEVEL) if own is not None else None


def plan_of_level(language: Language, made: Statement, *, site: Site, context: Context) -> StatusOrigin | None:
    """Why a level is a target, if a word of its clause or what it measures says so."""
    measured = made.measured
    if any(t.kind == "plan" and (measured is None or t.start >= measured.end) for t in site.before):
        return StatusOrigin.PLAN_WORD
    if measured is not None and measured.of(language.text).endswith(tuple(language.particles.targets)):
        return StatusOrigin.PLAN_TARGET
    if made.change is not None and measured is not None and measured.is_inherited and context.status == "planned":
        return StatusOrigin.PLAN_CHANGED
    return None


def status_of_action(
    language: Language, made: Statement, action: Role, *, site: Site, plan: StatusOrigin | None
) -> StatusFound:
    words = words_of_action(language, made, action, site=site)
    near = site.clause.tokens[max(0, site.target - NEAR) : site.target + NEAR]
    words += [token for token in near if token.kind == "advancing" and action.end >= token.start]
    is_after = action.start >= made.figure.end
    if "remain" in made.cues and is_after and not any(token.kind == "done" for token in words):
        plan = plan or StatusOrigin.REMAINDER
    if plan:
        words = [token for token in words if token.kind != "done" or says_done(language, token)]
    return find_status(words, plan)


def words_of_action(language: Language, made: Statement, action: Role, *, site: Site) -> list[Token]:
    """The tokens beside an action among which its aspect markers stand."""
    if action.start < made.figure.end:
        return words_beside(language, site.before, action.span)
    is_measured_after = made.measured is not None and made.measured.start >= made.figure.end
    first = made.measured.end if made.measured is not None and is_measured_after else made.figure.end
    after = site.clause.near_after(site.target)
    words = [token for token in after if first <= token.start and token.end <= action.start]
    return words + words_beside_light(language, site.before, made.figure)


def says_done(language: Language, token: Token) -> bool:
    """已全部, but not 全部 alone: 年底前全部销号 is to come."""
    particles, word = language.particles, language.word(token)
    return any(marker in word for marker in (*particles.reported, *particles.perfect))


def words_beside(language: Language, before: list[Token], action: Span) -> list[Token]:
    """The words right before an action, back to the noun or action before."""
    beside_action = language.kinds.beside_action
    beside: list[Token] = []
    for token in reversed([token for token in before if token.end <= action.start]):
        if token.kind not in beside_action:
            break
        beside.append(token)
    return beside


def words_beside_light(language: Language, before: list[Token], figure: QuantityClaim) -> list[Token]:
    """尚未完成2个镇的培育: the words right before a light verb whose action stands after the quantity."""
    beside = words_beside(language, before, Span(figure.lead, figure.end))
    return beside if any(token.kind == "light" for token in beside) else []


def plan_origin(made: Statement, context: Context, issued_on: date | None) -> StatusOrigin | None:
    """Why the action or level is planned, if it is, unless a word beside it says otherwise."""
    if is_past(made, issued_on):
        return None
    if context.intended:
        return StatusOrigin.PLAN_EARLIER
    if context.planned:
        return StatusOrigin.PLAN_HEADING
    return StatusOrigin.PLAN_DEADLINE if is_ahead(made, issued_on) else None


def is_past(made: Statement, issued_on: date | None) -> bool:
    """A period that has begun and has no end, or that ended before the notice, is of what has been."""
    period = made.period.claim if made.period else None
    if period is None or period.shape == "until":
        return False
    if period.shape in ("since", "as_of"):
        return True
    return period.to is not None and issued_on is not None and period.to < issued_on


def is_ahead(made: Statement, issued_on: date | None) -> bool:
    """Is it due by a deadline, each year at least, or in a time that begins about when the notice was issued?"""
    period = made.period.claim if made.period else None
    if "per" in made.cues and made.figure.modifier == "at_least":
        return True
    if period is None or period.shape != "span":
        return period is not None and period.shape == "until"
    if period.from_ is None or period.to is None or issued_on is None:
        return False
    if period.to > issued_on + FAR_AHEAD:
        return True
    return period.from_ >= issued_on - ABOUT_NOW and period.to > issued_on
