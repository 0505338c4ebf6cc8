"""Shapes that fix what is done where two verbs meet: 核减回收周转房86套 is both, 受理师德举报15件 the first."""

from __future__ import annotations

from notice_parser.readings.certain_items import COUNTED, Fields
from notice_parser.readings.certain_objects import TIMES
from notice_parser.readings.clause_words import CONJUNCTION, acts, is_noun, item_begin, makes_name, place_of, touches
from notice_parser.readings.figures import Figure
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.word_roles import VERBAL_NOUN
from notice_parser.readings.words import Word

MONEY = "money"
MEASURE = "indicator"  # the kind of 金额, 面积
FIRST = frozenset("vnwsu")  # letters of verbs that another may follow side by side
VERB = "v"  # the letter of one that takes objects
SIZE = 2  # characters of such a verb
LEAST = 2  # words of the name of an action; characters of a noun that is none of a verb before it (救助粮)


def first_verb(figure: Figure) -> int:
    """The first verb of the figure's item, the figure itself where there is none."""
    return next((index for index in range(item_begin(figure), figure.index) if acts(figure.words[index])), figure.index)


def pair_of_verbs(figure: Figure, known: Knowledge) -> Fields:
    """核减回收周转房86套: two verbs side by side are the action, and what was done is done to the nouns after them."""
    words, own, facts = figure.words, figure.index, figure.facts
    first = first_verb(figure)
    noun = first + 2
    if facts.kind not in COUNTED | {MONEY} or facts.has_change or figure.has_noun_after or noun >= own:
        return {}
    one, other, named = words[first], words[first + 1], words[noun:own]
    if not is_phrase(named, known) or not touches(words, noun - 1) or not touches(words, noun):
        return {}
    if any(acts(word) for word in words[own + 1 : figure.next_figure]) or goes_on(figure, first):
        return {}
    if not is_pair(one, other, known) or any(makes_name(other, word, known) for word in (named[0], named[-1])):
        return {}
    return {"measured": place_of(words, noun, own), "action": place_of(words, first, noun)}


def goes_on(figure: Figure, first: int) -> bool:
    """Does the verb stand right after 、, so that it may be a part of the name of a later item?"""
    return first - 2 == figure.last_figure and figure.words[first - 1].type.kind == CONJUNCTION


def is_phrase(named: tuple[Word, ...], known: Knowledge) -> bool:
    """Nouns that are counted, before the last of them also verbs that only say which."""
    lists = (known.shapes.qualifying, known.shapes.objectless, known.shapes.wrongs)
    if not is_noun(named[-1]) or named[-1].type.kind == MEASURE or len(named[0].type.text) < LEAST:
        return False
    return all(is_noun(word) or any(word.type.text in one for one in lists) for word in named)


def is_pair(one: Word, other: Word, known: Knowledge) -> bool:
    """Are both verbs done, rather than the second said of what the first is done to: 追缴欠缴税款, 受理举报线索?"""
    first, second, shapes = one.type.text, other.type.text, known.shapes
    if one.type.verb not in FIRST or len(first) != SIZE or len(second) != SIZE:
        return False
    no_firsts = (shapes.objectless, shapes.qualifying, shapes.of_things, shapes.taking)
    if any(first in words for words in (*no_firsts, shapes.causatives, shapes.foreseeing)):
        return False
    if second in shapes.qualifying or second in shapes.inverting:
        return False
    if second in shapes.wrongs and first not in shapes.wrongs:
        return False
    return other.type.verb == VERB or second in shapes.second_verbs


def act_received(figure: Figure, known: Knowledge) -> Fields:
    """受理师德举报15件: what was received or held is an action, named by a verbal noun right before the figure."""
    words, own, facts = figure.words, figure.index, figure.facts
    verb = first_verb(figure)
    named = words[verb + 1 : own]
    if len(named) < LEAST or words[verb].type.text not in known.shapes.receiving or figure.has_noun_after:
        return {}
    if facts.kind not in COUNTED | {TIMES} or facts.has_change or named[-1].type.verb != VERBAL_NOUN:
        return {}
    if not all(is_noun(word) or word.type.verb == VERBAL_NOUN or word.type.kind == CONJUNCTION for word in named):
        return {}
    return {"measured": place_of(words, verb + 1, own), "action": place_of(words, verb, verb + 1)}
