"""Runs of words in a clause, for the shapes that are certain: where nouns end, what leads in."""

from __future__ import annotations

from notice_parser.readings.figures import Figure, Place
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.word_roles import LEADS_IN, NOUN_KINDS, PREDICATES, VERBAL_NOUN
from notice_parser.readings.words import Word

CONJUNCTION = "conjunction"
LONGEST = 8  # words of a noun phrase
PLACE = "ns"  # the part of speech of names of places
LONGEST_PLACE = 3  # characters of a name that jieba alone knows, and words of any
ADVERBS = frozenset({"adverb", "done", "manner", "respectively", "plan", "ongoing", "negate", "period", "link", "per"})


def place_of(words: tuple[Word, ...], first: int, end: int) -> Place:
    return words[first].start, words[end - 1].end


def is_noun(word: Word) -> bool:
    """A noun that is no predicate."""
    return word.type.kind in NOUN_KINDS and word.type.verb not in PREDICATES


def can_be_noun(word: Word) -> bool:
    return word.type.kind in NOUN_KINDS and word.type.verb in "n."


def acts(word: Word) -> bool:
    return word.type.verb in PREDICATES


def after_leads(figure: Figure) -> int:
    """The first word of the figure's clause that is not an adverbial or a place before the subject."""
    words, index = figure.words, figure.begin
    while index < figure.index and (words[index].type.kind in LEADS_IN or words[index].type.is_mark):
        index += 1
    return index


def back_over(figure: Figure, end: int, kinds: frozenset[str]) -> int:
    """Where the run of words of these kinds that ends at `end` begins in the figure's clause."""
    while end > figure.begin and figure.words[end - 1].type.kind in kinds:
        end -= 1
    return end


def noun_before(figure: Figure, end: int) -> int:
    """Where the noun phrase that ends at `end` begins in its clause, after a subject that the frames read."""
    words = figure.words
    limit = max(figure.begin, end - LONGEST)
    for field in ("actor", "scope"):
        place = figure.facts.frame.get(field)
        while place is not None and limit < end and words[limit].start < place[1] and place[0] < words[end - 1].end:
            if words[limit].end > place[1]:
                break
            limit += 1
    first = end
    while first > limit and can_be_noun(words[first - 1]):
        first -= 1
    return first


def names_place(word: Word) -> bool:
    """By its ending (黄岭市) or by jieba (武汉); one character names a kind alone."""
    one = word.type
    is_tagged = one.tag == PLACE and len(one.text) <= LONGEST_PLACE and one.kind == "thing" and not acts(word)
    return len(one.text) > 1 and (one.is_place or is_tagged)


def name_place(words: tuple[Word, ...], first: int, end: int, known: Knowledge) -> bool:
    """Do these words, as one name, name a place: 青岭 and 县?"""
    if end - first == 1:
        return names_place(words[first])
    if end - first > LONGEST_PLACE or any(word.type.kind != "thing" for word in words[first:end]):
        return False
    is_actor, is_place = known.subject_of(place_of(words, first, end))
    last = words[end - 1].type
    return is_place and not is_actor and (last.is_place or len(last.text) == 1)


def may_act(word: Word, known: Knowledge) -> bool:
    one = word.type
    named = one.is_actor or one.is_place or one.text in known.subjects.words
    return named or one.last in known.subjects.endings


def item_begin(figure: Figure) -> int:
    """The first word of the figure's clause after the figure before it."""
    return max(figure.begin, figure.last_figure + 1)


def touches(words: tuple[Word, ...], index: int) -> bool:
    """Does nothing stand between a word and the one before it?"""
    return words[index - 1].end == words[index].start


def makes_name(verb: Word, head: Word, known: Knowledge) -> bool:
    """Do a verb and a noun name a thing by what is done with it or by it, rather than say that it is done?"""
    one, other, shapes = verb.type, head.type, known.shapes
    if one.text in shapes.objectless or one.text + other.text in shapes.verb_names:
        return True
    if other.text.endswith(shapes.documents):
        return one.text in shapes.orders
    return one.verb == VERBAL_NOUN and other.text in shapes.name_heads and one.text not in shapes.makers
