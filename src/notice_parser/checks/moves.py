"""Moves from A to B, and the growth or fall that the text states with them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from notice_parser.checks.model import View, WrittenQuantity
from notice_parser.spans import Span
from notice_parser.terms import Direction

CODE = "change_mismatch"
BEFORE, AFTER = 60, 30


class Move(Struct, frozen=True):
    """`word` is the change word of the move, `stated` the growth that the text states for it, if any."""

    first: WrittenQuantity
    last: WrittenQuantity
    direction: Direction
    word: Span
    stated: WrittenQuantity | None


def find_moves(view: View) -> Iterator[Move]:
    """由A到B with the growth before or after it, and A，比上年的B增长…; without those that are not to be computed."""
    by_start = {quantity.span.start: quantity for quantity in view.quantities}
    for quantity in view.quantities:
        change = quantity.change
        if change and change.origin:
            first = by_start.get(change.origin.start)
            if first is not None and not is_excluded(view, first, quantity):
                stated = growth_after(view, quantity) or growth_before(view, first)
                yield Move(first, quantity, change.direction, change.span, stated)
        else:
            move = compared_move(view, quantity)
            if move is not None and not is_excluded(view, move.first, move.last):
                yield move


def is_excluded(view: View, first: WrittenQuantity, last: WrittenQuantity) -> bool:
    """Different units, modifiers, constant prices, yearly means, a restated base."""
    if not (first.is_plain and last.is_plain) or first.base_unit != last.base_unit or first.per != last.per:
        return True
    sentence = view.sentence(last.span.start)
    around = view.text[max(sentence.start, first.span.start - BEFORE) : min(sentence.end, last.span.end + AFTER)]
    return view.pattern(CODE, "silent").search(around) is not None


def is_growth(quantity: WrittenQuantity) -> bool:
    return quantity.change is not None and quantity.change.origin is None and quantity.is_plain


def growth_after(view: View, last: WrittenQuantity) -> WrittenQuantity | None:
    """…到B，增长x: nothing but the change word between them."""
    if last.index + 1 >= len(view.quantities):
        return None
    stated = view.quantities[last.index + 1]
    follows = view.pattern(CODE, "after").fullmatch(view.between(last.span, stated.span))
    return stated if follows and is_growth(stated) else None


def growth_before(view: View, first: WrittenQuantity) -> WrittenQuantity | None:
    """增长x，由A…."""
    if first.index == 0:
        return None
    stated = view.quantities[first.index - 1]
    leads = view.pattern(CODE, "before").fullmatch(view.between(stated.span, first.span))
    return stated if leads and is_growth(stated) else None


def compared_move(view: View, last: WrittenQuantity) -> Move | None:
    """275起，比上年的298起下降12.8%."""
    following = view.quantities[last.index + 1 : last.index + 3]
    if len(following) < 2 or not is_growth(following[1]) or following[1].change is None:
        return None
    first, stated = following
    is_compared = view.pattern(CODE, "than").fullmatch(view.between(last.span, first.span))
    if not is_compared or not view.pattern(CODE, "word").fullmatch(view.between(first.span, stated.span)):
        return None
    return Move(first, last, following[1].change.direction, following[1].change.span, stated)
