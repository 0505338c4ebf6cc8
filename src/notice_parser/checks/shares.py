"""Do the shares of a whole make 100%?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from notice_parser.checks.model import Figure, View, finding
from notice_parser.checks.precision import decimals_in
from notice_parser.outline.numerals import read_number
from notice_parser.spans import Finding, Span

CODE = "shares_do_not_make_100"
HUNDRED = Decimal(100)
WIDEST = Decimal(30)


def find_faults(view: View) -> list[Finding]:
    return [*compositions(view), *closed_rows(view)]


def compositions(view: View) -> Iterator[Finding]:
    """三次产业结构 a∶b∶c, told in hundredths."""
    for figure in view.figures:
        if figure.ratio is None or len(figure.ratio) < 3 or not is_composition(view, figure):
            continue
        note = judge(view, (figure.span,), list(figure.ratio), decimals_in(view.say(figure.span)), "error")
        if note is not None:
            yield note


def is_composition(view: View, figure: Figure) -> bool:
    sentence = view.sentence(figure.span.start)
    around = view.text[max(sentence.start, figure.span.start - 30) : figure.span.start]
    return view.pattern(CODE, "structure").search(around) is not None


def closed_rows(view: View) -> Iterator[Finding]:
    """分为三类，…占比分别为a、b、c: as many shares as classes are told."""
    for found in view.pattern(CODE, "row").finditer(view.text):
        row = shares_from(view, found.end())
        if len(row) < 2 or not all(figure.is_plain for figure in row):
            continue
        sentence = view.sentence(found.start())
        if view.pattern(CODE, "several").search(view.text, sentence.start, sentence.end):
            continue
        is_closed = told_classes(view, Span(sentence.start, found.start())) == len(row)
        if not is_closed:
            continue
        values = [figure.base or Decimal(0) for figure in row]
        places = tuple(figure.span for figure in row)
        decimals = min(decimals_in(view.say(place)) for place in places)
        note = judge(view, places, values, decimals, "error")
        if note is not None:
            yield note


def shares_from(view: View, start: int) -> list[Figure]:
    """The row of percentages that begins here."""
    row: list[Figure] = []
    at = start
    for figure in view.row_from(start):
        if figure.kind != "percent" or not view.pattern(CODE, "gap").fullmatch(view.text[at : figure.span.start]):
            break
        row.append(figure)
        at = figure.span.end
    return row


def told_classes(view: View, place: Span) -> int | None:
    found = view.pattern(CODE, "classes").search(view.text, place.start, place.end)
    return read_number(found["count"], view.pack.markers.numerals) if found else None


def judge(
    view: View, places: tuple[Span, ...], values: list[Decimal], decimals: int, severity: str
) -> Finding | None:
    """Half a unit of the last place a share is rounding; a sum far from 100 is no composition in hundredths."""
    total = sum(values, Decimal(0))
    room = Decimal(1).scaleb(-decimals) / 2 * len(values)
    if abs(total - HUNDRED) <= room or abs(total - HUNDRED) > WIDEST:
        return None
    return finding(CODE, severity, places, sum=total, expected=HUNDRED, found=total, tolerance=room)
