"""Is a growth stated in the right one of % and 个百分点?"""

from __future__ import annotations

from notice_parser.checks.finding import as_shown, make_finding
from notice_parser.checks.growth import difference, plain_percent, size
from notice_parser.checks.model import View, WrittenQuantity
from notice_parser.checks.moves import Move
from notice_parser.checks.precision import last_digit
from notice_parser.spans import Finding

CODE = "point_or_percent"


def find_wrong_unit(view: View, move: Move, stated: WrittenQuantity) -> Finding | None:
    """60% to 65% is 5 points, not 5%; 100吨 to 112吨 is 12%, not 12 points."""
    if move.last.kind != "percent":
        is_in_points = stated.kind == "percentage_point"
        expected = f"{as_shown(stated.amount)}%"
        return wrong_unit(view, move, stated, expected=expected, variant="percent") if is_in_points else None
    if stated.kind != "percent" or size(difference(move)).distance(stated.amount) != 0:
        return None
    relative, words = plain_percent(move), view.text_of(stated.span)
    if relative is not None and abs(stated.amount - relative) < last_digit(words):
        return None
    expected = view.pattern(CODE, "percent").sub(view.words(CODE, "points")[0], words)
    return wrong_unit(view, move, stated, expected=expected, variant="points")


def wrong_unit(view: View, move: Move, stated: WrittenQuantity, *, expected: str, variant: str) -> Finding:
    return make_finding(
        CODE,
        "warning",
        (move.first.span, move.last.span, stated.span),
        variant=variant,
        a=view.text_of(move.first.span),
        b=view.text_of(move.last.span),
        diff=stated.amount,
        given=view.text_of(stated.span),
        expected=expected,
    )
