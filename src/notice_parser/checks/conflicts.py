"""Does the text state two values for one thing, or one value in two scales?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View, WrittenQuantity
from notice_parser.spans import Finding
from notice_parser.terms import QuantityKind, Status

CONFLICT, SCALE = "conflicting_values", "scale_slip"
SHORTEST_NAME, LARGEST_GROUP, LONGEST_LEAD = 2, 8, 40
SLACK_OF_MODIFIER = Decimal("0.1")


class Subject(Struct, frozen=True):
    """All that two values must share to be of one thing; roles by their words."""

    measured: str
    action: str
    actor: str
    scope: str
    status: Status | None
    first_day: date
    last_day: date
    period_shape: str
    per: str | None
    base_unit: str | None
    kind: QuantityKind


def check(view: View) -> list[Finding]:
    """Of each subject the first value is compared with those in later sentences; one finding per subject."""
    groups: dict[Subject, list[WrittenQuantity]] = {}
    for quantity in view.quantities:
        subject = subject_of(view, quantity)
        if subject is not None:
            groups.setdefault(subject, []).append(quantity)
    findings = (check_group(view, group) for group in groups.values())
    return [finding for finding in findings if finding is not None]


def check_group(view: View, group: list[WrittenQuantity]) -> Finding | None:
    first = group[0]
    sentence = view.sentence(first.span.start)
    for other in group[1:LARGEST_GROUP]:
        if differ(first, other) and sentence != view.sentence(other.span.start):
            return conflict(view, first, other)
    return None


def subject_of(view: View, quantity: WrittenQuantity) -> Subject | None:
    """None for a quantity of which too little is known, and for parts, changes, ranges and rates."""
    if quantity.measured is None or quantity.kind == "percent" or quantity.value_max is not None:
        return None
    if quantity.part_of is not None or quantity.change is not None or quantity.base_value is None:
        return None
    if quantity.action is None and quantity.actor is None and quantity.scope is None:
        return None
    claim = quantity.period.claim if quantity.period else None
    if claim is None or claim.from_ is None or claim.to is None or claim.granularity == "day":
        return None
    name = view.text_of(quantity.measured)
    if len(name) < SHORTEST_NAME or name in view.words(CONFLICT, "vague") or is_partial(view, quantity):
        return None
    return Subject(
        measured=name,
        action=view.text_of(quantity.action),
        actor=view.text_of(quantity.actor),
        scope=view.text_of(quantity.scope),
        status=quantity.status,
        first_day=claim.from_,
        last_day=claim.to,
        period_shape=claim.shape,
        per=quantity.per,
        base_unit=quantity.base_unit,
        kind=quantity.kind,
    )


def is_partial(view: View, quantity: WrittenQuantity) -> bool:
    """累计, 新增, 其中, 首批: is the value of more, less or another part of the thing than its name says?"""
    start = quantity.span.start
    before = view.text[max(view.sentence(start).start, start - LONGEST_LEAD) : start]
    return view.pattern(CONFLICT, "partial").search(before) is not None


def differ(first: WrittenQuantity, other: WrittenQuantity) -> bool:
    """By more than the rounding of the coarser one, and by a tenth where either has a modifier."""
    room = max(first.half, other.half)
    if first.modifier or other.modifier:
        room = max(room, max(abs(first.amount), abs(other.amount)) * SLACK_OF_MODIFIER)
    return abs(first.amount - other.amount) > room


def conflict(view: View, first: WrittenQuantity, other: WrittenQuantity) -> Finding:
    return make_finding(
        SCALE if has_same_digits(first, other) else CONFLICT,
        "warning",
        (first.span, other.span),
        first=view.text_of(first.span),
        second=view.text_of(other.span),
        period=view.text_of(first.period.claim.span) if first.period else "",
        measured=view.text_of(first.measured),
    )


def has_same_digits(first: WrittenQuantity, other: WrittenQuantity) -> bool:
    """The same digits with another decimal point or unit; one digit alone says nothing."""
    digits = digits_of(first)
    return digits == digits_of(other) and len(digits) > 1


def digits_of(quantity: WrittenQuantity) -> str:
    return "".join(str(digit) for digit in quantity.amount.normalize().as_tuple().digits)
