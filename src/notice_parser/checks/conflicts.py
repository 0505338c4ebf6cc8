"""Is one thing told with two values, or with one value in two scales?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from notice_parser.checks.model import Figure, View, finding
from notice_parser.spans import Finding, Span

CONFLICT, SCALE = "conflicting_values", "scale_slip"
SHORTEST_NAME, LARGEST_GROUP = 2, 8
SLACK_OF_ABOUT = Decimal("0.1")
Key = tuple[str | None, ...]


def find_faults(view: View) -> list[Finding]:
    return [*same_statements(view), *fed_back(view)]


def same_statements(view: View) -> Iterator[Finding]:
    """Figures of one key: the first of each value is compared with those after it in other sentences."""
    groups: dict[Key, list[Figure]] = {}
    for figure in view.figures:
        key = key_of(view, figure)
        if key is not None:
            groups.setdefault(key, []).append(figure)
    for group in groups.values():
        first = group[0]
        for other in group[1:LARGEST_GROUP]:
            if differ(first, other) and view.sentence(first.span.start) != view.sentence(other.span.start):
                yield conflict(view, first, other)
                break


def key_of(view: View, figure: Figure) -> Key | None:
    """All that must be alike; None for a figure of which too little is known."""
    period = figure.period
    if figure.measured is None or figure.kind == "percent" or figure.value_max is not None:
        return None
    if figure.part_of is not None or figure.change is not None:
        return None
    if figure.base is None or period is None or not (period.from_ and period.to) or period.granularity == "day":
        return None
    name = view.say(figure.measured)
    if len(name) < SHORTEST_NAME or name in view.words(CONFLICT, "vague") or is_partial(view, figure):
        return None
    roles = (figure.action, figure.actor, figure.scope)
    if all(role is None for role in roles):
        return None
    return (
        name, *(view.say(role) or None for role in roles), figure.status, period.from_, period.to, period.shape,
        figure.per, figure.base_unit, figure.kind,
    )  # fmt: skip


def is_partial(view: View, figure: Figure) -> bool:
    """累计, 新增, 其中, 首批: the clause tells of more, less or another part of the thing than its name says."""
    sentence = view.sentence(figure.span.start)
    around = view.text[max(sentence.start, figure.span.start - 40) : figure.span.start]
    return view.pattern(CONFLICT, "partial").search(around) is not None


def differ(first: Figure, other: Figure) -> bool:
    """Beyond the rounding of the coarser, and by a tenth where either is about."""
    room = max(first.half, other.half)
    if first.modifier or other.modifier:
        room = max(room, max(abs(first.amount), abs(other.amount)) * SLACK_OF_ABOUT)
    return abs(first.amount - other.amount) > room


def conflict(view: View, first: Figure, other: Figure) -> Finding:
    code = SCALE if is_slip(first, other) else CONFLICT
    said = first.period and view.say(first.period.span)
    return finding(
        code, "warning", (first.span, other.span), first=view.say(first.span), second=view.say(other.span),
        period=said or "", measured=view.say(first.measured),
    )  # fmt: skip


def is_slip(first: Figure, other: Figure) -> bool:
    """The same digits, the point or the unit apart; one digit alone tells nothing."""
    digits = digits_of(first)
    return digits == digits_of(other) and len(digits) > 1


def digits_of(figure: Figure) -> str:
    return "".join(str(digit) for digit in figure.amount.normalize().as_tuple().digits)


def fed_back(view: View) -> Iterator[Finding]:
    """巡察组反馈问题32个 … 巡察组反馈的33个问题: what was fed back is told again as a whole."""
    told: dict[str, Span] = {}
    for found in view.pattern(CONFLICT, "fed_back").finditer(view.text):
        who, count = found["who"], found["count"] or found["count2"]
        place = Span(*found.span("figure" if found["count"] else "figure2"))
        before = told.setdefault(who, place)
        same = view.say(before)
        if before != place and count and not same.startswith(count):
            params = {"first": same, "second": view.say(place), "period": "", "measured": found["noun"] or ""}
            yield finding(CONFLICT, "warning", (before, place), None, **params)
            return
