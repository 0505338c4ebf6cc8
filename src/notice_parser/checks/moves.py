"""From A to B, and the growth or fall that the text gives beside it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from notice_parser.checks.model import Figure, View
from notice_parser.spans import Span

CODE = "change_mismatch"


class Move(Struct, frozen=True):
    """`word` is the change word of the move; `given` the growth that is told of it, if any."""

    first: Figure
    last: Figure
    direction: str
    word: Span
    given: Figure | None


def find_moves(view: View) -> Iterator[Move]:
    """由A到B with what follows or precedes it, and A，比上年的B增长…; silent ones left out."""
    by_start = {figure.span.start: figure for figure in view.figures}
    for figure in view.figures:
        if figure.change and figure.change.origin:
            first = by_start.get(figure.change.origin.start)
            if first is not None and not is_silent(view, first, figure):
                change = figure.change
                given = growth_behind(view, figure) or growth_before(view, first)
                yield Move(first, figure, change.direction, change.span, given)
        else:
            move = compared(view, figure)
            if move is not None and not is_silent(view, move.first, move.last):
                yield move


def is_silent(view: View, first: Figure, last: Figure) -> bool:
    """Other units, about and over, constant prices, yearly means, a new base."""
    if not (first.is_plain and last.is_plain) or first.base_unit != last.base_unit or first.per != last.per:
        return True
    sentence = view.sentence(last.span.start)
    around = view.text[max(sentence.start, first.span.start - 60) : min(sentence.end, last.span.end + 30)]
    return view.pattern(CODE, "silent").search(around) is not None


def is_growth(figure: Figure) -> bool:
    return figure.change is not None and figure.change.origin is None and figure.is_plain


def growth_behind(view: View, last: Figure) -> Figure | None:
    """…到B，增长x: nothing but the change word between them."""
    if last.index + 1 >= len(view.figures):
        return None
    given = view.figures[last.index + 1]
    follows = view.pattern(CODE, "behind").fullmatch(view.between(last.span, given.span))
    return given if follows and is_growth(given) else None


def growth_before(view: View, first: Figure) -> Figure | None:
    """增长x，由A…."""
    if first.index == 0:
        return None
    given = view.figures[first.index - 1]
    leads = view.pattern(CODE, "before").fullmatch(view.between(given.span, first.span))
    return given if leads and is_growth(given) else None


def compared(view: View, last: Figure) -> Move | None:
    """275起，比上年的298起下降12.8%."""
    behind = view.figures[last.index + 1 : last.index + 3]
    if len(behind) < 2 or not is_growth(behind[1]) or behind[1].change is None:
        return None
    first, given = behind
    is_told = view.pattern(CODE, "than").fullmatch(view.between(last.span, first.span))
    if not is_told or not view.pattern(CODE, "word").fullmatch(view.between(first.span, given.span)):
        return None
    change = behind[1].change
    return Move(first, last, change.direction, change.span, given)
