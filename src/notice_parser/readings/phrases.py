"""Evidence for what a figure measures or counts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from notice_parser.pack.marks import COMMAS, SEMICOLONS
from notice_parser.readings.candidates import Candidate
from notice_parser.readings.context import (
    acts_left,
    acts_right,
    around,
    by_frame,
    has_predicate,
    kind_after,
    kind_before,
    kinds_left,
    kinds_right,
)
from notice_parser.readings.earlier_phrases import as_before, row_as_before
from notice_parser.readings.fields import FieldEvidence
from notice_parser.readings.figures import NEAR, Figure, Place
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.lexicon import WordType
from notice_parser.readings.phrase_ends import (
    far_closing,
    far_opening,
    has_noun,
    last_word,
    left_closing,
    left_opening,
    right_closing,
    right_opening,
)
from notice_parser.readings.scoring import Part
from notice_parser.readings.spans import distance
from notice_parser.readings.steps import count
from notice_parser.readings.surroundings import (
    beside,
    beside_closing,
    beside_opening,
    left_over,
    surroundings_of,
)

PARTICLE = "d"  # the letter of 的 (word_roles.py)
CLAUSE_MARKS = COMMAS + SEMICOLONS
ROW_ENDS = frozenset({"figure", "respectively", "link", "period", "open", "close"})


class MeasuredEvidence(FieldEvidence):
    field, most = "measured", 10

    def none(self, figure: Figure) -> list[Part]:
        near = surroundings_of(figure)
        found = [*around(figure), *none_measured(figure, self.known), *left_over(figure, near, "N", -1, -1)]
        return found + by_frame(figure, "measured", None)

    def taken_over(self, figure: Figure, place: Place, candidate: Candidate) -> list[Part]:
        found = taken_over(figure, place, candidate, self.known.text)
        return found + left_over(figure, surroundings_of(figure), "C", -1, -1) + self.chosen(figure, place)

    def side(self, figure: Figure, candidate: Candidate) -> str:
        return distance(figure, candidate)

    def opening(self, figure: Figure, first: int, side: str) -> list[Part]:
        near = surroundings_of(figure)
        found = beside_opening(figure, near, first, side[0])
        if side == "L":
            return found + left_opening(figure, first)
        return found + (right_opening(figure, first) if side == "R" else far_opening(figure, first, side))

    def closing(self, figure: Figure, end: int, side: str) -> list[Part]:
        near = surroundings_of(figure)
        found = [last_word(figure, end, side), *beside_closing(figure, near, end, side[0])]
        if side == "L":
            return found + left_closing(figure, end)
        return found + (right_closing(figure, end) if side == "R" else far_closing(figure, end, side))

    def whole(self, figure: Figure, place: Place, candidate: Candidate, side: str) -> list[Part]:
        near, first, end = surroundings_of(figure), candidate.first, candidate.end
        found = [(words_on_side, min(end - first, 10), side), *in_row(figure, candidate)]
        found += [beside(near, candidate, side[0]), *left_over(figure, near, side[0], first, end)]
        return found + self.chosen(figure, place)

    def chosen(self, figure: Figure, place: Place) -> list[Part]:
        """How it stands to what has been chosen already."""
        found = [*as_before(figure, place), by_action(figure, place, self.known.text), *row_as_before(figure, place)]
        return found + by_frame(figure, "measured", place)


def words_on_side(words: int, side: str) -> list[str]:
    return [f"words-side={count(words)}|{side}"]


def none_measured(figure: Figure, known: Knowledge) -> list[Part]:
    action, kind = figure.choice("action"), figure.facts.kind
    word = known.type_of(action) if action else None
    last = figure.earlier[-1] if figure.earlier else None
    return [
        (no_measured_of, word, action is not None, kind),
        (no_measured_last, last is not None and last.choice("measured") is None, figure.opening),
    ]


def no_measured_of(action: WordType | None, acts: bool, kind: str) -> list[str]:
    return [
        f"n-action={acts:d}|{kind}",
        f"n-action-word={action.text if action else '-'}",
        f"n-action-kind={action.kind if action else '-'}|{kind}",
    ]


def no_measured_last(is_none: bool, opening: str) -> list[str]:
    return [f"n-last={is_none:d}|{opening}"]


def taken_over(figure: Figure, place: Place, candidate: Candidate, text: str) -> list[Part]:
    kind, lk, rk = figure.facts.kind, kind_before(figure), kind_after(figure)
    left_word = figure.before.type.text if figure.before is not None else "^"
    verb = has_predicate(acts_left(figure)) or has_predicate(acts_right(figure))
    nouns = has_noun(kinds_left(figure)), has_noun(kinds_right(figure))
    return [
        (taken, kind, lk, rk, candidate.source),
        (taken_words, text[place[1] - 1], left_word),
        (taken_in, figure.opening, verb, lk, *nouns),
    ]


def taken(kind: str, before: str, after: str, source: str) -> list[str]:
    return ["taken-over", f"t-kind={kind}", f"t-beside={before}|{after}", f"t-source={source}"]


def taken_words(character: str, before: str) -> list[str]:
    return [f"t-character={character}", f"t-left={before}"]


def taken_in(opening: str, verb: bool, before: str, left_noun: bool, right_noun: bool) -> list[str]:
    return [f"t-opening={opening}", f"t-verb={verb:d}|{before}", f"t-nouns={left_noun:d}{right_noun:d}"]


def by_action(figure: Figure, place: Place, text: str) -> Part:
    """How it stands to the action that was chosen."""
    action = figure.choice("action")
    side = "L" if place[1] <= figure.facts.start else "R"
    if action is None:
        return no_action, side
    if place[0] <= action[0] and action[1] <= place[1]:
        how = (
            "same"
            if place == action
            else "opens"
            if place[0] == action[0]
            else "ends"
            if place[1] == action[1]
            else "holds"
        )
        return holds_action, how
    if place[0] < action[1] and action[0] < place[1]:
        return (overlaps_action,)
    between = text[min(action[1], place[1]) : max(action[0], place[0])]
    order = "after" if place[0] >= action[1] else "before"
    figure_text = text[figure.facts.start : figure.facts.end]
    near = (
        "adjacent"
        if not between
        else "figure"
        if between.strip() == figure_text
        else "clause"
        if any([c in CLAUSE_MARKS for c in between])
        else "close"
        if len(between) < 3
        else "far"
    )
    action_side = "L" if action[1] <= figure.facts.start else "R"
    return beside_action, order, near, side, action_side, has_particle(figure, action, place)


def no_action(side: str) -> list[str]:
    return ["a-none", f"a-none={side}"]


def holds_action(how: str) -> list[str]:
    return [f"a-in={how}"]


def overlaps_action() -> list[str]:
    return ["a-overlaps"]


def beside_action(order: str, near: str, side: str, action_side: str, has_particle: bool) -> list[str]:
    return [f"a={order}|{near}|{side}|{action_side}", f"a-near={near}|{order}", f"a-of={order}|{has_particle:d}"]


def has_particle(figure: Figure, action: Place, place: Place) -> bool:
    """Does 的 stand between the two?"""
    start, end, view = min(action[1], place[1]), max(action[0], place[0]), figure.view
    return view.letters.find(PARTICLE, bisect_left(view.starts, start), bisect_right(view.ends, end)) >= 0


def in_row(figure: Figure, candidate: Candidate) -> list[Part]:
    """Its place in a list joined by 、 or 和, held against the place of the figure in a row of values."""
    words, first, end = figure.words, candidate.first, candidate.end
    begin, stop = first, end
    while begin > first - NEAR and begin > 0 and goes_on(words[begin - 1].type):
        begin -= 1
    while stop < end + NEAR and stop < len(words) and goes_on(words[stop].type):
        stop += 1
    kinds = figure.view.kinds
    joins = [i for i in range(begin, stop) if kinds[i] == "conjunction"]
    which, size = figure.row
    place, holds = sum([i < first for i in joins]), any([first <= i < end for i in joins])
    members = len(joins) + 1
    if size > 1:
        opens = first == 0 or words[first - 1].type.is_mark or kinds[first - 1] in ("conjunction", "period")
        return [(row_place, members == size, place == which, holds, opens)]
    if not joins:
        return []
    return [(list_place, holds, "last" if place == members - 1 else "first" if place == 0 else "middle")]


def goes_on(word: WordType) -> bool:
    """Does a row of names go on with the word?"""
    return not word.is_mark and word.kind not in ROW_ENDS


def row_place(same_size: bool, same_place: bool, holds: bool, opens: bool) -> list[str]:
    return [f"row-place={same_size:d}|{same_place:d}|{holds:d}", f"row-edge={same_size and same_place:d}|{opens:d}"]


def list_place(holds: bool, where: str) -> list[str]:
    return [f"list={holds:d}|{where}"]
