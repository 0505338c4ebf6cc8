"""A figure in its sentence, with what the frames read of it and what has been chosen so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any

from msgspec import Struct

from notice_parser.readings.words import SentenceView, Word

PREDICATES = frozenset("vnlshuw")  # letters of WordType.verb that can state what was done
VERBS = frozenset("vlsuw")
NEAR = 48  # words on each side of a figure that are looked at, so that time grows with the text
LOOK_BACK = 6  # figures of the sentence whose choices a figure may take over
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
    """`frame` holds what the frames read (None for what they left open); `chosen` what was chosen, by field.

    Quantities of one notice are numbered by `number`; `all` is the list of them.
    """

    def __init__(self, view: SentenceView, index: int, *, number: int, all_figures: list[Figure], facts: Facts) -> None:
        self.view, self.index, self.number, self.all = view, index, number, all_figures
        self.facts = facts
        self.words = view.words
        self.chosen: dict[str, Any] = {}
        self.margins: dict[str, float] = {}
        self.row = (0, 1)
        self.verbs: dict[tuple[int, int], list[int]] = {}
        self.own = view.words[index]
        self.clause = self.own.clause
        begin, stop = view.clause_of(index)
        self.begin, self.stop = max(begin, index - NEAR), min(stop, index + NEAR)

    @cached_property
    def last_figure(self) -> int:
        """The figure before in the clause, else the index before its first word."""
        index = self.index - 1
        while index >= self.begin and self.words[index].type.kind != "figure":
            index -= 1
        return index

    @cached_property
    def next_figure(self) -> int:
        index = self.index + 1
        while index < self.stop and self.words[index].type.kind != "figure":
            index += 1
        return index

    @cached_property
    def before(self) -> Word | None:
        return self.words[self.index - 1] if self.index > self.begin else None

    @cached_property
    def after(self) -> Word | None:
        if self.index + 1 >= len(self.words):
            return None
        word = self.words[self.index + 1]
        return None if word.type.ends_clause and word.type.kind not in ("open", "close") else word

    @cached_property
    def has_noun_after(self) -> bool:
        """Does a word that may be what is counted stand right after it?"""
        return self.after is not None and self.after.type.tag[:1] in "nr" and self.after.type.tag != "figure"

    @cached_property
    def opening(self) -> str:
        return self.view.openings[self.clause]

    @cached_property
    def earlier(self) -> list[Figure]:
        """The figures of the same sentence before this one, the last few."""
        return [f for f in self.all[max(0, self.number - LOOK_BACK) : self.number] if f.view is self.view]

    def choice(self, field: str) -> Any:
        """What was chosen for a field, or what the frames read where nothing was chosen yet."""
        return self.chosen[field] if field in self.chosen else self.facts.frame.get(field)

    def clause_around(self, index: int) -> tuple[int, int]:
        """First word and end of the clause that holds the word at `index`, no farther off than is looked at."""
        begin, stop = self.view.clause_of(index)
        return max(begin, index - NEAR), min(stop, index + NEAR)

    def words_at(self, place: Place) -> tuple[Word, ...]:
        """The words of the sentence that a place covers, wholly or in part."""
        starts, ends = self.view.starts, self.view.ends
        return self.words[bisect_right(ends, place[0]) : bisect_left(starts, place[1])]

    def verbs_of(self, begin: int, stop: int) -> list[int]:
        """Indexes of the words that can state an action, kept by range."""
        found = self.verbs.get((begin, stop))
        if found is None:
            words = self.words
            found = self.verbs[begin, stop] = [i for i in range(begin, stop) if words[i].type.verb in PREDICATES]
        return found

    @cached_property
    def left(self) -> tuple[Word, ...]:
        return self.words[self.last_figure + 1 : self.index]

    @cached_property
    def right(self) -> tuple[Word, ...]:
        return self.words[self.index + 1 : self.next_figure]
