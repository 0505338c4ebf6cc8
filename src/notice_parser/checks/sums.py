"""Do the parts make up their total, and is none larger than it?"""

from __future__ import annotations

from decimal import Decimal

from notice_parser.checks.model import Figure, View, finding, shown
from notice_parser.checks.part_lists import PartList, comparable, find_part_lists
from notice_parser.spans import Finding, Span

ADD_UP, EXCEEDS = "parts_do_not_add_up", "part_exceeds_total"


def find_faults(view: View) -> list[Finding]:
    """Sums of closed lists; single parts, and the sum of an open list, above the total. One finding a total."""
    told: set[int] = set()
    notes = []
    for found in find_part_lists(view):
        if found.total.index in told or is_silent(view, found):
            continue
        note = too_large(view, found) or (wrong_sum(view, found) if found.is_closed else None)
        if note:
            told.add(found.total.index)
            notes.append(note)
    return notes


def is_silent(view: View, found: PartList) -> bool:
    """About and over, means, what is due for each, one's growth, and totals of another time."""
    figures = (found.total, *found.parts)
    if not all(figure.is_plain for figure in figures) or any(part.per != found.total.per for part in found.parts):
        return True
    around = view.text[view.sentence(found.total.span.start).start : found.total.span.start]
    if view.pattern(ADD_UP, "mean").search(around):
        return True
    return any(view.pattern(ADD_UP, "other").search(part.lead) for part in found.parts)


def too_large(view: View, found: PartList) -> Finding | None:
    """A part above the total (error), or several that only together are above it in an open list (warning)."""
    total = found.total
    for part in found.parts:
        if part.amount - part.half > total.amount + total.half:
            return exceeds(view, total, (part,), "error")
    if found.is_closed or len(found.parts) < 2:
        return None
    over = sum((part.amount for part in found.parts), Decimal(0)) - total.amount
    return exceeds(view, total, found.parts, "warning") if over > slack(found) else None


def slack(found: PartList) -> Decimal:
    """Half a unit of the last place of every figure."""
    return sum((figure.half for figure in (found.total, *found.parts)), Decimal(0))


def exceeds(view: View, total: Figure, parts: tuple[Figure, ...], severity: str) -> Finding:
    places = (total.span, *(part.span for part in parts))
    said = "+".join(view.say(part.span) for part in parts)
    return finding(EXCEEDS, severity, places, part=said, total=view.say(total.span))


def wrong_sum(view: View, found: PartList) -> Finding | None:
    parts_sum = sum((part.amount for part in found.parts), Decimal(0))
    difference, room = abs(parts_sum - found.total.amount), slack(found)
    if difference <= room or abs(passed_over(view, found) + parts_sum - found.total.amount) <= room:
        return None
    severity = "warning" if difference <= 2 * room else "error"
    scale = found.total.amount / found.total.value if found.total.value else Decimal(1)
    unit = view.say(found.total.span).lstrip("0123456789０１２３４５６７８９.．,，")
    return finding(
        ADD_UP, severity, places_of(found), total=view.say(found.total.span),
        parts_expr="+".join(said(part, scale) for part in found.parts), sum=f"{shown(parts_sum / scale)}{unit}",
        diff=f"{shown(difference / scale)}{unit}", expected=parts_sum / scale, found=found.total.value,
        tolerance=room / scale,
    )  # fmt: skip


def passed_over(view: View, found: PartList) -> Decimal:
    """697个，完成688个，正在整改的4个，未完成5个: the sum of like figures among the parts, not told as such."""
    first, last = found.total.index, found.parts[-1].index
    known = {part.index for part in found.parts}
    among = [one for one in view.figures[first + 1 : last] if one.index not in known and comparable(found.total, one)]
    return sum((one.amount for one in among if one.is_plain and one.change is None), Decimal(0))


def said(part: Figure, scale: Decimal) -> str:
    return shown(part.amount / scale)


def places_of(found: PartList) -> tuple[Span, ...]:
    return (found.total.span, *(part.span for part in found.parts))
