"""Shapes that fix the whole of a figure, or that it has none: 包括 after its whole, 其中 by action, 突破500亿元大关.

They are asked after all other fields of the notice were chosen, so that they may compare actions and things.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from msgspec import Struct

from notice_parser.pack.marks import COMMAS
from notice_parser.readings.clause_words import acts
from notice_parser.readings.figures import NEAR, Figure
from notice_parser.readings.knowledge import Knowledge

AMONG, PERIOD, RESPECTIVELY, LINK = "among", "period", "respectively", "link"  # kinds of words
AMOUNTS = frozenset(
    {"item", "case", "person", "organization", "household", "building", "area", "length", "mass", "volume", "money"}
    | {"energy", "occurrence"}
)
AFTER_THRESHOLD = 3  # words after a figure among which 大关 stands: 500亿元的新台阶
FARTHEST = 24  # figures: how far back a whole is looked for
Whole = Mapping[str, int | None]
NOT_A_PART: Whole = {"part_of": None}


class List(Struct, frozen=True):
    """A list of parts that 包括 opened: the number of the whole and what the parts so far make."""

    whole: int
    total: Decimal


def certain_whole(figure: Figure, known: Knowledge) -> Whole:
    """`part_of` where the shape fixes it, else nothing."""
    found = (shape(figure, known) for shape in SHAPES)
    return next((one for one in found if one), {})


def threshold(figure: Figure, known: Knowledge) -> Whole:
    """财政收入达556.4亿元，突破500亿元大关 or 超过500亿元: a mark that was passed is part of nothing."""
    before = figure.before.type.text if figure.before is not None else ""
    before = known.text[figure.own.start : figure.facts.start] or before  # a modifier is part of the word
    if before in known.shapes.breaking:
        return NOT_A_PART
    after = figure.right[:AFTER_THRESHOLD]
    is_mark = any(word.type.text.endswith(known.shapes.thresholds) for word in after)
    opens = figure.index - figure.begin == (figure.own.start == figure.facts.start)  # 超过 alone before it
    is_alone = opens and all(word.type.is_mark for word in after[:1])
    return NOT_A_PART if (is_mark or is_alone) and before in known.shapes.passing else {}


def of_time_before(figure: Figure, known: Knowledge) -> Whole:
    """发生15起（去年18起）: a figure of a time before, in a bracket, is only compared with."""
    if figure.own.depth == 0:
        return {}
    words, own = figure.words, figure.index
    first = own
    while first > max(0, own - NEAR) and words[first - 1].depth >= figure.own.depth:
        first -= 1
    if any(word.type.kind == AMONG for word in words[first:own]):
        return {}
    is_before = any(word.type.text.startswith(known.shapes.times_before) for word in words[first:own])
    return NOT_A_PART if is_before else {}


def included(figure: Figure, known: Knowledge) -> Whole:
    """拨付5018万元，包括甲4525万元、乙493万元: of the figure right before 包括, as long as the parts fit into it."""
    last, value = figure.earlier[-1] if figure.earlier else None, figure.facts.base_value
    if last is None or value is None or figure.facts.has_change:
        return {}
    opener = opener_of(figure, last, known)
    if opener is None:
        return goes_on_including(figure, last, value)
    between = figure.words[last.index + 1 : opener]
    if not all(word.type.is_mark or word.type.kind == "open" for word in between):
        return {}
    return include(figure, List(last.number, Decimal(0)), value)


def opener_of(figure: Figure, last: Figure, known: Knowledge) -> int | None:
    """The word after the figure before that opens a list of its parts: 包括, 分别是."""
    words = figure.words
    for index in range(figure.index - 1, max(last.index, figure.begin - 1), -1):
        if words[index].type.text in known.shapes.including:
            return index
        is_link = words[index].type.kind == LINK and words[index - 1].type.kind == RESPECTIVELY
        if is_link and index - 1 > last.index:
            return index - 1
    return None


def goes_on_including(figure: Figure, last: Figure, value: Decimal) -> Whole:
    kept: List | None = last.kept.get("including")
    if kept is None or last.own.depth != figure.own.depth:
        return {}
    is_joined = figure.clause == last.clause
    is_next = figure.clause == last.clause + 1 and figure.opening in COMMAS
    goes_on = is_next and not any(acts(word) for word in figure.left)
    return include(figure, kept, value) if is_joined or goes_on else {}


def include(figure: Figure, parts: List, value: Decimal) -> Whole:
    whole = figure.all[parts.whole].facts
    total = parts.total + value
    if whole.base_unit != figure.facts.base_unit or whole.base_value is None or total > whole.base_value:
        return {}
    figure.kept["including"] = List(parts.whole, total)
    return {"part_of": parts.whole}


def among_by_action(figure: Figure, known: Knowledge) -> Whole:
    """检查29家，发现165条。其中：甲检查16家，发现134条: each is part of what was done alike before 其中."""
    if not is_amount(figure) or figure.choice("action") is None:
        return {}
    opener = last_among(figure)
    if opener is None:
        return {}
    listed = [f for f in figure.earlier if f.index > opener and is_alike(f, figure, known)]
    if figure.words[opener].depth != figure.own.depth:
        return {}
    reach = 1 if all(figure.words[index].type.is_mark for index in range(opener)) else 0
    for other in reversed(figure.all[max(0, figure.number - FARTHEST) : figure.number]):
        if figure.view.sentence.index - other.view.sentence.index > reach:
            break
        if (other.view is figure.view and other.index > opener) or not is_alike(other, figure, known):
            continue
        return {"part_of": other.number} if fits([*listed, figure], other) else {}
    return {}


def last_among(figure: Figure) -> int | None:
    """The nearest 其中 before the figure, no farther back than a whole is looked for."""
    farthest = figure.all[max(0, figure.number - FARTHEST)]
    first = farthest.index if farthest.view is figure.view else 0
    first = max(first, figure.index - FARTHEST * NEAR)
    return next((i for i in range(figure.index - 1, first - 1, -1) if figure.view.kinds[i] == AMONG), None)


def is_alike(one: Figure, other: Figure, known: Knowledge) -> bool:
    """The same unit, and the same action on the same things."""
    if one.facts.base_unit != other.facts.base_unit or one.facts.has_change or one.own.depth != other.own.depth:
        return False
    return all(words_of(one, field, known) == words_of(other, field, known) for field in ("action", "measured"))


def words_of(figure: Figure, field: str, known: Knowledge) -> str:
    place = figure.choice(field)
    return known.string(place) if place is not None else ""


def fits(parts: list[Figure], whole: Figure) -> bool:
    values = [part.facts.base_value for part in parts]
    total = sum((value for value in values if value is not None), Decimal(0))
    return whole.facts.base_value is not None and total <= whole.facts.base_value


def is_amount(figure: Figure) -> bool:
    return figure.facts.kind in AMOUNTS and not figure.facts.has_change and not figure.facts.has_per


def besides(figure: Figure, known: Knowledge) -> Whole:
    """接报险情74起（另有3起未到场）: what brackets add besides is part of nothing before."""
    words, first = figure.words, figure.begin
    if figure.own.depth == 0:
        return {}
    while first < figure.index and words[first].type.is_mark:
        first += 1
    is_besides = words[first].type.text in known.shapes.besides
    return NOT_A_PART if is_besides and not makes_up(figure) else {}


def makes_up(figure: Figure) -> bool:
    """Is it, with the figure before, all of one before: 36处, 已移交34处, 另有2处?"""
    own, earlier = figure.facts, figure.earlier
    values = [one.facts.base_value for one in (figure, *earlier[-1:])]
    total = sum((value for value in values if value is not None), Decimal(0))
    return any(f.facts.base_unit == own.base_unit and f.facts.base_value == total for f in earlier[:-1])


def finished(figure: Figure, known: Knowledge) -> Whole:
    """立案14件，结案2件: what was finished is part of what was taken in, in the same unit."""
    action = words_of(figure, "action", known)
    if not action or not is_amount(figure):
        return {}
    for other in reversed(figure.earlier):
        if f"{words_of(other, 'action', known)}-{action}" not in known.shapes.finishing or not is_amount(other):
            continue
        names = {words_of(one, "measured", known) for one in (figure, other)} - {""}
        same_time = figure.choice("period") == other.choice("period") and figure.own.depth == other.own.depth
        is_unit = figure.facts.base_unit == other.facts.base_unit
        return {"part_of": other.number} if len(names) < 2 and same_time and is_unit and fits([figure], other) else {}
    return {}


SHAPES: tuple[Callable[[Figure, Knowledge], Whole], ...] = (
    threshold,
    of_time_before,
    besides,
    included,
    among_by_action,
    finished,
)
