"""Is a rate or share what its part and its whole make?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View, WrittenQuantity
from notice_parser.checks.precision import last_digit, quotient
from notice_parser.spans import Finding, Span

CODE = "rate_mismatch"
HUNDRED = Decimal(100)
FINEST = Decimal("0.1")
SEMICOLONS = "；;"
STEM = 2


def check(view: View) -> list[Finding]:
    findings = (check_rate(view, linked) for linked in find_rates(view))
    return [finding for finding in findings if finding is not None]


class LinkedRate(Struct, frozen=True):
    """A rate or share with the part and the total that the statements link to it."""

    rate: WrittenQuantity
    part: WrittenQuantity
    total: WrittenQuantity


def find_rates(view: View) -> Iterator[LinkedRate]:
    """Rates and shares whose part and total stand in the same sentence."""
    for rate in view.quantities:
        if rate.kind != "percent" or rate.part_of is None or rate.part_role not in ("rate", "share"):
            continue
        total = view.quantities[rate.part_of]
        part = part_of_rate(view, rate, total)
        if part is not None and all(map(is_comparable, (rate, part, total))):
            yield LinkedRate(rate, part, total)


def is_comparable(quantity: WrittenQuantity) -> bool:
    return quantity.is_plain and quantity.change is None and quantity.status != "planned"


def part_of_rate(view: View, rate: WrittenQuantity, total: WrittenQuantity) -> WrittenQuantity | None:
    """The one part that the rate is of: for a share the quantity right before it, for a rate the part that is done."""
    sentence = view.sentence(rate.span.start)
    between = Span(total.span.end, rate.span.start)
    if not sentence.start <= total.span.start < rate.span.start:
        return None
    if any(mark in view.text_of(between) for mark in SEMICOLONS):
        return None
    parts = [
        quantity
        for quantity in view.quantities_in(between)
        if quantity.part_of == total.index and quantity.base_unit == total.base_unit
    ]
    if rate.part_role != "share":
        return done_part(view, rate, parts)
    is_next = bool(parts) and parts[-1].index == rate.index - 1
    return parts[-1] if is_next and names_total(view, LinkedRate(rate, parts[-1], total)) else None


def names_total(view: View, linked: LinkedRate) -> bool:
    """占总数的, 占比, 占…的 with the total's own name: a share of something else may be linked to it wrongly."""
    found = view.pattern(CODE, "share").fullmatch(view.between(linked.part.span, linked.rate.span))
    if found is None:
        return False
    name, measured = found["name"] or "", view.text_of(linked.total.measured)
    return not name or measured.endswith(name) or (bool(measured) and name.endswith(measured))


def done_part(view: View, rate: WrittenQuantity, parts: list[WrittenQuantity]) -> WrittenQuantity | None:
    """The only part whose action names the rate: 办结216件 for 办结率."""
    name = view.text_of(rate.measured)
    named = [
        part for part in parts if part.action and view.text_of(part.action)[:STEM] in name and part.status == "done"
    ]
    return named[0] if len(named) == 1 else None


def check_rate(view: View, linked: LinkedRate) -> Finding | None:
    """Less than one unit of the rate's last digit off: rounding and truncation both pass. 100% needs all."""
    rate, part, total = linked.rate, linked.part, linked.total
    ratio = quotient(part.amount, total.amount, half_part=part.half, half_whole=total.half)
    if ratio is None:
        return None
    unit = last_digit(view.text_of(rate.span))
    off = (ratio * HUNDRED).distance(rate.amount)
    is_counted = part.step is None and total.step is None
    is_wrong_all = is_counted and (rate.base_value == HUNDRED) != (part.base_value == total.base_value)
    if off < unit and not is_wrong_all:
        return None
    computed = (part.amount / total.amount * HUNDRED).quantize(min(unit, FINEST), ROUND_HALF_UP)
    return make_finding(
        CODE,
        "error" if off >= 2 * unit else "warning",
        (total.span, part.span, rate.span),
        rate=view.text_of(rate.span),
        part=view.text_of(part.span),
        total=view.text_of(total.span),
        computed=computed,
        expected=computed,
        found=rate.base_value,
        tolerance=unit,
    )
