"""Are the members of a structure such as 三次产业结构 a∶b∶c the shares of the amounts before it?"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from notice_parser.checks.finding import as_shown, make_finding
from notice_parser.checks.model import View, WrittenQuantity
from notice_parser.checks.part_cues import PartList
from notice_parser.checks.part_lists import find_part_lists
from notice_parser.checks.precision import last_digit, quotient
from notice_parser.spans import Finding

CODE = "rate_mismatch"
HUNDRED = Decimal(100)
FARTHEST, MOST_BETWEEN = 160, 7


def check(view: View) -> list[Finding]:
    """Compares the amounts and their total with the first structure after them."""
    if not any(quantity.ratio for quantity in view.quantities):
        return []
    findings = (check_list(view, found) for found in find_part_lists(view))
    return [finding for finding in findings if finding is not None]


def check_list(view: View, found: PartList) -> Finding | None:
    if found.cue not in view.words(CODE, "structures") or not found.total.is_plain:
        return None
    structure = structure_after(view, found)
    return None if structure is None else check_members(view, found, structure)


def structure_after(view: View, found: PartList) -> WrittenQuantity | None:
    """The first ratio near after a list that has as many members and is not of an earlier time."""
    last = found.parts[-1]
    for quantity in view.quantities[last.index + 1 : last.index + 1 + MOST_BETWEEN]:
        is_near = quantity.span.start - last.span.end < FARTHEST
        if is_near and quantity.ratio and len(quantity.ratio) == len(found.parts) and not is_earlier(view, quantity):
            return quantity
    return None


def is_earlier(view: View, structure: WrittenQuantity) -> bool:
    """由上年的a∶b∶c调整为…: what it was before."""
    return view.pattern(CODE, "earlier").search(structure.lead) is not None


def check_members(view: View, found: PartList, structure: WrittenQuantity) -> Finding | None:
    """The first member that is two units of its last digit or more off."""
    total, unit = found.total, last_digit(view.text_of(structure.span))
    for part, member in zip(found.parts, structure.ratio or (), strict=True):
        ratio = quotient(part.amount, total.amount, half_part=part.half, half_whole=total.half)
        if ratio is None or (ratio * HUNDRED).distance(member) < 2 * unit:
            continue
        computed = (part.amount / total.amount * HUNDRED).quantize(unit, ROUND_HALF_UP)
        return make_finding(
            CODE,
            "error",
            (total.span, part.span, structure.span),
            rate=as_shown(member),
            part=view.text_of(part.span),
            total=view.text_of(total.span),
            computed=computed,
            expected=computed,
            found=member,
            tolerance=unit,
        )
    return None
