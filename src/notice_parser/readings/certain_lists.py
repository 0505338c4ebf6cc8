"""Lists whose members stand right before their figures: 食品（84件）、服装（61件）; 黄岭市3件，桐州市2件."""

from __future__ import annotations

from notice_parser.readings.clause_words import acts, can_be_noun, name_place, place_of
from notice_parser.readings.figures import Figure, Place
from notice_parser.readings.knowledge import Knowledge

OPEN, CLOSE, CASE = "open", "close", "case"  # kinds of words, and of figures
JOINTS = frozenset({"conjunction", "、"})
COUNTERS = frozenset({"item", "organization", "building"})
LEADS_TO = frozenset({"link", "conjunction", "among", "respectively"})  # kinds of words before a name
LONGEST = 6  # words of a name
STATED_SCOPE = "stated scope"
Fields = dict[str, Place | str | None]


def bracketed(figure: Figure, known: Knowledge) -> Fields:
    """居前的是食品（84件）、服装（61件）: each figure alone in its bracket is of the name before the bracket."""
    words, opening = figure.words, figure.index - 1
    if not is_alone_in_bracket(figure, figure.index) or not (is_listed_after(figure) or is_listed_before(figure)):
        return {}
    first = name_before(figure, opening)
    if first == opening:
        return {}
    name = place_of(words, first, opening)
    if names_where(figure, first, opening, known):
        figure.kept[STATED_SCOPE] = name
        return {"measured": None}
    return {} if words[opening - 1].type.is_actor else {"measured": name}


def is_alone_in_bracket(figure: Figure, index: int) -> bool:
    kinds = figure.view.kinds
    return index > 0 and index + 1 < len(kinds) and kinds[index - 1] == OPEN and kinds[index + 1] == CLOSE


def is_listed_after(figure: Figure) -> bool:
    """Does a joint follow the bracket, then a name with a figure alone in a bracket?"""
    kinds, after = figure.view.kinds, figure.index + 2
    if after >= len(kinds) or kinds[after] not in JOINTS:
        return False
    stop = min(len(kinds) - 1, after + LONGEST + 2)
    opening = next((i for i in range(after + 1, stop) if kinds[i] == OPEN), None)
    return opening is not None and kinds[opening + 1] == "figure" and is_alone_in_bracket(figure, opening + 1)


def is_listed_before(figure: Figure) -> bool:
    """Is a joint before the name, after the bracket of a figure that stands alone?"""
    kinds, first = figure.view.kinds, name_before(figure, figure.index - 1)
    is_joined = first > 1 and kinds[first - 1] in JOINTS and kinds[first - 2] == CLOSE
    return is_joined and is_alone_in_bracket(figure, first - 3)


def name_before(figure: Figure, end: int) -> int:
    """Where the name that ends at the word `end` begins."""
    words, first = figure.words, end
    while first > max(0, end - LONGEST) and can_be_noun(words[first - 1]) and not words[first - 1].type.is_mark:
        first -= 1
    return first


def named_place(figure: Figure, known: Knowledge) -> Fields:
    """其次是黄岭市379个，交办桐州市12件: a place alone right before its figure is where it holds."""
    words, own = figure.words, figure.index
    first = max(figure.begin, name_before(figure, own))
    is_named = first < own and names_where(figure, first, own, known)
    if not is_named or figure.after is not None or not stands_alone(figure, first):
        return {}
    figure.kept[STATED_SCOPE] = place_of(words, first, own)
    last = figure.earlier[-1] if figure.earlier else None
    return {"measured": measured_before(last) if last and last.facts.base_unit == figure.facts.base_unit else None}


def measured_before(last: Figure) -> Place | None:
    """What the figure before counts, unless that is all its clause says: a name in the same list."""
    measured: Place | None = last.choice("measured")
    is_bare = measured == (last.words[last.begin].start, last.facts.start)
    return None if is_bare else measured


def names_where(figure: Figure, first: int, end: int, known: Knowledge) -> bool:
    """Is it the name of a place, and not one of those that a counter counts: 示范村20个, 山塘17座?"""
    if not name_place(figure.words, first, end, known):
        return False
    last = figure.words[end - 1].type
    is_counted = last.last in known.shapes.counted_places or last.last not in known.subjects.places
    return not (is_counted and figure.facts.kind in COUNTERS)


def stands_alone(figure: Figure, first: int) -> bool:
    """Does the clause, or a word that leads in a member of a list, or of cases their verb, stand before the name?"""
    if first == figure.begin:
        return True
    before = figure.words[first - 1]
    return before.type.kind in LEADS_TO or (figure.facts.kind == CASE and acts(before) and len(before.type.text) > 1)
