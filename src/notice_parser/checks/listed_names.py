"""Are as many names listed as the count before them states?"""

from __future__ import annotations

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View, WrittenQuantity
from notice_parser.spans import Finding, Span

CODE = "listed_count_mismatch"
FEWEST, MOST_OFF, LARGEST_SHARE_OFF = 3, 2, 3
SHORTEST_NAME = 3
PERSON = "person"
LONGEST_ROW = 120


def check(view: View) -> list[Finding]:
    """4个镇（甲镇、乙镇、丙镇）, 4个镇：甲镇、…, 甲镇、乙镇等3个镇: only proper names, nearly as many as counted."""
    counts = (quantity for quantity in view.quantities if is_count(quantity))
    findings = (find_wrong(view, count) for count in counts)
    return [finding for finding in findings if finding is not None]


def find_wrong(view: View, count: WrittenQuantity) -> Finding | None:
    found = view.pattern(CODE, "list").match(view.text, count.span.end)
    if found is None:
        return check_names_before(view, count)
    return check_list(view, count, Span(*found.span("names" if found["names"] else "stated")), noun=found["noun"])


def check_names_before(view: View, count: WrittenQuantity) -> Finding | None:
    """Names right before their count. After 等 there may be fewer names than counted, never more."""
    noun = view.pattern(CODE, "noun").match(view.text, count.span.end)
    if noun is None:
        return None
    start = count.span.start
    found = view.pattern(CODE, "before").search(view.text, max(view.sentence(start).start, start - LONGEST_ROW), start)
    if found is None:
        return None
    words = found["names"]
    finest = view.pattern(CODE, "any_joint").split(words)
    is_row = all(name.endswith(noun[0]) and len(name) >= SHORTEST_NAME for name in finest)
    if not is_row or len(set(finest)) != len(finest):
        return None
    stated = int(count.amount)
    if found["open"] and len(finest) <= stated:
        return None
    return wrong_count(view, count, Span(*found.span("names")), len(finest)) if is_near(stated, len(finest)) else None


def is_count(quantity: WrittenQuantity) -> bool:
    return quantity.is_plain and quantity.step is None and quantity.amount >= FEWEST


def check_list(view: View, count: WrittenQuantity, span: Span, *, noun: str) -> Finding | None:
    """和 may join two names or stand inside one: the list is counted with and without it."""
    words = view.text_of(span)
    names, finest = view.pattern(CODE, "joint").split(words), view.pattern(CODE, "any_joint").split(words)
    is_row = are_counted(view, noun or view.text_of(count.measured), finest)
    is_row = is_row or (count.kind == PERSON and are_persons(view, finest))
    if not is_row or len(set(finest)) != len(finest):
        return None
    stated = int(count.amount)
    if len(names) < 2 or stated in (len(names), len(finest)):
        return None
    return wrong_count(view, count, span, len(finest)) if is_near(stated, len(names), len(finest)) else None


def is_near(stated: int, *lengths: int) -> bool:
    """A list much shorter or longer than the count is of other things."""
    return 0 < min(abs(length - stated) for length in lengths) <= min(MOST_OFF, max(1, stated // LARGEST_SHARE_OFF))


def wrong_count(view: View, count: WrittenQuantity, span: Span, found: int) -> Finding:
    return make_finding(
        CODE,
        "warning",
        (count.span, span),
        count=view.text_of(count.span),
        found=found,
        names=view.text_of(span),
        expected=count.base_value,
    )


def are_counted(view: View, noun: str, names: list[str]) -> bool:
    """Are they proper names of what is counted? 镇 ends each name of 4个镇, not the places of 3座泵站."""
    if not all(is_proper(view, name) for name in names):
        return False
    return noun.endswith(view.words(CODE, "any_kind")) or all(name[-1] in noun for name in names)


def are_persons(view: View, names: list[str]) -> bool:
    """Two to four characters each, the first a family name."""
    return all(view.pattern(CODE, "person").fullmatch(name) for name in names)


def is_proper(view: View, name: str) -> bool:
    """白石镇 is a proper name; 县 and 街道 alone are kinds of places."""
    is_kind = len(name) < SHORTEST_NAME or name.endswith(view.words(CODE, "generic"))
    return not is_kind or (len(name) >= SHORTEST_NAME and name.endswith(view.words(CODE, "proper")))
