"""Shapes that fix that a verb is part of a name: 全市审计机构26个, 现有学校12所、供水设施26处, 截留挪用专项资金…."""

from __future__ import annotations

from notice_parser.readings.certain_items import COUNTED, Fields
from notice_parser.readings.clause_words import ADVERBS, LONGEST, acts, back_over, is_noun, place_of
from notice_parser.readings.figures import Figure
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.word_roles import VERBAL_NOUN
from notice_parser.readings.words import Word

MONEY = "money"
LIGHT = "l"  # the letter of 落实, 实现
FAR = 3  # clauses back to a verb that a list may share
CONJUNCTION, LINK, AMONG, OF = "conjunction", "link", "among", "of"
GOVERNING = frozenset("vwh")  # letters of verbs whose object a name may be
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
    measured = place_of(words, first, end)
    item = max(figure.begin, figure.last_figure + 1)
    verbs = [index for index in range(item, first) if acts(words[index])]
    if verbs:
        return governed(figure, verbs, first, end=end, known=known)
    if not opens_name(figure, first, known):
        return {}
    figure.kept["name"] = measured
    said = any(acts(word) for word in words[figure.index + 1 : figure.next_figure])
    shared = any(one.choice("action") is not None for one in figure.earlier if one.clause >= figure.clause - FAR)
    return {"measured": measured} if said or shared else {"measured": measured, "action": None}


def governed(figure: Figure, verbs: list[int], first: int, *, end: int, known: Knowledge) -> Fields:
    """落实管护责任人12名, 去年查办的违法案件33件: the only verb before the name, right before it or before 的."""
    words, verb = figure.words, verbs[0]
    one = words[verb].type
    governs = one.verb in GOVERNING or one.verb == LIGHT or one.text in known.shapes.makers
    if len(verbs) > 1 or end < figure.index or not governs or is_item(figure, verb):
        return {}
    if verb != first - 1 and words[first - 1].type.kind != OF:
        return {}
    measured = figure.kept["name"] = place_of(words, first, end)
    return (
        {"measured": measured}
        if one.verb == LIGHT
        else {"measured": measured, "action": place_of(words, verb, verb + 1)}
    )


def is_item(figure: Figure, verb: int) -> bool:
    """Does the verb open a later item of a list, where it may be a part of the name too: 、经销加工企业18家?"""
    return verb - 2 == figure.last_figure and figure.words[verb - 1].type.kind == CONJUNCTION


def verb_of_name(figure: Figure, end: int, known: Knowledge) -> int | None:
    """The verb that makes one name with all the nouns between it and `end`."""
    words, verb = figure.words, end - 1
    while verb > figure.begin and end - verb <= LONGEST and is_noun(words[verb]) and touches(words, verb):
        verb -= 1
    if verb == end - 1 or verb <= figure.last_figure or not acts(words[verb]) or not touches(words, verb + 1):
        return None
    makes = makes_name(words[verb], words[verb + 1], known) or makes_name(words[verb], words[end - 1], known)
    return verb if makes else None


def touches(words: tuple[Word, ...], index: int) -> bool:
    """Does nothing stand between a word and the one before it?"""
    return words[index - 1].end == words[index].start


def makes_name(verb: Word, head: Word, known: Knowledge) -> bool:
    """Do a verb and a noun name a thing by what is done with it or by it, rather than say that it is done?"""
    one, other = verb.type, head.type
    if one.text in known.shapes.objectless or one.text + other.text in known.shapes.verb_names:
        return True
    return one.verb == VERBAL_NOUN and other.text in known.shapes.name_heads and one.text not in known.shapes.makers


def name_begin(figure: Figure, verb: int, end: int, known: Knowledge) -> int:
    """The first word of the name: nouns before the verb that are no subject, and verbs that make a name as well."""
    words, first = figure.words, verb
    limit = max(figure.begin, figure.last_figure + 1, end - LONGEST)
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
