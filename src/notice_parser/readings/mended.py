"""What no weighing changes of a chosen subject: a bracket that goes on its name, a place that acts, who is fined.

各县（市、区） is one name; a place is the scope and never the actor; a firm does not fine, nor does who is 被 fined.
"""

from __future__ import annotations

from bisect import bisect_left

from notice_parser.readings.certain_lists import STATED_SCOPE
from notice_parser.readings.clause_words import ADVERBS
from notice_parser.readings.figures import Figure, Place
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.scopes import stated_scope, with_members

ACTOR, FIGURE = "actor", "figure"
LONGEST_BRACKET = 12  # characters of 市、区 between brackets
LONGEST_PLACE = 3  # words of the name of one place
MOST_ADVERBS = 3  # words between 被 and the action
CLOSING = {"（": "）", "(": ")"}


def mend(figure: Figure, field: str, place: Place | None, known: Knowledge) -> Place | None:
    """The actor or scope that was chosen for a figure, as it is stated; None where it cannot be one."""
    if field == ACTOR:
        place = mend_actor(figure, place, known)
    else:
        place = figure.kept.get(STATED_SCOPE, place) or figure.kept.get("place") or stated_scope(figure, known)
        place = with_members(figure, place, known) if place is not None else None
    return with_bracket(place, known) if place is not None else None


def mend_actor(figure: Figure, place: Place | None, known: Knowledge) -> Place | None:
    if place is None:
        return None
    if is_place(figure, place, known):
        figure.kept["place"] = place
        return None
    return None if is_sanctioned(figure, place, known) else place


def is_place(figure: Figure, place: Place, known: Knowledge) -> bool:
    """Is it one place by its name (青屏县, 该县), and not several of a kind (各乡镇, 薄弱村)?"""
    types = figure.types_at(place)
    is_actor, is_named = known.subject_of(place)
    is_one = 0 < len(types) < LONGEST_PLACE and all(one.kind != FIGURE for one in types)
    return is_named and not is_actor and is_one and types[-1].is_place


def is_sanctioned(figure: Figure, place: Place, known: Knowledge) -> bool:
    """Does the sanction befall the one named: a firm (罚款, 没收), or who stands before 被?"""
    action = figure.choice("action")
    if action is None:
        return False
    if place[1] <= action[0] and is_passive(figure, action, known):
        return True
    return known.string(action) in known.shapes.sanctions and known.string(place).endswith(known.shapes.firms)


def is_passive(figure: Figure, action: Place, known: Knowledge) -> bool:
    """Does 被 stand right before the action, or with adverbials between?"""
    view = figure.view
    index = last = bisect_left(view.starts, action[0])
    while index > max(0, last - MOST_ADVERBS) and view.kinds[index - 1] in ADVERBS:
        index -= 1
    return any(view.types[i].text in known.shapes.passive for i in (index - 1, index) if 0 <= i < last)


def with_bracket(place: Place, known: Knowledge) -> Place:
    """各县 in 各县（市、区）: with the other kinds of place that brackets add."""
    text, end = known.text, place[1]
    closing = CLOSING.get(text[end : end + 1])
    if closing is None:
        return place
    close = text.find(closing, end + 1, end + 2 + LONGEST_BRACKET)
    inner = text[end + 1 : close] if close > 0 else ""
    is_kinds = bool(inner) and all(kind in known.shapes.kinds_of_place for kind in inner.split("、"))
    return (place[0], close + 1) if is_kinds and text[end - 1] in known.subjects.places else place
