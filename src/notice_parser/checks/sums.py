"""Do the parts add up to their total, and is none larger than it?"""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate

from notice_parser.checks.finding import as_shown, make_finding
from notice_parser.checks.model import View
from notice_parser.checks.part_cues import PartList, are_comparable
from notice_parser.checks.part_lists import find_part_lists
from notice_parser.checks.precision import unit_in
from notice_parser.spans import Finding, Span

ADD_UP, EXCEEDS = "parts_do_not_add_up", "part_exceeds_total"
BETWEEN_WORDS = "/"
WHOLE_WITHIN = 4
# Cues of lists that the statements give: which quantity is a part of which is read from many words.
STATED = frozenset({"rest", "left_over"})


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
    if is_aside(view, found) or adds_up_otherwise(view, found):
        return True
    before = view.text[view.sentence(found.total.span.start).start : found.total.span.start]
    if view.pattern(ADD_UP, "mean").search(before):
        return True
    return any(view.pattern(ADD_UP, "other").search(part.lead) for part in found.parts)


def is_aside(view: View, found: PartList) -> bool:
    """Does the total stand in a bracket that is closed before the first part?"""
    first = min(found.parts, key=lambda part: part.index)
    between = view.between(found.total.span, first.span)
    closed = min((at for at in map(between.find, "）)") if at >= 0), default=-1)
    return closed >= 0 and not any(mark in between[:closed] for mark in "（(")


def adds_up_otherwise(view: View, found: PartList) -> bool:
    """Is a total of the sentence what the total and the parts make, or the total what some of the parts make?

    These are the first of them, or all but the first, which stands in a bracket after the total. A part may be a whole
    of those after it, too. Then it is the list that was read wrongly, not the sum.
    """
    total, parts = found.total, found.parts
    sums = list(accumulate(part.amount for part in parts))
    if total.amount in sums[1:-1] or (len(parts) > 2 and total.amount == sums[-1] - sums[0]):
        return True
    if found.cue in STATED and holds_whole(found):
        return True
    sentence = view.sentence(total.span.start)
    before = view.quantities[max(0, total.index - WHOLE_WITHIN) : total.index]
    whole = total.amount + sums[-1]
    return any(
        one.span.start >= sentence.start and are_comparable(one, total) and one.amount == whole for one in before
    )


def holds_whole(found: PartList) -> bool:
    """Is a part the sum of those right after it, as 12 in 58, 12, 9, 3?"""
    amounts = [part.amount for part in found.parts]
    return any(amounts[at] in list(accumulate(amounts[at + 1 :]))[1:] for at in range(len(amounts)))


def find_excess(view: View, found: PartList) -> Finding | None:
    """A part above the total (error), or several that only together are above it in an open list (warning)."""
    total = found.total
    for part in found.parts:
        if part.amount - part.half > total.amount + total.half:
            spans, words = (total.span, part.span), view.text_of(part.span)
            return make_finding(EXCEEDS, "error", spans, part=words, total=view.text_of(total.span))
    if found.is_closed or len(found.parts) < 2 or sum_of_parts(found) - total.amount <= rounding(found):
        return None
    return None if may_overlap(view, found) else sum_too_large(view, found)


def may_overlap(view: View, found: PartList) -> bool:
    """Do the parts sort the whole in two ways, as by sex and by schooling?"""
    leads = [part.lead for part in found.parts]
    dimensions = [set(words.split(BETWEEN_WORDS)) for words in view.words(EXCEEDS, "dimensions")]
    sorted_by = [{at for at, words in enumerate(dimensions) if any(word in lead for word in words)} for lead in leads]
    return len(set().union(*sorted_by)) > 1


def sum_too_large(view: View, found: PartList) -> Finding:
    total = found.total
    scale = total.amount / total.value if total.value else Decimal(1)
    total_words = view.text_of(total.span)
    return make_finding(
        EXCEEDS,
        "warning",
        spans_of(found),
        variant="sum",
        part="+".join(view.text_of(part.span) for part in found.parts),
        sum=f"{as_shown(sum_of_parts(found) / scale)}{unit_in(total_words)}",
        total=total_words,
    )


def find_wrong_sum(view: View, found: PartList) -> Finding | None:
    difference, room = abs(sum_of_parts(found) - found.total.amount), rounding(found)
    if difference <= room or not is_near(found):
        return None
    with_unlinked = unlinked_among(view, found) + sum_of_parts(found)
    return None if abs(with_unlinked - found.total.amount) <= room else wrong_sum(view, found)


def is_near(found: PartList) -> bool:
    """Is the sum near enough to the total to be meant as it, where the words do not say so?"""
    if found.within is None or not found.total.amount:
        return True
    low, high = found.within
    return low <= sum_of_parts(found) / found.total.amount <= high


def wrong_sum(view: View, found: PartList) -> Finding:
    """A warning up to twice the rounding, an error beyond. Amounts are shown in the unit of the total."""
    total, total_words = found.total, view.text_of(found.total.span)
    parts_sum, room = sum_of_parts(found), rounding(found)
    difference = abs(parts_sum - total.amount)
    scale = total.amount / total.value if total.value else Decimal(1)
    unit = unit_in(total_words)
    return make_finding(
        ADD_UP,
        "warning" if difference <= 2 * room or found.within is not None else "error",
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
