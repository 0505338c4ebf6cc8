"""Does a stated growth or fall agree with the two values it is of, in direction, unit and amount?"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from notice_parser.checks.change_units import find_wrong_unit
from notice_parser.checks.finding import as_shown, make_finding
from notice_parser.checks.growth import difference, possible_growths, size
from notice_parser.checks.model import View, WrittenQuantity
from notice_parser.checks.moves import Move, find_moves
from notice_parser.checks.precision import decimals_in, unit_in
from notice_parser.spans import Finding

CODE = "change_mismatch"


def check(view: View) -> list[Finding]:
    findings = (check_move(view, move) for move in find_moves(view))
    return [finding for finding in findings if finding is not None]


def check_move(view: View, move: Move) -> Finding | None:
    """The first that is wrong with a move: its direction, the unit of the stated growth, its amount."""
    if is_backwards(view, move):
        return wrong_direction(view, move)
    if move.stated is None:
        return None
    return find_wrong_unit(view, move, move.stated) or find_wrong_amount(view, move, move.stated)


def is_backwards(view: View, move: Move) -> bool:
    """提高 to less, 下降 to more, beyond what rounding can do; only of words that say nothing but up and down."""
    rise = difference(move)
    if not view.pattern(CODE, "plain").search(view.text_of(move.word)):
        return False
    return rise.high < 0 if move.direction == "increase" else rise.low > 0 and move.direction == "decrease"


def wrong_direction(view: View, move: Move) -> Finding:
    return make_finding(
        CODE,
        "error",
        (move.first.span, move.word, move.last.span),
        variant="direction",
        a=view.text_of(move.first.span),
        b=view.text_of(move.last.span),
        given=view.text_of(move.word),
    )


def find_wrong_amount(view: View, move: Move, stated: WrittenQuantity) -> Finding | None:
    """A growth outside of all that the rounded ends allow, by one unit of its last digit or more."""
    growths = possible_growths(move, stated)
    if not growths:
        return None
    step = stated.step if stated.step is not None else Decimal(0)
    off = min(size(growth).distance(stated.amount) for growth in growths)
    if off < step or off == 0:
        return None
    nearest = size(growths[0])
    return wrong_amount(view, move, stated, computed=(nearest.low + nearest.high) / 2)


def wrong_amount(view: View, move: Move, stated: WrittenQuantity, *, computed: Decimal) -> Finding:
    """`computed` is the growth of the ends in the base unit of the stated one."""
    words = view.text_of(stated.span)
    scale = stated.amount / stated.value if stated.value else Decimal(1)
    decimals = max(decimals_in(words), 1 if stated.kind == "percent" else 0)
    expected = as_shown((computed / scale).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
    return make_finding(
        CODE,
        "error",
        (move.first.span, move.last.span, stated.span),
        variant="",
        a=view.text_of(move.first.span),
        b=view.text_of(move.last.span),
        direction=view.text_of(stated.change.span if stated.change else None),
        computed=expected + unit_in(words),
        given=words,
        expected=expected,
        found=stated.value,
        tolerance=(stated.step or Decimal(0)) / scale,
    )
