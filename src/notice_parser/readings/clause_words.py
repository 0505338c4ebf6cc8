"""Runs of words in a clause, for the shapes that are certain: where nouns end, what leads in."""

from __future__ import annotations

from notice_parser.readings.figures import Figure, Place
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.word_roles import LEADS_IN, NOUN_KINDS, PREDICATES, VERBAL_NOUN
from notice_parser.readings.words import Word

CONJUNCTION = "conjunction"
LONGEST = 8  # words of a noun phrase
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
