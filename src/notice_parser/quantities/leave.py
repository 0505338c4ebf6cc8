"""What a clause and its quantities leave to the clauses after them."""

from __future__ import annotations

from msgspec.structs import replace

from notice_parser.pack.marks import COLONS, ENUMERATION
from notice_parser.quantities.context import Context
from notice_parser.quantities.language import Language
from notice_parser.quantities.model import Clause, Statement
from notice_parser.spans import Span
from notice_parser.wording.tokens import Token

MOST_RECENT, MOST_UNITS = 8, 12


def leave_group(group: list[Statement], context: Context, *, is_base: bool, has_own_actor: bool) -> Context:
    """What the next clause may inherit from these quantities. `is_base`: another is a share of the last one."""
    last = group[-1]
    context = leave_themes(group, context, is_base=is_base)
    if (last.frame is not None and "action" not in last.inherits) or last.action is not None:
        context = replace(context, action=last.action.span if last.action is not None else None, status=last.status)
    elif last.before != ENUMERATION:
        context = replace(context, action=None)
    if last.level and last.scope is not None:
        context = replace(context, scope=last.scope.span)
    if last.has_flag("source_only") and context.actor is not None and has_own_actor:
        context = replace(context, actor=None)
    if last.change is not None and last.change.basis is not None:
        return replace(context, basis=last.change.basis)
    if last.change is None:
        return replace(context, basis=None)
    return context


def leave_themes(group: list[Statement], context: Context, *, is_base: bool) -> Context:
    """What the quantities measured, as themes; a share leaves those of its whole."""
    last = group[-1]
    measured = [(one, one.measured.span) for one in group if one.measured is not None]
    themes = tuple(span for _, span in measured)
    context = replace(context, recent=(*context.recent, *themes)[-MOST_RECENT:])
    if themes and not last.has_flag("states_part") and not is_base:
        known = tuple((one.figure.base_unit, span, one.figure.base_value) for one, span in measured)
        by_unit = (*context.by_unit, *known)[-MOST_UNITS:]
        return replace(context, themes=themes, theme_unit=last.figure.base_unit, by_unit=by_unit)
    return replace(context, themes=(), by_unit=()) if last.has_flag("self_contained") else context


def leave_list(language: Language, clause: Clause, context: Context) -> Context:
    """Things listed after 为 or 依次 may be what the next values stand for; 与上月相比 is the basis of the next."""
    basis = next((token.span for token in clause.tokens if token.kind == "basis"), None)
    context = context if basis is None else replace(context, basis=basis)
    kinds = [token.kind for token in clause.tokens]
    if "link" not in kinds and "respectively" not in kinds:
        return leave_measure(language, clause, context)
    names = listed_names(language, clause)
    return replace(context, themes=tuple(names)) if len(names) > 1 else context


def listed_names(language: Language, clause: Clause) -> list[Span]:
    """The names of the last list in a clause, joined by conjunctions."""
    in_listed = language.kinds.in_listed
    names: list[Span] = []
    start: Token | None = None
    end: Token | None = None
    tokens = [token for token in clause.tokens if token.kind not in ("scope", "actor", "period", "aside")]
    for token in [*tokens, None]:
        if token is not None and token.kind in in_listed:
            start, end = start or token, token
            continue
        if start is not None and end is not None:
            names.append(Span(start.start, end.end))
        start = end = None
        if token is not None and token.kind != "conjunction":
            names = []
    return names


def leave_measure(language: Language, clause: Clause, context: Context) -> Context:
    """消费的比重，由63.5%上升到70%: what a clause without a quantity ends in is what the next one measures."""
    start, kinds = len(clause.tokens), language.kinds
    if not clause.tokens or clause.tokens[-1].kind not in kinds.measure:
        return context
    while start and clause.tokens[start - 1].kind in kinds.in_measured:
        start -= 1
    while clause.tokens[start].kind in ("of", "conjunction"):
        start += 1
    return replace(context, themes=(Span(clause.tokens[start].start, clause.tokens[-1].end),))


def leave_head(language: Language, head: Clause | None, clause: Clause, *, context: Context) -> Context:
    """水泥：从286万吨增加到600万吨. A noun before a colon is what the quantity right after the colon measures."""
    if head is None or not clause.before or clause.before not in COLONS or head.depth != clause.depth:
        return context
    if clause.tokens[0].kind not in language.kinds.opens_value:
        return context
    if not all(token.kind in language.kinds.in_measured for token in head.tokens):
        return context
    return replace(context, themes=(Span(head.start, head.end),), theme_unit=None, by_unit=())
