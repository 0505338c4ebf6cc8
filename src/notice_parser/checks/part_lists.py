"""Totals with their parts: what the statements say of them, and lists that a cue of the text closes or opens."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from notice_parser.checks.model import Figure, View
from notice_parser.outline.numerals import read_number
from notice_parser.spans import Span

CODE = "parts_do_not_add_up"
RELATIVE = frozenset({"percent", "percentage_point", "multiple", "ratio"})
MOST_PARTS = 40


class PartList(Struct, frozen=True):
    """`is_closed` where the parts are all that there are; `cue` names what tells so."""

    total: Figure
    parts: tuple[Figure, ...]
    is_closed: bool
    cue: str


def find_part_lists(view: View) -> Iterator[PartList]:
    """All lists of parts in text order of their first part; a total may have one of each cue."""
    yield from told_lists(view)
    readers = [reader for reader, cues in READERS if view.holds_any(CODE, cues)]
    for index in range(len(view.figures)):
        for reader in readers:
            found = reader(view, index)
            if found is not None and len(found.parts) <= MOST_PARTS:
                yield found


def told_lists(view: View) -> Iterator[PartList]:
    """What `part_of` and `partition` say: closed where one of the parts is what is left."""
    parts: dict[int, list[Figure]] = {}
    for figure in view.figures:
        if figure.part_of is not None and figure.part_role == "partition":
            parts.setdefault(figure.part_of, []).append(figure)
    for index, found in parts.items():
        rest = any(view.pattern(CODE, "rest").search(part.lead) for part in found)
        if len(found) > 1 and rest:
            yield PartList(view.figures[index], tuple(found), True, "rest")


def comparable(one: Figure, other: Figure) -> bool:
    return one.base_unit == other.base_unit and not {one.kind, other.kind} & RELATIVE


def following(view: View, index: int, end: int) -> tuple[Figure, ...]:
    """The figures behind this one that count the same, up to `end`; empty where another amount stands among them."""
    total = view.figures[index]
    found: list[Figure] = []
    for figure in view.figures[index + 1 : index + 1 + 2 * MOST_PARTS]:
        if figure.span.start >= end:
            break
        if comparable(total, figure):
            found.append(figure)
        elif figure.kind not in RELATIVE:
            return ()
    return tuple(found)


def divided(view: View, index: int) -> PartList | None:
    """27个，分为三类：立行立改类12个，…: to the end of the sentence, as many as are told."""
    total = view.figures[index]
    cue = view.pattern(CODE, "divided").match(view.text, total.span.end)
    if cue is None:
        return None
    parts = following(view, index, view.sentence(total.span.start).end)
    count = read_number(cue["count"], view.pack.markers.numerals) if cue["count"] else None
    if (count is not None and len(parts) != count) or len(parts) < 2 or is_left_open(view, parts):
        return None
    return PartList(total, parts, True, "divided")


def is_left_open(view: View, parts: tuple[Figure, ...]) -> bool:
    """等 behind the last, 其中 among them, or a part of a part."""
    last = parts[-1].span.end
    span = Span(parts[0].span.start, min(len(view.text), last + 4))
    return view.pattern(CODE, "open").search(view.text, span.start, span.end) is not None


def summed(view: View, index: int) -> PartList | None:
    """A、B、C，三项合计: the row in front, within the sentence."""
    total = view.figures[index]
    cue = view.pattern(CODE, "summed").search(view.text, max(0, total.span.start - 16), total.span.start)
    if cue is None:
        return None
    first = view.sentence(total.span.start).start
    parts: list[Figure] = []
    for figure in reversed(view.figures[max(0, index - MOST_PARTS) : index]):
        if figure.span.start < first or not comparable(total, figure):
            break
        parts.insert(0, figure)
        if is_among(view, figure):
            break
    count = read_number(cue["count"], view.pack.markers.numerals) if cue["count"] else None
    is_whole_row = bool(parts) and (is_among(view, parts[0]) or parts[0].index == view.index_from(first))
    if len(parts) < 2 or (count != len(parts) if count is not None else not is_whole_row):
        return None
    return None if is_left_open(view, tuple(parts)) else PartList(total, tuple(parts), True, "summed")


def is_among(view: View, part: Figure) -> bool:
    """Is this the first part of a list that 其中 opens?"""
    return view.pattern(CODE, "among_lead").search(part.lead) is not None


def left_over(view: View, index: int) -> PartList | None:
    """237处，已修复208处，剩余29处: what is done and what is not, to the nearest figure in front that is neither."""
    last = view.figures[index]
    if last.kind in RELATIVE or not view.pattern(CODE, "not_done").search(last.lead):
        return None
    first = view.sentence(last.span.start).start
    parts = [last]
    for figure in reversed(view.figures[max(0, index - MOST_PARTS) : index]):
        if figure.span.start < first or not comparable(last, figure) or is_left_open(view, tuple(parts)):
            return None
        if not view.pattern(CODE, "done").search(figure.lead):
            is_other = view.pattern(CODE, "new_story").search(view.between(figure.span, last.span))
            return None if is_other or len(parts) < 2 else PartList(figure, tuple(parts), True, "left_over")
        parts.insert(0, figure)
    return None


def halves(view: View, index: int) -> PartList | None:
    """86人，男干部51人，女干部34人."""
    pair = view.figures[index + 1 : index + 3]
    total = view.figures[index]
    if len(pair) < 2 or not are_halves(view, pair) or not all(comparable(total, part) for part in pair):
        return None
    is_whole = in_one_sentence(view, total, pair[-1]) and not is_left_open(view, pair)
    return PartList(total, pair, True, "halves") if is_whole else None


def are_halves(view: View, pair: tuple[Figure, ...]) -> bool:
    """Do the words in front of two figures begin with the two names of a pair, in either order?"""
    among = view.words(CODE, "among")[0]
    leads = [part.lead.removeprefix(among) for part in pair]
    if not leads[0].startswith(tuple("/".join(view.words(CODE, "halves")).split("/"))):
        return False
    return any(leads[i].startswith(a) and leads[1 - i].startswith(b) for a, b in pairs(view) for i in (0, 1))


def pairs(view: View) -> Iterator[tuple[str, str]]:
    for pair in view.words(CODE, "halves"):
        first, _, second = pair.partition("/")
        yield first, second


def in_one_sentence(view: View, first: Figure, last: Figure) -> bool:
    return last.span.start < view.sentence(first.span.start).end


def quarter(view: View, index: int) -> PartList | None:
    """一季度…10.8万户，其中1月…，2月…，3月…: all months of the quarter, in order."""
    total, parts = view.figures[index], view.figures[index + 1 : index + 4]
    if len(parts) < 3 or not all(comparable(total, part) for part in parts):
        return None
    if not in_one_sentence(view, total, parts[-1]):
        return None
    months = [view.pattern(CODE, "month").search(part.lead) for part in parts]
    told = view.pattern(CODE, "quarter").search(view.text, view.sentence(total.span.start).start, total.span.start)
    if told is None or None in months:
        return None
    first = view.words(CODE, "quarters").index(told["quarter"]) * 3 + 1
    numbers = [read_number(month["month"], view.pack.markers.numerals) for month in months if month]
    return PartList(total, parts, True, "quarter") if numbers == [first, first + 1, first + 2] else None


def whole_set(view: View, index: int) -> PartList | None:
    """Named parts that are always all: 第一、第二、第三产业; 第一种 to 第四种形态."""
    first = view.figures[index]
    names = next((row for row in sets(view) if row[0] in first.lead), None)
    if names is None or first.kind in RELATIVE:
        return None
    parts = [first]
    for figure in view.figures[index + 1 : index + 4 * len(names)]:
        if len(parts) < len(names) and comparable(first, figure) and names[len(parts)] in figure.lead:
            parts.append(figure)
    total = whole_of(view, first)
    if total is None or len(parts) != len(names) or parts[-1].span.start - total.span.end > 200:
        return None
    return PartList(total, tuple(parts), True, names[0])


def sets(view: View) -> list[list[str]]:
    return [row.split("/") for row in view.words(CODE, "sets")]


def whole_of(view: View, part: Figure) -> Figure | None:
    """The figure in front of 其中 that a list of parts belongs to; growth and differences are passed over."""
    for figure in reversed(view.figures[max(0, part.index - 4) : part.index]):
        if figure.kind in RELATIVE or (figure.change is not None and figure.change.origin is None):
            continue
        is_opened = view.pattern(CODE, "among").search(view.between(figure.span, part.span)) is not None
        return figure if comparable(figure, part) and is_opened else None
    return None


def among(view: View, index: int) -> PartList | None:
    """210人，其中…95人，…140人: an open list of the same things, up to a ； or a new deed."""
    first = view.figures[index]
    if first.kind in RELATIVE or not is_among(view, first):
        return None
    total = whole_of(view, first)
    if total is None or not in_one_sentence(view, total, first):
        return None
    parts = [first]
    for figure in view.figures[index + 1 : index + MOST_PARTS]:
        if not goes_on(view, parts[-1], figure):
            break
        parts.append(figure)
    return PartList(total, tuple(parts), False, "among")


def goes_on(view: View, last: Figure, figure: Figure) -> bool:
    gap = view.pattern(CODE, "gap").fullmatch(view.between(last.span, figure.span))
    return gap is not None and comparable(last, figure) and same_words(view, last.action, figure.action)


def same_words(view: View, one: Span | None, other: Span | None) -> bool:
    return other is None or view.say(one) == view.say(other)


# How lists are found, and the words without one of which there are none of the kind.
READERS = (
    (divided, "divided_cues"), (summed, "summed_cues"), (left_over, "left_over_cues"), (halves, "halves_cues"),
    (quarter, "quarter_cues"), (whole_set, "set_cues"), (among, "among"),
)  # fmt: skip
