"""Is a rate what its part and its whole make, and can it be that high?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from notice_parser.checks.model import Figure, View, finding, shown
from notice_parser.checks.part_lists import PartList, find_part_lists
from notice_parser.checks.precision import decimals_in, distance, quotient
from notice_parser.spans import Finding, Span

MISMATCH, RANGE = "rate_mismatch", "rate_out_of_range"
HUNDRED = Decimal(100)
FARTHEST = 160


def find_faults(view: View) -> list[Finding]:
    return [*wrong_rates(view), *wrong_structures(view), *rates_above_hundred(view)]


def wrong_rates(view: View) -> Iterator[Finding]:
    """Rates and shares whose whole and part the statements name, within one sentence."""
    for rate in view.figures:
        if rate.kind != "percent" or rate.part_of is None or rate.part_role not in ("rate", "share"):
            continue
        total = view.figures[rate.part_of]
        part = part_of_rate(view, rate, total)
        if part is not None and all(map(is_usable, (rate, part, total))):
            note = judge(view, rate, part, total)
            if note is not None:
                yield note


def is_usable(figure: Figure) -> bool:
    return figure.is_plain and figure.change is None and figure.status != "planned"


def part_of_rate(view: View, rate: Figure, total: Figure) -> Figure | None:
    """The one part that the rate is of: the figure right before a share, the part done for a rate."""
    sentence = view.sentence(rate.span.start)
    stretch = Span(total.span.end, rate.span.start)
    if not sentence.start <= total.span.start < rate.span.start or ";" in stretch.of(view.text).replace("；", ";"):
        return None
    parts = [
        figure for figure in view.figures_in(stretch)
        if figure.part_of == total.index and figure.base_unit == total.base_unit
    ]  # fmt: skip
    if rate.part_role == "share":
        is_next = bool(parts) and parts[-1].index == rate.index - 1 and names_total(view, parts[-1], rate, total)
        return parts[-1] if is_next else None
    stem = view.say(rate.measured)
    named = [part for part in parts if part.action and view.say(part.action)[:2] in stem and part.status == "done"]
    return named[0] if len(named) == 1 else None


def names_total(view: View, part: Figure, rate: Figure, total: Figure) -> bool:
    """占总数的, 占比, 占…的 with the total's own name: a share of something else may be linked to it wrongly."""
    found = view.pattern(MISMATCH, "share").fullmatch(view.between(part.span, rate.span))
    if found is None:
        return False
    name, measured = found["name"] or "", view.say(total.measured)
    return not name or measured.endswith(name) or (bool(measured) and name.endswith(measured))


def judge(view: View, rate: Figure, part: Figure, total: Figure) -> Finding | None:
    """Within one unit of the rate's last place: rounding and cutting off both pass. 100% needs all."""
    ends = quotient(part.amount, part.half, total.amount, total.half)
    if ends is None:
        return None
    unit = Decimal(1).scaleb(-decimals_in(view.say(rate.span)))
    off = distance(rate.amount, ends[0] * HUNDRED, ends[1] * HUNDRED)
    is_counted = part.step is None and total.step is None
    if off < unit and not (is_counted and (rate.base == HUNDRED) != (part.base == total.base)):
        return None
    computed = (part.amount / total.amount * HUNDRED).quantize(min(unit, Decimal("0.1")), ROUND_HALF_UP)
    return finding(
        MISMATCH, "error" if off >= 2 * unit else "warning", (total.span, part.span, rate.span),
        rate=view.say(rate.span), part=view.say(part.span), total=view.say(total.span), computed=computed,
        expected=computed, found=rate.base, tolerance=unit,
    )  # fmt: skip


def wrong_structures(view: View) -> Iterator[Finding]:
    """三次产业结构 against the three amounts and their total."""
    if not any(figure.ratio for figure in view.figures):
        return
    for found in find_part_lists(view):
        if found.cue not in view.words(MISMATCH, "structures") or not found.total.is_plain:
            continue
        last = found.parts[-1]
        for figure in view.figures[last.index + 1 : last.index + 8]:
            is_near = figure.span.start - last.span.end < FARTHEST
            if is_near and figure.ratio and len(figure.ratio) == len(found.parts) and not is_earlier(view, figure):
                yield from wrong_members(view, found, figure)
                break


def is_earlier(view: View, structure: Figure) -> bool:
    """由上年的a∶b∶c调整为…: what it was before."""
    return view.pattern(MISMATCH, "earlier").search(structure.lead) is not None


def wrong_members(view: View, found: PartList, structure: Figure) -> Iterator[Finding]:
    """The first member of the ratio that its part does not make."""
    assert structure.ratio is not None
    total = found.total
    for part, given in zip(found.parts, structure.ratio, strict=True):
        ends = quotient(part.amount, part.half, total.amount, total.half)
        unit = Decimal(1).scaleb(-decimals_in(view.say(structure.span)))
        if ends is None or distance(given, ends[0] * HUNDRED, ends[1] * HUNDRED) < 2 * unit:
            continue
        computed = (part.amount / total.amount * HUNDRED).quantize(unit, ROUND_HALF_UP)
        yield finding(
            MISMATCH, "error", (total.span, part.span, structure.span), rate=shown(given), part=view.say(part.span),
            total=view.say(total.span), computed=computed, expected=computed, found=given, tolerance=unit,
        )  # fmt: skip
        return


def rates_above_hundred(view: View) -> Iterator[Finding]:
    """办结率 and the like above 100%; rates of growth, of plans fulfilled and of debt have no ceiling."""
    names = view.words(RANGE, "bounded")
    for figure in view.figures:
        if figure.kind != "percent" or figure.change is not None or not figure.base or figure.base <= HUNDRED:
            continue
        measured = view.say(figure.measured)
        if measured.endswith(names) and not measured.endswith(view.words(RANGE, "unbounded")):
            yield finding(RANGE, "error", (figure.span,), rate=view.say(figure.span), measured=measured)
