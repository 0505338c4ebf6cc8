"""What a figure takes from the clauses before it, and what it leaves to those after it."""

from __future__ import annotations

from msgspec.structs import replace

from notice_parser.pack.particles import Particles
from notice_parser.quantities.context import Context
from notice_parser.quantities.shape import COUNTED, NEAR, Clause, Statement
from notice_parser.spans import Span
from notice_parser.wording.tokens import Token

FILLED_BY_PAIR = frozenset({"bare", "thing-change", "thing"})
SELF_CONTAINED = frozenset({"sanctioned", "sanction"})
MOST_RECENT, MOST_UNITS = 8, 12
MEASURES = frozenset({"indicator", "proportion", "rise", "drop"})
MEASURED = MEASURES | {"thing", "name", "nominal", "manner", "of", "conjunction"}
STARTS_FIGURE = frozenset({"figure", "origin", "link", "change_up", "change_down", "arrive_up", "arrive_down", "per"})
HEAD = 2
PLAIN = frozenset({"thing", "name", "manner", "nominal", "verb", "finding_verb"})
LISTED = frozenset({"thing", "name", "manner", "conjunction", "aside"})
BETWEEN_JOINED = frozenset({"thing", "name", "nominal", "conjunction", "aside", "manner", "indicator"})
NAMES = frozenset({"thing", "name", "nominal", "indicator", "verb", "of", "manner"})


def carry(text: str, made: Statement, context: Context, clause: Clause, target: int, particles: Particles) -> None:
    """What the frame lets an earlier clause give."""
    if is_adjacent(clause, target) and made.frame in FILLED_BY_PAIR:
        take_pair(made, context)
        return
    if "measured" in made.carries and made.measured is None:
        made.measured, reason = theme_for(made, context)
        if made.measured is not None:
            made.reasons["measured"] = reason
    goes_on = is_joined(clause, target) or lists_persons(made, context, clause)
    goes_on = goes_on or lists_things(text, made, context, clause, particles)
    if "action" in made.carries and made.action is None and goes_on:
        made.action = context.action
        made.reasons["action"] = "carried, joined to the figure before"


def is_adjacent(clause: Clause, target: int) -> bool:
    """立案23件23人, 资金4笔共计212万元: is there a figure right before this one, or only 共计 between?"""
    index, first = target, max(0, target - NEAR)
    while index > first and clause.tokens[index - 1].kind in ("link", "adverb", "aside"):
        index -= 1
    return index > 0 and clause.tokens[index - 1].kind == "figure"


def take_pair(made: Statement, context: Context) -> None:
    made.measured = context.themes[-1] if context.themes else None
    made.action, made.level = context.action, context.action is None
    made.reasons |= {"measured": "of the figure beside", "action": "of the figure beside"}


def theme_for(made: Statement, context: Context) -> tuple[Span | None, str]:
    """What was measured in the same unit; for a rate or a change, what was spoken of last."""
    known = context.theme_in(made.figure.base_unit, made.figure.base_value)
    if known is not None and made.figure.kind in COUNTED:
        return known, "carried, last measured in this unit"
    if made.figure.kind in COUNTED and not made.level and context.theme_unit is not None and made.action:
        return None, ""
    if made.frame == "bare" and made.figure.kind == "household" and context.theme_unit is not None:
        return None, ""
    return context.themes[-1] if context.themes else None, "carried, last spoken of"


def name_as_before(text: str, made: Statement, last: Statement | None, clause: Clause, target: int) -> None:
    """初次举报362件，重复举报39件: what ends as the thing counted before it is a thing of that list, no deed."""
    if last is None or last.measured is None or last.action is not None or made.action is None:
        return
    words = clause.tokens[:target]
    head = made.action.of(text)
    if len(words) < 2 or words[-1].span != made.action or last.sentence != made.sentence:
        return
    if last.measured.of(text).endswith(head) and len(last.measured) > len(head) and all(t.kind in PLAIN for t in words):
        made.drop("action")
        made.measured, made.level = Span(words[0].start, words[-1].end), True
        made.reasons["measured"] = "ends as the thing counted before"


def act_as_before(text: str, made: Statement, last: Statement | None, context: Context, clause: Clause) -> None:
    """查出违规金额2亿元、管理不规范金额9亿元: what 、 joins and ends as the thing before is acted on as that was."""
    if last is None or made.action is not None or not clause.is_joined or last.sentence != made.sentence:
        return
    if last.action is None or last.measured is None or made.measured is None or last.figure.kind != made.figure.kind:
        return
    if last.level or last.measured.of(text)[-HEAD:] != made.measured.of(text)[-HEAD:]:
        return
    made.action, made.level = last.action, False
    made.reasons["action"] = "carried, of a thing of the same kind joined to it"
    if made.actor is None and context.actor is not None:
        made.actor, made.reasons["actor"] = context.actor.span, "carried, last subject"


def lists_persons(made: Statement, context: Context, clause: Clause) -> bool:
    """处分县处级干部5人，乡科级干部46人: persons or cases listed by what they are, over commas too."""
    return (
        made.frame == "thing"
        and made.figure.kind in ("person", "case")
        and clause.before in ("，", ",")
        and context.theme_unit == made.figure.base_unit
    )


def lists_things(text: str, made: Statement, context: Context, clause: Clause, particles: Particles) -> bool:
    """新建道路5公里，管网12公里，绿地3万平方米: things made, each with its figure and no word more."""
    if made.frame != "thing" or clause.before not in ("，", ",") or context.action is None:
        return False
    words = clause.tokens[:-1]
    if len(words) > NEAR or context.action.of(text) not in particles.making:
        return False
    return clause.tokens[-1].kind == "figure" and all(t.kind in LISTED for t in words)


def is_joined(clause: Clause, target: int) -> bool:
    """Does 、 or 和 join this figure to the one before it?"""
    index, first = target - 1, max(0, target - NEAR)
    while index >= first and clause.tokens[index].kind in BETWEEN_JOINED:
        index -= 1
    if index >= 0 and clause.tokens[index].kind == "figure":
        return index < target - 1
    return clause.is_joined and not any(t.kind == "figure" for t in clause.tokens[max(0, target - NEAR) : target])


def leave_group(group: list[Statement], context: Context, is_base: bool, own_actor: bool) -> Context:
    """What the next clause may take over from these figures."""
    themes = tuple(s.measured for s in group if s.measured is not None)
    last = group[-1]
    context = replace(context, recent=(*context.recent, *themes)[-MOST_RECENT:])
    if themes and last.frame != "share-of-whole" and not is_base:
        known = tuple((s.figure.base_unit, s.measured, s.figure.base_value) for s in group if s.measured is not None)
        context = replace(
            context, themes=themes, theme_unit=last.figure.base_unit, by_unit=(*context.by_unit, *known)[-MOST_UNITS:]
        )
    elif last.frame in SELF_CONTAINED:
        context = replace(context, themes=(), by_unit=())
    if (last.frame is not None and "action" not in last.carries) or last.action is not None:
        context = replace(context, action=last.action, status=last.status)
    elif last.before != "、":
        context = replace(context, action=None)
    if last.level and last.scope is not None:
        context = replace(context, scope=last.scope)
    if last.frame is not None and last.frame.startswith("told-of") and context.actor is not None and own_actor:
        context = replace(context, actor=None)
    if last.change is not None and last.change.basis is not None:
        return replace(context, basis=last.change.basis)
    if last.change is None:
        return replace(context, basis=None)
    return context


def leave_list(clause: Clause, context: Context) -> Context:
    """Things listed behind 为 or 依次 may be what the next values stand for; 与上月相比 is the basis of the next."""
    basis = next((token.span for token in clause.tokens if token.kind == "basis"), None)
    context = context if basis is None else replace(context, basis=basis)
    if not any(t.kind in ("link", "respectively") for t in clause.tokens):
        return leave_measure(clause, context)
    names: list[Span] = []
    start: Token | None = None
    end: Token | None = None
    tokens = [t for t in clause.tokens if t.kind not in ("scope", "actor", "period", "aside")]
    for token in [*tokens, None]:
        if token is not None and token.kind in NAMES:
            start, end = start or token, token
            continue
        if start is not None and end is not None:
            names.append(Span(start.start, end.end))
        start = end = None
        if token is not None and token.kind != "conjunction":
            names = []
    return replace(context, themes=tuple(names)) if len(names) > 1 else context


def leave_measure(clause: Clause, context: Context) -> Context:
    """消费的比重，由63.5%上升到70%: what a clause without a figure ends in is what the next one measures."""
    start = len(clause.tokens)
    if not clause.tokens or clause.tokens[-1].kind not in MEASURES:
        return context
    while start and clause.tokens[start - 1].kind in MEASURED:
        start -= 1
    while clause.tokens[start].kind in ("of", "conjunction"):
        start += 1
    return replace(context, themes=(Span(clause.tokens[start].start, clause.tokens[-1].end),))


def leave_head(head: Clause | None, clause: Clause, context: Context) -> Context:
    """水泥：从286万吨增加到600万吨. A noun before a colon is what the figure right behind the colon measures."""
    if head is None or clause.before not in ("：", ":") or clause.tokens[0].kind not in STARTS_FIGURE:
        return context
    if not all(token.kind in MEASURED for token in head.tokens) or head.depth != clause.depth:
        return context
    return replace(context, themes=(Span(head.start, head.end),), theme_unit=None, by_unit=())
