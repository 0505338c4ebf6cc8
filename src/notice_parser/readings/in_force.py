"""The subjects that hold for a figure: the names that open the clauses up to its action, the nearest last.

A name opens a clause where nothing but words that lead in (dates, adverbs, marks) stands before it. It is the longest
run of nouns before the first verb that ends as names of organizations, places or groups end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from notice_parser.readings.figures import Figure, Place
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.scoring import Part
from notice_parser.readings.word_roles import NOUN_KINDS
from notice_parser.readings.words import SentenceView, Word

LONGEST, FARTHEST = 12, 8  # words of a name; clauses that are looked back at
SIZES = (2, 3, 4)  # characters of the last words that are looked at
PRONOUN = 4  # characters of a name that its pronoun alone stands for
INNER = NOUN_KINDS | {"scope", "agency", "organization", "place", "of", "conjunction", "figure"}
NAMELESS = "-"
Opening = tuple[int, Place, str]  # the clause, where the name stands, its class


def opening_names(view: SentenceView, known: Knowledge) -> list[Opening]:
    """The name that opens each clause of a sentence, in text order; made once for each sentence."""
    if view.names is None:
        view.names = []
        for clause, (begin, stop) in enumerate(zip(view.clauses, view.clauses[1:], strict=False)):
            found = opening_name(view.words, begin, stop, known)
            if found is not None:
                view.names.append((clause, *found))
    return view.names


def opening_name(words: tuple[Word, ...], begin: int, stop: int, known: Knowledge) -> tuple[Place, str] | None:
    first = begin
    while first < stop and words[first].type.leads_in:
        first += 1
    found = None
    for index in range(first, min(stop, first + LONGEST)):
        word = words[index]
        if ends_name(words, first, index, known):
            break
        place = words[first].start, word.end
        name_class = class_of(known, place)
        if name_class != NAMELESS and place[1] - place[0] > 1 and word.type.kind != "figure":
            found = place, name_class
    return found


def ends_name(words: tuple[Word, ...], first: int, index: int, known: Knowledge) -> bool:
    """Can the word at `index` not go on with a name? A single character after a pronoun (该关) always does."""
    word = words[index].type
    if index == first + 1 and len(word.text) == 1 and words[first].type.text in known.subjects.pronouns:
        return False
    return word.act in "vh" or not (word.kind in INNER or word.is_actor or word.is_place)


def class_of(known: Knowledge, place: Place) -> str:
    """A and P: an organization or a place by the rules; w: by its last word; a, p and e: by its last character.

    An r before it: it stands for a name that was said before (该关).
    """
    word, subjects = known.type_of(place), known.subjects
    pronoun = "r" if word.text[0] in subjects.pronouns else ""
    if word.is_actor:
        return pronoun + "A"
    if word.is_place:
        return pronoun + "P"
    if any([word.text[-size:] in subjects.words for size in SIZES]):
        return pronoun + "w"
    if word.last in subjects.places:
        return pronoun + "p"
    if word.last in subjects.agencies:
        return pronoun + "a"
    if word.last in subjects.endings:
        return pronoun + "e"
    return pronoun if pronoun and place[1] - place[0] <= PRONOUN else NAMELESS


def names_in_force(figure: Figure, known: Knowledge) -> list[Opening]:
    """The names that open the clauses up to the action, or up to the figure where it has none; the nearest last."""
    action = figure.choice("action")
    stop = action[0] if action is not None else figure.facts.start
    names = opening_names(figure.view, known)
    begin = bisect_left(names, figure.clause - FARTHEST, key=clause_of)
    end = bisect_right(names, figure.clause, key=clause_of)
    return [one for one in names[begin:end] if one[1][1] <= stop]


def clause_of(name: Opening) -> int:
    return name[0]


def none_in_force(figure: Figure, known: Knowledge) -> Part:
    """For leaving a subject open: is there a name that could be one?"""
    names, acts = names_in_force(figure, known), figure.choice("action") is not None
    name_class, far = (names[-1][2], str(min(3, figure.clause - names[-1][0]))) if names else (NAMELESS, NAMELESS)
    return none_forced, name_class, far, min(2, len(names)), acts


def none_forced(name_class: str, far: str, names: int, acts: bool) -> list[str]:
    return [
        f"n-force={name_class}|{acts:d}",
        f"n-force-far={name_class}|{far}|{acts:d}",
        f"n-forces={names}|{acts:d}",
    ]


def place_in_force(figure: Figure, place: Place, known: Knowledge) -> Part:
    """For a name: is it the one in force?"""
    names, acts = names_in_force(figure, known), figure.choice("action") is not None
    rank = rank_of(names, place)
    far = min(3, figure.clause - names[-1 - int(rank)][0]) if rank in ("0", "1") else None
    return forced, rank, class_of(known, place), names[-1][2] if names else NAMELESS, far, acts


def forced(rank: str, name_class: str, rival: str, far: int | None, acts: bool) -> list[str]:
    found = [
        f"force={rank}|{acts:d}",
        f"force-class={rank}|{name_class}|{acts:d}",
        f"class={name_class}|{acts:d}",
        f"force-rival={rank}|{name_class}|{rival}",
    ]
    return found if far is None else [*found, f"force-far={rank}|{far}|{acts:d}"]


def rank_of(names: list[Opening], place: Place) -> str:
    """0 for the nearest, then 1 and 2; a part of one as p, more than one as m; - for no name of these."""
    for rank, (_, other, _) in enumerate(reversed(names[-3:])):
        if other == place:
            return str(rank)
        if other[0] <= place[0] and place[1] <= other[1]:
            return f"p{rank}{'s' if other[0] == place[0] else ''}{'e' if other[1] == place[1] else ''}"
        if place[0] <= other[0] and other[1] <= place[1]:
            return f"m{rank}"
    return NAMELESS
