"""What a quantity inherits from the clauses before it."""

from __future__ import annotations

from notice_parser.pack.marks import COMMAS
from notice_parser.quantities.context import Context
from notice_parser.quantities.language import Language
from notice_parser.quantities.model import NEAR, Clause, Role, Statement
from notice_parser.quantities.origins import Origin
from notice_parser.spans import Span

HEAD = 2  # characters: the head of a noun, which stands at its end


def inherit(language: Language, made: Statement, context: Context, *, clause: Clause, target: int) -> None:
    """What the frame lets an earlier clause give."""
    if made.has_flag("pair") and is_adjacent(clause, target):
        take_pair(made, context)
        return
    if "measured" in made.inherits and made.measured is None:
        made.measured = theme_for(language, made, context)
    if "action" in made.inherits and made.action is None and context.action is not None:
        is_listed = lists_persons(made, context, clause) or lists_things(language, made, context, clause=clause)
        if is_listed or is_joined(language, clause, target):
            made.action = Role(context.action, Origin.INHERITED_ACTION)


def is_adjacent(clause: Clause, target: int) -> bool:
    """立案23件23人, 资金4笔共计212万元: is there a quantity right before this one, or only 共计 between?"""
    index, first = target, max(0, target - NEAR)
    while index > first and clause.tokens[index - 1].kind in ("link", "adverb", "aside"):
        index -= 1
    return index > 0 and clause.tokens[index - 1].kind == "figure"


def take_pair(made: Statement, context: Context) -> None:
    made.measured = Role(context.themes[-1], Origin.PAIR) if context.themes else None
    made.action = Role(context.action, Origin.PAIR) if context.action is not None else None
    made.level = context.action is None


def theme_for(language: Language, made: Statement, context: Context) -> Role | None:
    """What was measured in the same unit; for a rate or a change, what was spoken of last."""
    known = context.theme_in(made.figure.base_unit, made.figure.base_value)
    is_counted = made.figure.kind in language.parts.counted
    if known is not None and is_counted:
        return Role(known, Origin.INHERITED_UNIT)
    if is_counted and not made.level and context.theme_unit is not None and made.action:
        return None
    if made.has_flag("bare") and made.figure.kind == "household" and context.theme_unit is not None:
        return None
    return Role(context.themes[-1], Origin.INHERITED_TOPIC) if context.themes else None


def name_alike(language: Language, made: Statement, last: Statement | None, *, clause: Clause, target: int) -> None:
    """初次举报362件，重复举报39件: what ends as the thing counted before it is a thing of that list."""
    if last is None or last.measured is None or last.action is not None or made.action is None:
        return
    words, text = clause.tokens[:target], language.text
    if len(words) < 2 or words[-1].span != made.action.span or last.sentence != made.sentence:
        return
    name, head = last.measured.of(text), made.action.of(text)
    if not name.endswith(head) or len(name) <= len(head):
        return
    if all(token.kind in language.kinds.in_named_item for token in words):
        made.action = None
        made.measured, made.level = Role(Span(words[0].start, words[-1].end), Origin.NAMED_ALIKE), True


def inherit_action(
    language: Language, made: Statement, last: Statement | None, *, context: Context, clause: Clause
) -> None:
    """查出违规金额2亿元、管理不规范金额9亿元: what 、 joins and ends as the thing before is acted on as that was."""
    if last is None or made.action is not None or not clause.is_joined or last.sentence != made.sentence:
        return
    if last.action is None or last.measured is None or made.measured is None or last.figure.kind != made.figure.kind:
        return
    text = language.text
    if last.level or last.measured.of(text)[-HEAD:] != made.measured.of(text)[-HEAD:]:
        return
    made.action, made.level = Role(last.action.span, Origin.INHERITED_HEAD), False
    if made.actor is None and context.actor is not None:
        made.actor = Role(context.actor.span, Origin.INHERITED_SUBJECT)


def lists_persons(made: Statement, context: Context, clause: Clause) -> bool:
    """处分县处级干部5人，乡科级干部46人: persons or cases listed by what they are, over commas too."""
    return (
        made.has_flag("listed")
        and made.figure.kind in ("person", "case")
        and bool(clause.before)
        and clause.before in COMMAS
        and context.theme_unit == made.figure.base_unit
    )


def lists_things(language: Language, made: Statement, context: Context, *, clause: Clause) -> bool:
    """新建道路5公里，管网12公里，绿地3万平方米: things made, each with its quantity and not a word more."""
    if not made.has_flag("listed") or not clause.before or clause.before not in COMMAS or context.action is None:
        return False
    words = clause.tokens[:-1]
    if len(words) > NEAR or context.action.of(language.text) not in language.particles.making:
        return False
    return clause.tokens[-1].kind == "figure" and all(token.kind in language.kinds.in_item for token in words)


def is_joined(language: Language, clause: Clause, target: int) -> bool:
    """Does 、 or 和 join this quantity to the one before it?"""
    index, first = target - 1, max(0, target - NEAR)
    between_joined = language.kinds.between_joined
    while index >= first and clause.tokens[index].kind in between_joined:
        index -= 1
    if index >= 0 and clause.tokens[index].kind == "figure":
        return index < target - 1
    return clause.is_joined and not any(token.kind == "figure" for token in clause.near_before(target))
