"""Is a rate or share what its part and its whole make?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

import regex
from msgspec import Struct

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View, WrittenQuantity
from notice_parser.checks.part_cues import is_among, whole_of
from notice_parser.checks.precision import last_digit, quotient
from notice_parser.spans import Finding, Span

CODE = "rate_mismatch"
HUNDRED = Decimal(100)
FINEST = Decimal("0.1")
SEMICOLONS = "；;"
STEM = 2
MOST_BEFORE = 8
BETWEEN_NAMES = "/"
PART_OF = "part_of"


def check(view: View) -> list[Finding]:
    """Rates that the statements link, then those whose words name their part; one finding per rate."""
    findings: dict[int, Finding] = {}
    for linked in (*find_rates(view), *named_rates(view)):
        finding = None if linked.rate.index in findings else check_rate(view, linked)
        if finding is not None and not is_of_another(view, linked):
            findings[linked.rate.index] = finding
    return list(findings.values())


class LinkedRate(Struct, frozen=True):
    """A rate or share with the part and the total that the statements link to it."""

    rate: WrittenQuantity
    part: WrittenQuantity
    total: WrittenQuantity


def find_rates(view: View) -> Iterator[LinkedRate]:
    """Rates and shares whose part and total stand in the same sentence; none whose whole is in doubt."""
    for rate in view.quantities:
        if rate.kind != "percent" or rate.part_of is None or rate.part_role not in ("rate", "share"):
            continue
        total = view.quantities[rate.part_of]
        part = part_of_rate(view, rate, total)
        if part is not None and all(map(is_comparable, (rate, part, total))) and not is_doubted(rate, part):
            yield LinkedRate(rate, part, total)


def is_doubted(rate: WrittenQuantity, part: WrittenQuantity) -> bool:
    return PART_OF in rate.doubts or PART_OF in part.doubts


def named_rates(view: View) -> Iterator[LinkedRate]:
    """办结34条，办结率85%: the part right before a rate has its name; the total is the nearest before it."""
    for part, rate in pairwise(view.quantities):
        if rate.kind != "percent" or not (is_amount(rate) and is_amount(part)):
            continue
        total = total_of(view, part, rate)
        if total is not None and is_amount(total) and part.amount <= total.amount:
            yield LinkedRate(rate, part, total)


def total_of(view: View, part: WrittenQuantity, rate: WrittenQuantity) -> WrittenQuantity | None:
    """The whole of a part that the words right after it give a rate or share; None where they give none."""
    words = view.between(part.span, rate.span)
    if view.pattern(CODE, "plain_share").fullmatch(words):
        return whole_of(view, part) if is_among(view, part) else nearest(view, part)
    found = view.pattern(CODE, "named").fullmatch(words)
    is_named = found is not None and not is_plan(view, rate) and names_part(view, found, part)
    return nearest(view, part) if is_named else None


def nearest(view: View, part: WrittenQuantity) -> WrittenQuantity | None:
    """The nearest quantity of its unit in the sentence, with nothing but commas between: 应办40条，实际办结34条."""
    total = next(wholes_before(view, part), None)
    if total is None or not view.pattern(CODE, "to_part").fullmatch(view.between(total.span, part.span)):
        return None
    return total


def is_plan(view: View, rate: WrittenQuantity) -> bool:
    """Does a word of the future stand before it in its sentence? 应 does not count: 应到185名，实到172名."""
    start = view.sentence(rate.span.start).start
    return view.pattern(CODE, "plan").search(view.text, start, rate.span.start) is not None


def names_part(view: View, named: regex.Match[str], part: WrittenQuantity) -> bool:
    """办结 for 办结率, 实到 for 到会率, right before the part; only of rates that are a part of a whole."""
    name = named["name"]
    if view.pattern(CODE, "no_part").search(name):
        return False
    others = dict(pair.split(BETWEEN_NAMES) for pair in view.words(CODE, "of_rates"))
    found = next((at for one in (name, others.get(name, name)) if (at := part.lead.find(one)) >= 0), None)
    return found is not None and not part.lead[:found].endswith(view.words(CODE, "not"))


def wholes_before(view: View, part: WrittenQuantity) -> Iterator[WrittenQuantity]:
    """The quantities of its unit before a part in its sentence, the nearest first."""
    first = view.sentence(part.span.start).start
    for quantity in reversed(view.quantities[max(0, part.index - MOST_BEFORE) : part.index]):
        if quantity.span.start < first:
            return
        if quantity.base_unit == part.base_unit and quantity.kind == part.kind:
            yield quantity


def is_of_another(view: View, linked: LinkedRate) -> bool:
    """Is the rate, by its words or its value, one of other quantities of the sentence?

    A name such as 按时办结率 counts some of those that the part counts. A total with a share is itself a part.
    """
    rate, part = linked.rate, linked.part
    limited = view.pattern(CODE, "limited").search(f"{rate.lead}%")
    if limited and limited[0] not in part.lead:
        return True
    after_total = view.quantities[linked.total.index + 1 : linked.total.index + 2]
    if any(view.pattern(CODE, "share").fullmatch(view.between(linked.total.span, one.span)) for one in after_total):
        return True
    parts = [part, *wholes_before(view, part)]
    pairs = ((one, whole) for one in parts for whole in wholes_before(view, one))
    return any(fits(view, LinkedRate(rate, *pair)) for pair in pairs)


def fits(view: View, linked: LinkedRate) -> bool:
    return is_amount(linked.part) and is_amount(linked.total) and check_rate(view, linked) is None


def is_comparable(quantity: WrittenQuantity) -> bool:
    return is_amount(quantity) and quantity.status != "planned"


def is_amount(quantity: WrittenQuantity) -> bool:
    return quantity.is_plain and quantity.change is None


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
    unit = max(last_digit(view.text_of(rate.span)), rate.step or Decimal(0))
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
