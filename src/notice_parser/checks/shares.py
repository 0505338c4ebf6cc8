"""Do the shares of a whole add up to 100%?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex
from msgspec import Struct

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View, WrittenQuantity
from notice_parser.checks.precision import decimals_in
from notice_parser.outline.numerals import read_number
from notice_parser.spans import Finding, Span

CODE = "shares_do_not_make_100"
HUNDRED = Decimal(100)
FARTHEST_OFF = Decimal(30)
FEWEST_MEMBERS, SHORTEST_ROW = 3, 2
LONGEST_LEAD = 30


class Shares(Struct, frozen=True):
    """Values that are to add up to 100, the spans that hold them, and the decimals they are written with."""

    spans: tuple[Span, ...]
    values: tuple[Decimal, ...]
    decimals: int


def check(view: View) -> list[Finding]:
    findings = (check_sum(shares) for shares in (*compositions(view), *closed_rows(view), *shares_of_classes(view)))
    return [finding for finding in findings if finding is not None]


def check_sum(shares: Shares) -> Finding | None:
    """Half a unit of the last digit per share is rounding; a sum far from 100 is not of shares in percent."""
    total = sum(shares.values, Decimal(0))
    room = Decimal(1).scaleb(-shares.decimals) / 2 * len(shares.values)
    if not room < abs(total - HUNDRED) <= FARTHEST_OFF:
        return None
    return make_finding(CODE, "error", shares.spans, sum=total, expected=HUNDRED, found=total, tolerance=room)


def compositions(view: View) -> Iterator[Shares]:
    """三次产业结构 a∶b∶c."""
    for quantity in view.quantities:
        if quantity.ratio and len(quantity.ratio) >= FEWEST_MEMBERS and is_composition(view, quantity):
            yield Shares((quantity.span,), quantity.ratio, decimals_in(view.text_of(quantity.span)))


def is_composition(view: View, quantity: WrittenQuantity) -> bool:
    start = quantity.span.start
    before = view.text[max(view.sentence(start).start, start - LONGEST_LEAD) : start]
    return view.pattern(CODE, "structure").search(before) is not None


def closed_rows(view: View) -> Iterator[Shares]:
    """分为三类，…占比分别为a、b、c: as many shares as the sentence states classes."""
    for found in view.pattern(CODE, "row").finditer(view.text):
        row = shares_from(view, found.end())
        if len(row) >= SHORTEST_ROW and all(share.is_plain for share in row) and is_closed(view, found, len(row)):
            yield as_shares(view, row)


def shares_of_classes(view: View) -> Iterator[Shares]:
    """分为三类：甲占a，乙占b，丙占c: as many shares in the sentence as it states classes, each after its class."""
    for found in view.pattern(CODE, "each").finditer(view.text):
        sentence = view.sentence(found.start())
        if view.pattern(CODE, "several").search(view.text, sentence.start, sentence.end):
            continue
        row = [one for one in view.quantities_in(Span(found.end(), sentence.end)) if one.kind == "percent"]
        is_named = all(one.is_plain and view.pattern(CODE, "each_share").search(one.lead) for one in row)
        if is_named and len(row) == read_number(found["count"], view.pack.markers.numerals):
            yield as_shares(view, row)


def as_shares(view: View, row: list[WrittenQuantity]) -> Shares:
    spans = tuple(share.span for share in row)
    decimals = min(decimals_in(view.text_of(span)) for span in spans)
    return Shares(spans, tuple(share.amount for share in row), decimals)


def is_closed(view: View, found: regex.Match[str], length: int) -> bool:
    """Does the sentence state as many classes before the row, and nothing that lets shares overlap?"""
    sentence = view.sentence(found.start())
    if view.pattern(CODE, "several").search(view.text, sentence.start, sentence.end):
        return False
    classes = view.pattern(CODE, "classes").search(view.text, sentence.start, found.start())
    return classes is not None and read_number(classes["count"], view.pack.markers.numerals) == length


def shares_from(view: View, start: int) -> list[WrittenQuantity]:
    """The row of percentages that begins here."""
    row: list[WrittenQuantity] = []
    at = start
    for quantity in view.quantities_from(start):
        gap = view.pattern(CODE, "gap").fullmatch(view.text[at : quantity.span.start])
        if quantity.kind != "percent" or gap is None:
            break
        row.append(quantity)
        at = quantity.span.end
    return row
