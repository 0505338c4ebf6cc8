"""Shapes that fix that a verb is part of a name: 全市审计机构26个, 现有学校12所、供水设施26处, 落实管护责任人12名."""

from __future__ import annotations

from notice_parser.readings.certain_items import COUNTED, Fields
from notice_parser.readings.certain_pairs import is_pair
from notice_parser.readings.clause_words import (
    ADVERBS,
    CONJUNCTION,
    LONGEST,
    acts,
    back_over,
    is_noun,
    item_begin,
    makes_name,
    place_of,
    touches,
)
from notice_parser.readings.figures import Figure
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.words import Word

MONEY = "money"
LIGHT = "l"  # the letter of 落实, 实现
FAR = 3  # clauses back to a verb that a list may share
GOVERNING = frozenset("vwhl")  # letters of verbs whose object a name may be
LINK, AMONG, OF = "link", "among", "of"
OPENS_NAME = frozenset({AMONG, LINK, OF, "period", "mark", "remain", "per"})


def verb_in_name(figure: Figure, known: Knowledge) -> Fields:
    """全市审计机构26个, 落实管护责任人12名: a verb and its noun are one name, and the action is the verb before it."""
    words, facts = figure.words, figure.facts
    if facts.has_change or facts.has_per or facts.kind not in COUNTED | {MONEY} or figure.has_noun_after:
        return {}
    end = back_over(figure, figure.index, ADVERBS)
    verb = verb_of_name(figure, end, known)
    if verb is None:
        return {}
    first = name_begin(figure, verb, end, known)
    verbs = [index for index in range(item_begin(figure), first) if acts(words[index])]
    if verbs:
        return governed(figure, verbs, first, known) if end == figure.index else {}
    if not opens_name(figure, first, known):
        return {}
    measured = figure.kept["name"] = place_of(words, first, end)
    said = any(acts(word) for word in words[figure.index + 1 : figure.next_figure])
    shared = any(one.choice("action") is not None for one in figure.earlier if one.clause >= figure.clause - FAR)
    return {"measured": measured} if said or shared else {"measured": measured, "action": None}


def governed(figure: Figure, verbs: list[int], first: int, known: Knowledge) -> Fields:
    """落实管护责任人12名, 去年查办的违法案件33件: the only verb before the name, right before it or before 的."""
    words, verb, end = figure.words, verbs[0], verbs[-1] + 1
    one = words[verb].type
    is_one = len(verbs) == 1 and (one.verb in GOVERNING or one.text in known.shapes.makers)
    last = words[verbs[-1]]
    is_two = len(verbs) == 2 and last.type.text in known.shapes.second_verbs and touches(words, verbs[1])
    is_two = is_two and is_pair(words[verb], last, known)
    if not (is_one or is_two) or is_item(figure, verb):
        return {}
    if end != first and words[first - 1].type.kind != OF:
        return {}
    measured = figure.kept["name"] = place_of(words, first, figure.index)
    return {"measured": measured} if one.verb == LIGHT else {"measured": measured, "action": place_of(words, verb, end)}


def is_item(figure: Figure, verb: int) -> bool:
    """Does the verb open a later item of a list, where it may be a part of the name too: 、经销加工企业18家?"""
    return verb - 2 == figure.last_figure and figure.words[verb - 1].type.kind == CONJUNCTION


def verb_of_name(figure: Figure, end: int, known: Knowledge) -> int | None:
    """The verb, or the first of some, that makes one name with all the nouns between it and `end`."""
    words, verb = figure.words, end - 1
    while verb > figure.begin and end - verb <= LONGEST and is_noun(words[verb]) and touches(words, verb):
        verb -= 1
    first = item_begin(figure)
    if verb == end - 1 or verb < first or not acts(words[verb]) or not touches(words, verb + 1):
        return None
    if makes_name(words[verb], words[verb + 1], known) or makes_name(words[verb], words[end - 1], known):
        return verb
    if goes_on_names(figure, words[verb], words[end - 1]):
        return verb
    before = verb - 1
    is_run = before >= first and touches(words, verb) and words[before].type.text in known.shapes.objectless
    return before if is_run else None


def goes_on_names(figure: Figure, verb: Word, head: Word) -> bool:
    """有编制床位420张，开放床位510张: after a thing of which nothing was done, one of the same head and unit."""
    last, words = figure.earlier[-1] if figure.earlier else None, figure.words
    if last is None or last.clause < figure.clause - 1 or last.facts.unit != figure.facts.unit:
        return False
    opens = words[item_begin(figure)] is verb or words[item_begin(figure) + 1] is verb
    named = last.choice("measured")
    if not opens or named is None or last.choice("action") is not None or last.before is None:
        return False
    return last.before.type.text == head.type.text and last.before.start > named[0]


def name_begin(figure: Figure, verb: int, end: int, known: Knowledge) -> int:
    """The first word of the name: nouns before the verb that are no subject, and verbs that make a name as well."""
    words, first = figure.words, verb
    limit = max(item_begin(figure), end - LONGEST)
    for field in ("actor", "scope"):
        while limit < first and reads(figure, field, words[limit]):
            limit += 1
    while first > limit and touches(words, first):
        before = words[first - 1]
        is_modifier = is_noun(before) and not before.type.is_actor and not before.type.is_place
        if not is_modifier and not (acts(before) and makes_name(before, words[end - 1], known)):
            break
        first -= 1
    return first


def opens_name(figure: Figure, first: int, known: Knowledge) -> bool:
    """Does nothing stand before the name in its item that would make a predicate of its verb?"""
    if first == figure.begin:
        return True
    before = figure.words[first - 1]
    if before.type.kind == CONJUNCTION:
        return first - 2 == figure.last_figure
    if before.type.is_place:
        return any(reads(figure, field, before) for field in ("actor", "scope"))
    return (
        before.type.text in known.shapes.having
        or before.type.is_mark
        or before.type.kind in OPENS_NAME
        or first - 1 == figure.last_figure
    )


def reads(figure: Figure, field: str, word: Word) -> bool:
    """Do the frames read the word as a part of the field?"""
    place = figure.facts.frame.get(field)
    return place is not None and place[0] <= word.start < place[1]
