"""The scope that a clause states by its shape alone, where no weighing found one: 在岭下镇，…; 海事系统补征总额…."""

from __future__ import annotations

from bisect import bisect_left

from notice_parser.readings.clause_words import after_leads, names_place, place_of
from notice_parser.readings.figures import Figure, Place
from notice_parser.readings.knowledge import Knowledge

CLAUSES, LONGEST = 4, 6  # clauses that are looked back at, words of a clause that only names a place
MEMBERS, REACH = 12, 12  # words of a list of places, and between it and the figure
MOST_MEMBERS = 8  # places that a list adds on each side
NAME_LENGTHS = range(2, 7)  # characters of the name of a place
BETWEEN = frozenset({"per", "manner", "of", "adverb"})  # kinds between a place and what is measured there
JOINTS = frozenset({"conjunction", "、"})
RESPECTIVELY = "respectively"


def stated_scope(figure: Figure, known: Knowledge) -> Place | None:
    """The scope of a figure that has none."""
    return place_stated_before(figure, known) or (
        before_level(figure, known) if figure.choice("action") is None else None
    )


def place_stated_before(figure: Figure, known: Knowledge) -> Place | None:
    """在岭下镇，3家合作社…: a clause before that says no more than where."""
    view = figure.view
    for clause in range(figure.clause - 1, max(-1, figure.clause - 1 - CLAUSES), -1):
        if view.openings[clause + 1] in known.semicolons:
            return None
        first, end = view.clauses[clause], view.clauses[clause + 1] - 1
        if 1 < end - first <= LONGEST and view.types[first].text in known.shapes.situated:
            return place_of(figure.words, first + 1, end) if view.types[end - 1].is_place else None
    return None


def before_level(figure: Figure, known: Knowledge) -> Place | None:
    """岚田区和青棠县平均每周的接警量: places that open the clause of a level right before what is measured."""
    measured = figure.choice("measured")
    if measured is None or not figure.words[figure.begin].start <= measured[0] < figure.own.start:
        return None
    words, first = figure.words, after_leads(figure)
    while first < figure.index and words[first].type.text in known.shapes.above_all:
        first += 1
    end = first
    while end < min(figure.index, first + MEMBERS) and (names_place(words[end]) or words[end].type.kind in JOINTS):
        end += 1
    if end == first:
        return None
    rest = [word for word in words[end : figure.index] if word.start < measured[0]]
    return place_of(words, first, end) if rest and all(word.type.kind in BETWEEN for word in rest) else None


def with_members(figure: Figure, place: Place, known: Knowledge) -> Place:
    """岚田区 in 岚田区、青棠县的查处量: with the other places of the list, unless each has a value of its own."""
    view = figure.view
    end = bisect_left(view.ends, place[1]) + 1
    if end > figure.index or figure.index - end > REACH or not is_place(place, known):
        return place
    if RESPECTIVELY in view.kinds[end : figure.index]:
        return place
    first, last = place
    for _ in range(MOST_MEMBERS):
        first, last = member_before(first, known), member_after(last, known)
    return first, last


def is_place(place: Place, known: Knowledge) -> bool:
    is_actor, is_named = known.subject_of(place)
    return is_named and not is_actor and known.text[place[1] - 1] in known.subjects.places


def member_after(end: int, known: Knowledge) -> int:
    """Where a place that a joint at `end` adds ends; `end` where none is added."""
    if known.text[end : end + 1] not in known.shapes.joints:
        return end
    places = (end + 1 + length for length in NAME_LENGTHS)
    return next((stop for stop in places if is_place((end + 1, stop), known)), end)


def member_before(start: int, known: Knowledge) -> int:
    """Where a place before a joint that ends at `start` begins, if it opens the clause or the list goes on."""
    text, joints = known.text, known.shapes.joints
    if start < 1 or text[start - 1] not in joints:
        return start
    places = (start - 1 - length for length in NAME_LENGTHS if start - 1 - length >= 0)
    opened = (first for first in places if first == 0 or text[first - 1] in joints or not text[first - 1].isalnum())
    return next((first for first in opened if is_place((first, start - 1), known)), start)
