"""Shapes that fix the noun before a figure: 建成后新增学位N个, 共有护林员N名, 受益农户N户, 四成的村, lists."""

from __future__ import annotations

from notice_parser.readings.clause_words import acts, after_leads, can_be_noun, is_noun, may_act, place_of
from notice_parser.readings.figures import Figure, Place
from notice_parser.readings.knowledge import Knowledge

COUNTED = frozenset(
    {"item", "case", "person", "organization", "household", "building", "area", "length", "mass", "volume"}
)
OF_THINGS = frozenset({"percent", "ratio"})
AMONG, NOUN = "among", "n"  # the kind of 其中, the tag of nouns
LONG, LEAST = 4, 2  # characters of a noun with a modifier, and of a noun
LEVELS = frozenset({"indicator", "proportion", "rise", "drop"})
STATES = {"done": "done", "ongoing": "ongoing", "negate": "not_done", "plan": "planned"}  # by kind of word
Fields = dict[str, Place | str | None]


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
    while first > figure.begin and can_be_noun(words[first - 1]):
        first -= 1
    if figure.facts.kind not in COUNTED or first == own or first == figure.begin or not is_noun(words[own - 1]):
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
    if words[first - 1].type.text not in known.shapes.qualifying or words[own - 1].type.kind in LEVELS:
        return {}
    first -= 1
    if first > figure.begin and is_noun(words[first - 1]) and not words[first - 1].type.is_place:
        return {}
    found: Fields = {"measured": place_of(words, first, own)}
    if first > figure.begin and words[first - 1].type.verb in "vws":
        found["action"] = place_of(words, first - 1, first)
    elif not figure.earlier and first == after_leads(figure):
        found["action"] = None
    return found


def had_that_did(figure: Figure, known: Knowledge) -> Fields:
    """正在审理的案件有12件, 已蓄水的有31座: the only verb before 的 is what was done, the word before it how far."""
    words, own = figure.words, figure.index
    if own - 1 <= figure.begin or words[own - 1].type.text not in known.shapes.having:
        return {}
    end = own - 1
    first = end
    while first > figure.begin and is_noun(words[first - 1]):
        first -= 1
    verb = first - 2
    if verb < figure.begin or words[first - 1].type.kind != "of" or not acts(words[verb]):
        return {}
    if any(acts(word) or is_noun(word) for word in words[after_leads(figure) : verb]):
        return {}
    found: Fields = {"action": place_of(words, verb, verb + 1)}
    if first < end:
        found["measured"] = place_of(words, first, end)
    state = STATES.get(words[verb - 1].type.kind) if verb > figure.begin else None
    return found if state is None else {**found, "status": state}


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
    """拆除违建42处，广告牌17块，围墙260米: things without a verb, each with its figure, share the verb of the first."""
    last = figure.earlier[-1] if figure.earlier else None
    if last is None or not is_bare_item(figure, known) or last.clause != figure.clause - 1:
        return {}
    action, measured = last.choice("action"), last.choice("measured")
    if action is None:
        return {}
    found: Fields = {"action": action, "measured": place_of(figure.words, figure.begin, figure.index)}
    if is_bare_item(last, known):
        return found if len(figure.earlier) > 1 and figure.earlier[-2].choice("action") == action else {}
    opens = measured is not None and measured[0] == action[1] and measured[1] == last.facts.start
    return found if opens and goes_on_as_list(figure, last, known) else {}


def goes_on_as_list(figure: Figure, last: Figure, known: Knowledge) -> bool:
    """Does another bare item follow, or the end of the sentence?"""
    following = figure.all[figure.number + 1] if figure.number + 1 < len(figure.all) else None
    if following is None or following.view is not figure.view:
        return last.facts.kind in COUNTED or last.facts.kind == "money"
    return following.clause == figure.clause + 1 and is_bare_item(following, known)


def named_item(figure: Figure, known: Knowledge) -> Fields:
    """营业执照86份，食品经营许可证34份: a thing named right before its figure is not the thing before."""
    last, words, own = figure.earlier[-1] if figure.earlier else None, figure.words, figure.index
    if last is None or not is_bare_item(figure, known) or last.clause < figure.clause - 1:
        return {}
    place = place_of(words, figure.begin, own)
    least = LONG if last.facts.unit == figure.facts.unit else LEAST
    if last.choice("measured") is None or place[1] - place[0] < least or words[figure.begin].type.tag == "r":
        return {}
    if words[own - 1].type.tag.lstrip("~")[:1] in "adv":
        return {}
    return {"measured": place}


def named_part(figure: Figure, known: Knowledge) -> Fields:
    """检查码头8个，其中渔港3个: a thing alone between 其中 and its figure is counted, not the thing of the whole."""
    words, own, first = figure.words, figure.index, figure.index
    while first > figure.begin and is_noun(words[first - 1]):
        first -= 1
    opens = first > figure.begin and words[first - 1].type.kind == AMONG
    if figure.facts.kind not in COUNTED or first == own or not opens or may_act(words[own - 1], known):
        return {}
    head = words[own - 1].type
    if head.tag != NOUN or head.kind in LEVELS or (figure.after is not None and not figure.after.type.is_mark):
        return {}
    return {"measured": place_of(words, first, own)}


def has_share(figure: Figure, known: Knowledge) -> Fields:
    """来信112件，占信访件的56%: what a share is stated of right after it is a thing, and the share is of that thing."""
    last = figure.earlier[-1] if figure.earlier else None
    if last is not None and last.clause == figure.clause - 1 and opens_share(figure) and "share of" in last.kept:
        return {"measured": last.choice("measured")}
    following = figure.all[figure.number + 1] if figure.number + 1 < len(figure.all) else None
    if following is None or following.view is not figure.view or following.clause != figure.clause + 1:
        return {}
    words, first, own = figure.words, after_leads(figure), figure.index
    while first < own and words[first].type.is_place:
        first += 1
    named = words[first:own]
    if not opens_share(following) or not named or figure.facts.kind not in COUNTED:
        return {}
    if not all(can_be_noun(word) and word.type.kind != "nominal" for word in named):
        return {}
    figure.kept["share of"] = True
    return {"measured": place_of(words, first, own)}


def opens_share(figure: Figure) -> bool:
    """Is it a percentage in a clause that opens with 占?"""
    return figure.facts.kind == "percent" and figure.words[figure.begin].type.kind == "share"


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
    before_it = words[first - 1].type.kind if first > figure.begin else "among"
    joined = before_it == "conjunction" and first - 2 == figure.last_figure  # 和 inside a name opens no item
    opens = first < own - 1 and (before_it == "among" or first == figure.begin or joined)
    if not opens or words[first].type.kind == "nominal" or len(before) < 2 or before[-1].text != head:
        return {}
    if (
        known.text[slice(*place_of(words, first, own))].endswith(known.text[slice(*named)])
        or last.before is None
        or last.before.end != named[1]
    ):
        return {}
    return {"measured": place_of(words, first, own), "action": last.choice("action")}


def is_bare_item(figure: Figure, known: Knowledge) -> bool:
    """Is its clause a noun and the figure alone, a thing and no level, place or organization?"""
    named, facts = figure.words[figure.begin : figure.index], figure.facts
    if not named or facts.has_change or facts.has_per or figure.after is not None:
        return False
    if facts.kind not in COUNTED and not (facts.kind == "money" and named[-1].type.last in known.shapes.money_heads):
        return False
    if named[-1].type.kind in LEVELS or any(word.type.is_actor or word.type.is_place for word in named):
        return False
    return all(is_noun(word) for word in named)


def whole_of_its_own(figure: Figure, known: Knowledge) -> Fields:
    """培训讲师36名，其中…: after ；, with a verb and parts of its own, a figure is not part of one before."""
    if figure.opening not in known.semicolons or not acts(figure.words[after_leads(figure)]):
        return {}
    stop = figure.stop
    if figure.last_figure >= figure.begin or figure.next_figure < stop or stop >= len(figure.words):
        return {}
    return {"part_of": None} if figure.words[stop].type.kind == "among" else {}
