"""A figure in its sentence, with what the frames read of it and what has been chosen so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from msgspec import Struct

from notice_parser.readings.lexicon import WordType
from notice_parser.readings.word_roles import NO_ACT
from notice_parser.readings.words import SentenceView, Word

NEAR = 48  # words on each side of a figure that are looked at, so that time grows with the text
LOOK_BACK = 6  # figures of the sentence whose choices a figure may take over
FIGURE = "f"  # the letter of a figure (word_roles.py)
Place = tuple[int, int]  # start and end in the text


class PeriodFacts(Struct, frozen=True):
    """The period that the frames gave a figure: its shape and precision, and the ISO date that it ends on."""

    shape: str
    granularity: str | None
    to: str | None


class Facts(Struct, frozen=True):
    """What is known of a quantity before its evidence is weighed.

    `frame` is what the frames read, by field: spans as places, the status, the number of the whole. `frames_count` is
    False where the text is one that the frames were made from, so that nothing is learnt from their being right there.
    `is_planned`: a word beside the action says that it is planned, which no other evidence outweighs. `aligned` are the
    fields that a list of the length of the row of values gave (分别).
    """

    start: int
    end: int
    kind: str
    unit: str
    base_unit: str | None
    base_value: Decimal | None
    has_change: bool
    has_per: bool
    modifier: str | None
    period: PeriodFacts | None
    frame: Mapping[str, Any]
    frame_id: str
    frames_count: bool = True
    is_planned: bool = False
    aligned: frozenset[str] = frozenset()


class Figure:
    """`chosen` holds what was chosen, by field, `facts.frame` what the frames read (None for what they left open);
    `seconds` holds what came next to it, where more than one reading was weighed.

    Quantities of one notice are numbered by `number`; `all` is the list of them, complete up to this one when it is
    made. `begin` and `stop` bound its clause, no farther off than is looked at; `last_figure` and `next_figure` are the
    figures beside it there, else the indexes beside that range; `left` and `right` the words up to them, `before` and
    `after` the words beside it; `earlier` the last few figures of its sentence.
    """

    def __init__(self, view: SentenceView, index: int, *, number: int, all_figures: list[Figure], facts: Facts) -> None:
        self.view, self.index, self.number, self.all = view, index, number, all_figures
        self.facts, self.frame, self.words = facts, facts.frame, view.words
        self.chosen: dict[str, Any] = {}
        self.margins: dict[str, float] = {}
        self.seconds: dict[str, Any] = {}
        self.row = (0, 1)
        self.kept: dict[str, Any] = {}  # what evidence has made once for this figure
        self.verbs: dict[tuple[int, int], list[int]] = {}
        self.own = view.words[index]
        self.clause = self.own.clause
        self.opening = view.openings[self.clause]
        begin, stop = view.clause_of(index)
        self.begin, self.stop = max(begin, index - NEAR), min(stop, index + NEAR)
        last, following = view.letters.rfind(FIGURE, self.begin, index), view.letters.find(FIGURE, index + 1, self.stop)
        self.last_figure = last if last >= 0 else self.begin - 1
        self.next_figure = following if following >= 0 else self.stop
        self.left, self.right = self.words[self.last_figure + 1 : index], self.words[index + 1 : self.next_figure]
        self.before = self.words[index - 1] if index > self.begin else None
        self.after = word_after(self.words, index)
        self.earlier = [f for f in all_figures[max(0, number - LOOK_BACK) : number] if f.view is view]

    @property
    def has_noun_after(self) -> bool:
        """Does a word that may be what is counted stand right after it?"""
        return self.after is not None and self.after.type.tag[:1] in "nr" and self.after.type.tag != "figure"

    def choice(self, field: str) -> Any:
        """What was chosen for a field, or what the frames read where nothing was chosen yet."""
        return self.chosen[field] if field in self.chosen else self.frame.get(field)

    def clause_around(self, index: int) -> tuple[int, int]:
        """First word and end of the clause that holds the word at `index`, no farther off than is looked at."""
        begin, stop = self.view.clause_of(index)
        return max(begin, index - NEAR), min(stop, index + NEAR)

    def types_at(self, place: Place) -> tuple[WordType, ...]:
        """The types of the words of the sentence that a place covers, wholly or in part."""
        starts, ends = self.view.starts, self.view.ends
        return self.view.types[bisect_right(ends, place[0]) : bisect_left(starts, place[1])]

    def verbs_of(self, begin: int, stop: int) -> list[int]:
        """Indexes of the words that can state an action, kept by range."""
        found = self.verbs.get((begin, stop))
        if found is None:
            acts = self.view.acts
            found = self.verbs[begin, stop] = [i for i in range(begin, stop) if acts[i] != NO_ACT]
        return found


def word_after(words: tuple[Word, ...], index: int) -> Word | None:
    """The next word, unless it ends the clause; a bracket does not."""
    if index + 1 >= len(words):
        return None
    word = words[index + 1]
    return None if word.type.ends_clause and word.type.kind not in ("open", "close") else word
