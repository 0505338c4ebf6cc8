"""Do the parts add up to their total, and is none larger than it?"""

from __future__ import annotations

from decimal import Decimal

from notice_parser.checks.finding import as_shown, make_finding
from notice_parser.checks.model import View
from notice_parser.checks.part_cues import PartList, are_comparable
from notice_parser.checks.part_lists import find_part_lists
from notice_parser.checks.precision import unit_in
from notice_parser.spans import Finding, Span

ADD_UP, EXCEEDS = "parts_do_not_add_up", "part_exceeds_total"


def check(view: View) -> list[Finding]:
    """Sums of closed lists; single parts, and the sum of an open list, above the total. One finding per total."""
    reported: set[int] = set()
    findings = []
    for found in find_part_lists(view):
        if found.total.index in reported or is_excluded(view, found):
            continue
        finding = find_excess(view, found) or (find_wrong_sum(view, found) if found.is_closed else None)
        if finding:
            reported.add(found.total.index)
            findings.append(finding)
    return findings


def is_excluded(view: View, found: PartList) -> bool:
    """Modifiers, means, rates per something else, and parts that are totals of another time."""
    quantities = (found.total, *found.parts)
    if not all(one.is_plain for one in quantities) or any(part.per != found.total.per for part in found.parts):
        return True
    before = view.text[view.sentence(found.total.span.start).start : found.total.span.start]
    if view.pattern(ADD_UP, "mean").search(before):
        return True
    return any(view.pattern(ADD_UP, "other").search(part.lead) for part in found.parts)


def find_excess(view: View, found: PartList) -> Finding | None:
    """A part above the total (error), or several that only together are above it in an open list (warning)."""
    total = found.total
    for part in found.parts:
        if part.amount - part.half > total.amount + total.half:
            spans, words = (total.span, part.span), view.text_of(part.span)
            return make_finding(EXCEEDS, "error", spans, part=words, total=view.text_of(total.span))
    if found.is_closed or len(found.parts) < 2 or sum_of_parts(found) - total.amount <= rounding(found):
        return None
    words = "+".join(view.text_of(part.span) for part in found.parts)
    return make_finding(EXCEEDS, "warning", spans_of(found), part=words, total=view.text_of(total.span))


def find_wrong_sum(view: View, found: PartList) -> Finding | None:
    difference, room = abs(sum_of_parts(found) - found.total.amount), rounding(found)
    if difference <= room:
        return None
    with_unlinked = unlinked_among(view, found) + sum_of_parts(found)
    return None if abs(with_unlinked - found.total.amount) <= room else wrong_sum(view, found)


def wrong_sum(view: View, found: PartList) -> Finding:
    """A warning up to twice the rounding, an error beyond. Amounts are shown in the unit of the total."""
    total, total_words = found.total, view.text_of(found.total.span)
    parts_sum, room = sum_of_parts(found), rounding(found)
    difference = abs(parts_sum - total.amount)
    scale = total.amount / total.value if total.value else Decimal(1)
    unit = unit_in(total_words)
    return make_finding(
        ADD_UP,
        "warning" if difference <= 2 * room else "error",
        spans_of(found),
        total=total_words,
        parts_expr="+".join(as_shown(part.amount / scale) for part in found.parts),
        sum=f"{as_shown(parts_sum / scale)}{unit}",
        diff=f"{as_shown(difference / scale)}{unit}",
        expected=parts_sum / scale,
        found=total.value,
        tolerance=room / scale,
    )


def sum_of_parts(found: PartList) -> Decimal:
    return sum((part.amount for part in found.parts), Decimal(0))


def rounding(found: PartList) -> Decimal:
    """By how much rounding may move the total and the parts apart: half a step of each."""
    return sum((one.half for one in (found.total, *found.parts)), Decimal(0))


def unlinked_among(view: View, found: PartList) -> Decimal:
    """697个，完成688个，正在整改的4个，未完成5个: the sum of like quantities among the parts that are not linked."""
    first, last = found.total.index, found.parts[-1].index
    linked = {part.index for part in found.parts}
    between = [one for one in view.quantities[first + 1 : last] if one.index not in linked]
    like = [one for one in between if are_comparable(found.total, one) and one.is_plain and one.change is None]
    return sum((one.amount for one in like), Decimal(0))


def spans_of(found: PartList) -> tuple[Span, ...]:
    return (found.total.span, *(part.span for part in found.parts))
