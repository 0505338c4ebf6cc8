"""Shapes that fix the noun before a figure: 建成后新增学位N个, 共有护林员N名, 受益农户N户, 四成的村, lists."""

from __future__ import annotations

from notice_parser.readings.figures import Figure, Place
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.shapes import acts, after_leads, can_be_noun, is_noun, place_of

COUNTED = frozenset(
    {"item", "case", "person", "organization", "household", "building", "area", "length", "mass", "volume"}
)
OF_THINGS = frozenset({"percent", "ratio"})
LEVELS = frozenset({"indicator", "proportion", "rise", "drop"})
Fields = dict[str, Place | None]


def after_the_event(figure: Figure, known: Knowledge) -> Fields:
    """投入使用后服务骑手5200人次: what comes before 后 only says when."""
    words, own = figure.words, figure.index
    after = next(
        (i for i in range(own - 3, figure.last_figure, -1) if words[i].type.text in known.shapes.afterwards), None
    )
    if after is None or after <= figure.begin or not acts(words[after - 1]) or not acts(words[after + 1]):
        return {}
    if not all(is_noun(word) for word in words[after + 2 : own]):
        return {}
    return {"action": place_of(words, after + 1, after + 2), "measured": place_of(words, after + 2, own)}


def had(figure: Figure, known: Knowledge) -> Fields:
    """全县辖镇12个: what a word of having stands before is counted."""
    words, own = figure.words, figure.index
    first = own
    while first > figure.begin and is_noun(words[first - 1]):
        first -= 1
    if figure.facts.kind not in COUNTED or first == own or first == figure.begin:
        return {}
    if words[first - 1].type.text not in known.shapes.having:
        return {}
    return {"measured": place_of(words, first, own), "action": None}


def qualified_noun(figure: Figure, known: Knowledge) -> Fields:
    """受益农户2300户, 在建水厂14座: a verb that takes no object says which, right before a noun and its figure."""
    words, own = figure.words, figure.index
    first = own
    while first > figure.begin and is_noun(words[first - 1]):
        first -= 1
    if figure.facts.kind not in COUNTED or first == own or first == figure.begin:
        return {}
    if words[first - 1].type.text not in known.shapes.qualifying:
        return {}
    first -= 1
    found: Fields = {"measured": place_of(words, first, own)}
    if first > figure.begin and words[first - 1].type.verb in "vws":
        found["action"] = place_of(words, first - 1, first)
    elif not figure.earlier and first == after_leads(figure):
        found["action"] = None
    return found


def share_of_things(figure: Figure, known: Knowledge) -> Fields:
    """四成的村设有…: at the head of a clause a share is of the noun after 的."""
    words, own = figure.words, figure.index
    if figure.facts.kind not in OF_THINGS or after_leads(figure) != own or figure.facts.has_change:
        return {}
    if own + 2 >= figure.stop or words[own + 1].type.kind != "of":
        return {}
    end = own + 2
    while end < figure.stop and is_noun(words[end]):
        end += 1
    if end == own + 2 or end == figure.stop or words[end].type.ends_clause:
        return {}
    return {"measured": place_of(words, own + 2, end)}


def goes_on_list(figure: Figure, known: Knowledge) -> Fields:
    """拆除违建42处，广告牌17块，围墙260米: after a second thing without a verb a third is acted on as it was."""
    if not is_bare_item(figure) or len(figure.earlier) < 2:
        return {}
    first, second = figure.earlier[-2:]
    if not is_bare_item(second) or second.clause != figure.clause - 1 or first.clause != figure.clause - 2:
        return {}
    action = second.choice("action")
    return {"action": action} if action is not None and action == first.choice("action") else {}


def same_head(figure: Figure, known: Knowledge) -> Fields:
    """行政许可案卷18份，行政处罚案卷22份: the head of the noun before with another modifier goes on its list."""
    last, words, own = figure.earlier[-1] if figure.earlier else None, figure.words, figure.index
    named = last.choice("measured") if last is not None else None
    if last is None or named is None or last.facts.unit != figure.facts.unit or last.clause < figure.clause - 1:
        return {}
    first = own
    while first > max(figure.begin, figure.last_figure + 1) and can_be_noun(words[first - 1]):
        first -= 1
    before, head = last.types_at(named), words[own - 1].type.text
    opens = first < own - 1 and (first == figure.begin or words[first - 1].type.kind in ("conjunction", "among"))
    if not opens or words[first].type.kind == "nominal" or len(before) < 2 or before[-1].text != head:
        return {}
    if (
        known.text[slice(*place_of(words, first, own))].endswith(known.text[slice(*named)])
        or last.before is None
        or last.before.end != named[1]
    ):
        return {}
    return {"measured": place_of(words, first, own), "action": last.choice("action")}


def is_bare_item(figure: Figure) -> bool:
    """Is its clause a noun and the figure alone, a thing and no level?"""
    words, own = figure.words, figure.index
    first = figure.begin
    named = words[first:own]
    if not named or figure.facts.kind not in COUNTED or figure.facts.has_change or figure.after is not None:
        return False
    return all(is_noun(word) for word in named) and named[-1].type.kind not in LEVELS


def whole_of_its_own(figure: Figure, known: Knowledge) -> Fields:
    """培训讲师36名，其中…: after ；, with a verb and parts of its own, a figure is not part of one before."""
    if figure.opening not in known.semicolons or not acts(figure.words[after_leads(figure)]):
        return {}
    stop = figure.stop
    if figure.last_figure >= figure.begin or figure.next_figure < stop or stop >= len(figure.words):
        return {}
    return {"part_of": None} if figure.words[stop].type.kind == "among" else {}
