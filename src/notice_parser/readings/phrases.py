"""Evidence for what a figure measures or counts."""

from __future__ import annotations

from notice_parser.pack.marks import COMMAS, SEMICOLONS
from notice_parser.readings.candidates import Candidate
from notice_parser.readings.context import around, by_frame, count, has_predicate
from notice_parser.readings.fields import FieldEvidence
from notice_parser.readings.figures import NEAR, Figure, Place
from notice_parser.readings.knowledge import Knowledge
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
from notice_parser.readings.spans import distance
from notice_parser.readings.surroundings import (
    beside,
    beside_closing,
    beside_opening,
    left_over,
    surroundings_of,
)

CLAUSE_MARKS = COMMAS + SEMICOLONS
ROW_ENDS = frozenset({"figure", "respectively", "link", "period", "open", "close"})


class MeasuredEvidence(FieldEvidence):
    field, most = "measured", 12

    def none(self, figure: Figure) -> list[str]:
        near = surroundings_of(figure)
        found = around(figure) + none_measured(figure, self.known) + left_over(figure, near, "N", -1, -1)
        return found + by_frame(figure, "measured", None)

    def taken_over(self, figure: Figure, place: Place, candidate: Candidate) -> list[str]:
        found = taken_over(figure, place, candidate, self.known.text)
        return found + left_over(figure, surroundings_of(figure), "C", -1, -1) + self.chosen(figure, place)

    def side(self, figure: Figure, candidate: Candidate) -> str:
        return distance(figure, candidate)

    def opening(self, figure: Figure, first: int, side: str) -> list[str]:
        near = surroundings_of(figure)
        found = beside_opening(figure, near, first, side[0])
        if side == "L":
            return found + left_opening(figure, first)
        return found + (right_opening(figure, first) if side == "R" else far_opening(figure, first, side))

    def closing(self, figure: Figure, end: int, side: str) -> list[str]:
        near = surroundings_of(figure)
        found = last_word(figure, end, side) + beside_closing(figure, near, end, side[0])
        if side == "L":
            return found + left_closing(figure, end)
        return found + (right_closing(figure, end) if side == "R" else far_closing(figure, end, side))

    def whole(self, figure: Figure, place: Place, candidate: Candidate, side: str) -> list[str]:
        near, first, end = surroundings_of(figure), candidate.first, candidate.end
        found = [f"words-side={count(end - first)}|{side}", *in_row(figure, candidate)]
        found += beside(figure, near, candidate, side[0]) + left_over(figure, near, side[0], first, end)
        return found + self.chosen(figure, place)

    def chosen(self, figure: Figure, place: Place) -> list[str]:
        """How it stands to what has been chosen already."""
        found = as_before(figure, place) + by_action(figure, place, self.known.text) + row_before(figure, place)
        return found + by_frame(figure, "measured", place)


def none_measured(figure: Figure, known: Knowledge) -> list[str]:
    action = figure.choice("action")
    word = known.type_of(action) if action else None
    last = figure.earlier[-1] if figure.earlier else None
    return [
        f"n-action={action is not None:d}|{figure.facts.kind}",
        f"n-action-word={word.text if word else '-'}",
        f"n-action-kind={word.kind if word else '-'}|{figure.facts.kind}",
        f"n-last={last is not None and last.choice('measured') is None:d}|{figure.opening}",
    ]


def taken_over(figure: Figure, place: Place, candidate: Candidate, text: str) -> list[str]:
    before, after = figure.before, figure.after
    lk, rk = (before.type.kind if before else "^"), (after.type.kind if after else "$")
    return [
        "taken-over",
        f"t-kind={figure.facts.kind}",
        f"t-beside={lk}|{rk}",
        f"t-source={candidate.source}",
        f"t-character={text[place[1] - 1]}",
        f"t-left={before.type.text if before else '^'}",
        f"t-opening={figure.opening}",
        f"t-verb={has_predicate(figure.left) or has_predicate(figure.right):d}|{lk}",
        f"t-nouns={has_noun(figure.left):d}{has_noun(figure.right):d}",
    ]


def as_before(figure: Figure, place: Place) -> list[str]:
    """Is it what a figure before measured?"""
    earlier = figure.earlier
    which = [n for n, f in enumerate(reversed(earlier)) if f.choice("measured") == place]
    if not which:
        return []
    facts = figure.facts
    other = earlier[-1 - which[0]]
    same = other.facts.base_unit == facts.base_unit
    nearest = next(
        (
            n
            for n, f in enumerate(reversed(earlier))
            if f.facts.base_unit == facts.base_unit and f.choice("measured") is not None
        ),
        None,
    )
    holds = (
        other.facts.base_value is not None
        and facts.base_value is not None
        and other.facts.base_value >= facts.base_value
    )
    before, after = figure.before, figure.after
    lk, rk = (before.type.kind if before else "^"), (after.type.kind if after else "$")
    action = figure.choice("action")
    return [
        "k",
        f"k-which={min(3, which[0])}",
        f"k-unit={same:d}|{min(2, which[0])}",
        f"k-kinds={facts.kind}|{other.facts.kind}",
        f"k-beside={lk}|{rk}",
        f"k-opening={figure.opening}",
        f"k-nearest={nearest in which:d}",
        f"k-holds={same:d}|{holds:d}",
        f"k-action={action is not None:d}|{same:d}",
        f"k-change={facts.has_change:d}",
        f"k-left={same:d}|{lk}",
        f"k-gap={min(3, figure.clause - other.clause)}|{same:d}",
        f"k-last={earlier[-1].choice('measured') == place:d}",
        f"k-alone={not figure.left:d}|{same:d}|{facts.kind}",
        f"k-same-action={action == other.choice('action'):d}|{same:d}",
    ]


def by_action(figure: Figure, place: Place, text: str) -> list[str]:
    """How it stands to the action that was chosen."""
    action = figure.choice("action")
    side = "L" if place[1] <= figure.facts.start else "R"
    if action is None:
        return ["a-none", f"a-none={side}"]
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
        return [f"a-in={how}"]
    if place[0] < action[1] and action[0] < place[1]:
        return ["a-overlaps"]
    between = text[min(action[1], place[1]) : max(action[0], place[0])]
    order = "after" if place[0] >= action[1] else "before"
    figure_text = text[figure.facts.start : figure.facts.end]
    near = (
        "adjacent"
        if not between
        else "figure"
        if between.strip() == figure_text
        else "clause"
        if any(c in CLAUSE_MARKS for c in between)
        else "close"
        if len(between) < 3
        else "far"
    )
    action_side = "L" if action[1] <= figure.facts.start else "R"
    return [
        f"a={order}|{near}|{side}|{action_side}",
        f"a-near={near}|{order}",
        f"a-of={order}|{has_particle(figure, action, place):d}",
    ]


def has_particle(figure: Figure, action: Place, place: Place) -> bool:
    """Does 的 stand between the two?"""
    start, end = min(action[1], place[1]), max(action[0], place[0])
    return any(word.type.kind == "of" and start <= word.start and word.end <= end for word in figure.words)


def in_row(figure: Figure, candidate: Candidate) -> list[str]:
    """Its place in a list joined by 、 or 和, held against the place of the figure in a row of values."""
    words, first, end = figure.words, candidate.first, candidate.end
    begin, stop = first, end
    while (
        begin > first - NEAR
        and begin > 0
        and words[begin - 1].type.kind not in ROW_ENDS
        and words[begin - 1].type.tag != "mark"
    ):
        begin -= 1
    while (
        stop < end + NEAR
        and stop < len(words)
        and words[stop].type.kind not in ROW_ENDS
        and words[stop].type.tag != "mark"
    ):
        stop += 1
    joins = [i for i in range(begin, stop) if words[i].type.kind == "conjunction"]
    which, size = figure.row
    place, holds = sum(i < first for i in joins), any(first <= i < end for i in joins)
    members = len(joins) + 1
    if size > 1:
        opens = (
            first == 0 or words[first - 1].type.kind in ("conjunction", "period") or words[first - 1].type.tag == "mark"
        )
        fits = members == size and place == which
        return [f"row-place={members == size:d}|{place == which:d}|{holds:d}", f"row-edge={fits:d}|{opens:d}"]
    if not joins:
        return []
    return [f"list={holds:d}|{'last' if place == members - 1 else 'first' if place == 0 else 'middle'}"]


def row_before(figure: Figure, place: Place) -> list[str]:
    which, size = figure.row
    if size < 2:
        return []
    earlier = figure.all[max(0, figure.number - 16) : figure.number]
    themes = [f.choice("measured") for f in earlier if f.view is figure.view]
    themes = themes[: len(themes) - which] if which else themes
    at = len(themes) - size + which
    found = [f"row-as={0 <= at < len(themes) and themes[at] == place:d}"]
    if which and figure.earlier:
        found.append(f"row-last={figure.earlier[-1].choice('measured') == place:d}")
    return found
