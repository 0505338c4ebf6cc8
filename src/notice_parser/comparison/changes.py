"""The change between two values, what NEW says of it, and whether that agrees."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from notice_parser.comparison.figures import Candidate
from notice_parser.notice import Quantity, Quote
from notice_parser.pack.compare import CompareRules

HUNDRED, HALF, CENT = Decimal(100), Decimal("0.5"), Decimal("0.01")
RATES = ("percent", "percentage_point")
FURTHEST = 6  # figures between a level and what is said of its change


def signed(one: Candidate, other: Candidate) -> Decimal | None:
    """The value of `one`; with its sign where the two changes go in different directions."""
    value = one.value
    mine, yours = one.figure.change, other.figure.change
    if value is None or not one.is_change or mine is None or yours is None or mine.direction == yours.direction:
        return value
    return -value if mine.direction == "decrease" else value


def difference_of(old: Candidate, new: Candidate) -> Decimal | None:
    before, after = signed(old, new), signed(new, old)
    return None if before is None or after is None else after - before


def percent_of(old: Candidate, difference: Decimal | None) -> Decimal | None:
    """Of the old value, two decimals; None for rates."""
    if difference is None or not old.value or old.figure.kind in RATES:
        return None
    return (difference / abs(old.value) * HUNDRED).quantize(CENT, ROUND_HALF_UP)


def stated_change(level: Candidate, new: list[Candidate]) -> Candidate | None:
    """The figure after a level that states the change of the same measured thing; None for a change itself."""
    measured = level.figure.measured or level.figure.action
    if level.is_change or measured is None:
        return None
    following = new[level.index + 1 : level.index + 1 + FURTHEST]
    if following and is_bare_change(following[0]) and following[0].figure.section == level.figure.section:
        return following[0]
    for other in following:
        same = other.figure.measured
        if same is not None and same.start == measured.start and same.end == measured.end:
            return other if other.is_change else None
    return None


def is_bare_change(one: Candidate) -> bool:
    """A change that names nothing: it is of the figure before it."""
    return one.is_change and one.figure.measured is None and one.figure.action is None


def quote_of(stated: Candidate, text: str) -> Quote:
    """From the change word to the figure, where the word stands before it."""
    figure, change = stated.figure, stated.figure.change
    start = min(figure.start, change.quote.start) if change and change.quote.start < figure.start else figure.start
    if "\n" in text[start : figure.end] or figure.end - start > 40:
        start = figure.start
    return Quote(text=text[start : figure.end], start=start, end=figure.end)


def agrees(old: Candidate, new: Candidate, stated: Candidate, rules: CompareRules) -> bool | None:
    """Do the two values give the change, to the last digit printed? None where that cannot be said."""
    if rules.constant_prices.search(new.name) or stated.value is None or old.value is None or new.value is None:
        return None
    bounds = change_bounds(old, new, stated.figure)
    if bounds is None or stated.figure.change is None:
        return None
    claimed = -stated.value if stated.figure.change.direction == "decrease" else stated.value
    room = precision(stated.figure)
    holds = bounds[0] - room <= claimed <= bounds[1] + room
    return True if holds else None if stated.figure.modifier else False


def change_bounds(old: Candidate, new: Candidate, stated: Quantity) -> tuple[Decimal, Decimal] | None:
    """The least and the greatest change that the printed values allow, in the unit of what is stated."""
    if old.value is None or new.value is None:
        return None
    less, more = precision(old.figure), precision(new.figure)
    lowest, highest = new.value - more - old.value - less, new.value + more - old.value + less
    is_point = stated.kind == "percentage_point" and old.figure.kind == "percent"
    if is_point or (stated.base_unit == old.figure.base_unit and stated.kind not in RATES):
        return lowest, highest
    if stated.kind != "percent" or old.figure.kind in RATES or old.value - less <= 0:
        return None
    ends = [
        (after / before - 1) * HUNDRED
        for after in (new.value - more, new.value + more)
        for before in (old.value - less, old.value + less)
    ]
    return min(ends), max(ends)


def precision(figure: Quantity) -> Decimal:
    """Half of the last digit printed, in the base unit."""
    value, base = figure.value, figure.base_value
    if not value or base is None:
        return Decimal(0)
    exponent = value.as_tuple().exponent
    digits = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    if digits == 0 and figure.kind not in (*RATES, "money"):
        return Decimal(0)
    return HALF * (base / value).copy_abs() * Decimal(1).scaleb(-digits)
