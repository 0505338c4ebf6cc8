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
SPECIFIC_NAME = 4
OF_TIME = frozenset({"duration", "age"})
SHORTEST_NAME, LARGEST_GROUP, LONGEST_LEAD = 2, 8, 40
RELIED_ON = frozenset({"measured", "action", "actor", "scope", "status", "period"})
SLACK_OF_MODIFIER = Decimal("0.1")


class Subject(Struct, frozen=True):
    """All that two values must share to be of one thing; roles by their words, days only where a period is stated."""

    measured: str
    action: str
    actor: str
    scope: str
    status: Status | None
    first_day: date | None
    last_day: date | None
    period_shape: str | None
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
    """None for a quantity of which too little is known or in doubt, and for parts, changes, rates."""
    if is_in_doubt(quantity):
        return None
    if quantity.measured is None or quantity.kind == "percent" or quantity.value_max is not None:
        return None
    if quantity.part_of is not None or quantity.change is not None or quantity.base_value is None:
        return None
    if quantity.action is None and quantity.actor is None and quantity.scope is None:
        return None
    claim = quantity.period.claim if quantity.period else None
    if claim is not None and (claim.from_ is None or claim.to is None or claim.granularity == "day"):
        return None
    name = view.text_of(quantity.measured)
    if len(name) < SHORTEST_NAME or name in view.words(CONFLICT, "vague") or is_partial(view, quantity):
        return None
    if claim is None and not is_specific(view, quantity):
        return None
    return Subject(
        measured=name,
        action=view.text_of(quantity.action),
        actor=view.text_of(quantity.actor),
        scope=view.text_of(quantity.scope),
        status=quantity.status,
        first_day=claim.from_ if claim else None,
        last_day=claim.to if claim else None,
        period_shape=claim.shape if claim else None,
        per=quantity.per,
        base_unit=quantity.base_unit,
        kind=quantity.kind,
    )


def is_in_doubt(quantity: WrittenQuantity) -> bool:
    """Is a field in doubt that tells two things apart? Where nobody is named a place that is named will do."""
    doubts = RELIED_ON.intersection(quantity.doubts)
    if quantity.actor is None and quantity.scope is not None:
        doubts -= {"actor"}
    if quantity.scope is None and quantity.actor is not None:
        doubts -= {"scope"}
    return bool(doubts)


def is_specific(view: View, quantity: WrittenQuantity) -> bool:
    """Without a period: is it said who did what, or what the whole of a place did, in words that name one thing?"""
    if quantity.status != "done" or quantity.modifier is not None or quantity.kind in OF_TIME:
        return False
    has_subject = quantity.actor is not None or quantity.scope is not None
    return has_subject and quantity.action is not None and len(view.text_of(quantity.measured)) >= SPECIFIC_NAME


def is_partial(view: View, quantity: WrittenQuantity) -> bool:
    """累计, 新增, 其中, 首批: is the value of more, less or another part of the thing than its name says?"""
    start = quantity.span.start
    before = view.text[max(view.sentence(start).start, start - LONGEST_LEAD) : start]
    return view.pattern(CONFLICT, "partial").search(before) is not None


def differ(first: WrittenQuantity, other: WrittenQuantity) -> bool:
    """By more than the rounding of the coarser one, a tenth where either has a modifier. A half is rounded up."""
    coarse, fine = sorted((first, other), key=lambda one: one.half, reverse=True)
    room, off = coarse.half, abs(fine.amount - coarse.amount)
    if first.modifier or other.modifier:
        room = max(room, max(abs(first.amount), abs(other.amount)) * SLACK_OF_MODIFIER)
    is_rounded_up = off == coarse.half > fine.half and abs(fine.amount) > abs(coarse.amount)
    return off > room or (is_rounded_up and off == room)


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
