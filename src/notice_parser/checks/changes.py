"""Is a growth or fall what its two ends make, and is it told in the right unit?"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from notice_parser.checks.model import View, finding, shown
from notice_parser.checks.moves import Move, find_moves
from notice_parser.checks.precision import decimals_in, distance, quotient
from notice_parser.spans import Finding, Span

MISMATCH, POINTS = "change_mismatch", "point_or_percent"
HUNDRED = Decimal(100)
Ends = tuple[Decimal, Decimal]


def find_faults(view: View) -> list[Finding]:
    notes = (judge(view, move) for move in find_moves(view))
    return [note for note in notes if note is not None]


def judge(view: View, move: Move) -> Finding | None:
    """The first fault of a move: its direction, the unit of the growth, its amount."""
    if is_backwards(view, move):
        places = (move.first.span, move.word, move.last.span)
        return finding(
            MISMATCH, "error", places, variant="direction", a=view.say(move.first.span), b=view.say(move.last.span),
            given=view.say(move.word),
        )  # fmt: skip
    if move.given is None:
        return None
    return wrong_unit(view, move) or wrong_amount(view, move)


def is_backwards(view: View, move: Move) -> bool:
    """提高 to less, 下降 to more, beyond what rounding can do; only words that say nothing but up and down."""
    rise = difference(move)
    if not view.pattern(MISMATCH, "plain").search(view.say(move.word)):
        return False
    return rise[1] < 0 if move.direction == "increase" else rise[0] > 0 and move.direction == "decrease"


def difference(move: Move) -> Ends:
    """The least and most that the last is above the first."""
    rise, room = move.last.amount - move.first.amount, move.first.half + move.last.half
    return rise - room, rise + room


def growth(move: Move) -> Ends | None:
    """The same in percent of the first."""
    ends = quotient(move.last.amount, move.last.half, move.first.amount, move.first.half)
    return None if ends is None else ((ends[0] - 1) * HUNDRED, (ends[1] - 1) * HUNDRED)


def plain_growth(move: Move) -> Decimal | None:
    """The same of the ends as they are written, without its sign."""
    first, last = move.first.amount, move.last.amount
    return abs(last - first) / first * HUNDRED if first else None


def size(ends: Ends) -> Ends:
    """An interval of the amount without its sign."""
    low, high = min(abs(ends[0]), abs(ends[1])), max(abs(ends[0]), abs(ends[1]))
    return (Decimal(0), high) if ends[0] < 0 < ends[1] else (low, high)


def wrong_unit(view: View, move: Move) -> Finding | None:
    """60% to 65% is 5 points, not 5%; 100吨 to 112吨 is 12%, not 12 points."""
    given, is_rate = move.given, move.last.kind == "percent"
    assert given is not None
    diff = size(difference(move))
    relative = plain_growth(move)
    is_difference = is_rate and given.kind == "percent" and distance(given.amount, *diff) == 0
    is_growth = relative is not None and abs(given.amount - relative) < unit_of(view, given.span)
    if is_difference and not is_growth:
        expected = view.pattern(POINTS, "percent").sub(view.words(POINTS, "points")[0], view.say(given.span))
        return points(view, move, "points", expected)
    if not is_rate and given.kind == "percentage_point":
        return points(view, move, "percent", f"{shown(given.amount)}%")
    return None


def points(view: View, move: Move, variant: str, expected: str) -> Finding:
    assert move.given is not None
    return finding(
        POINTS, "warning", (move.first.span, move.last.span, move.given.span), variant=variant,
        a=view.say(move.first.span), b=view.say(move.last.span), diff=move.given.amount,
        given=view.say(move.given.span), expected=expected,
    )  # fmt: skip


def unit_of(view: View, span: Span) -> Decimal:
    return Decimal(1).scaleb(-decimals_in(view.say(span)))


def wrong_amount(view: View, move: Move) -> Finding | None:
    """The given growth outside of all that the rounded ends allow, by a unit of its last place or more."""
    given = move.given
    assert given is not None
    ends = computed_ends(move)
    if not ends:
        return None
    unit = given.step if given.step is not None else Decimal(0)
    off = min(distance(given.amount, *size(each)) for each in ends)
    if off < unit or off == 0:
        return None
    middle = (size(ends[0])[0] + size(ends[0])[1]) / 2
    return mismatch(view, move, middle, unit)


def computed_ends(move: Move) -> list[Ends]:
    """What the ends make in the unit of the growth; several where it may be meant in two ways."""
    given = move.given
    assert given is not None
    relative = growth(move)
    if given.kind == "percentage_point" or (given.base_unit == move.last.base_unit and given.kind != "percent"):
        return [difference(move)]
    if given.kind == "percent" and relative is not None:
        return [relative, difference(move)] if move.last.kind == "percent" else [relative]
    if given.kind == "multiple" and relative is not None:
        times = (relative[0] / HUNDRED, relative[1] / HUNDRED)
        return [times, (times[0] + 1, times[1] + 1)]
    return []


def mismatch(view: View, move: Move, computed: Decimal, unit: Decimal) -> Finding:
    given = move.given
    assert given is not None
    scale = given.amount / given.value if given.value else Decimal(1)
    place = Decimal(1).scaleb(-max(decimals_in(view.say(given.span)), 1 if given.kind == "percent" else 0))
    told = shown((computed / scale).quantize(place, ROUND_HALF_UP))
    words = view.say(given.span)
    expected = told + words.lstrip("0123456789０１２３４５６７８９.．,，")
    return finding(
        MISMATCH, "error", (move.first.span, move.last.span, given.span), variant="", a=view.say(move.first.span),
        b=view.say(move.last.span), direction=view.say(given.change.span if given.change else None),
        computed=expected, given=words, expected=told, found=given.value, tolerance=unit / scale,
    )  # fmt: skip
