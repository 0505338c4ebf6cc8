"""The quantities of a notice as what comparison looks at: a name, what kind of figure, for what and for how long."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from msgspec import Struct

from notice_parser.comparison.indicator import indicator
from notice_parser.comparison.model import ComparedFigure
from notice_parser.notice import Notice, Quantity, Section
from notice_parser.pack import Pack
from notice_parser.pack.compare import CompareRules
from notice_parser.pack.modes import Modes
from notice_parser.writers.walk import walk

HEAD_LENGTH, LONGEST_HEADING = 2, 40
PARTS = ("partition", "subset")
Bucket = tuple[str, str | None, bool, str | None]


class Candidate(Struct, frozen=True, eq=False):
    """A quantity with its name; `bucket` is what must be equal, `letters` the characters of the name in any order."""

    figure: Quantity
    index: int
    name: str
    letters: Counter[str]
    bucket: Bucket
    scope: str
    is_change: bool
    is_part: bool
    is_target: bool

    @property
    def value(self) -> Decimal | None:
        return self.figure.base_value

    @property
    def is_reported(self) -> bool:
        return not self.is_target

    @property
    def title(self) -> str:
        """The name for people: of a change with the word that states it (地区生产总值增长)."""
        change = self.figure.change
        word = "".join(change.quote.text.split()) if change and self.is_change else ""
        return self.name if not word or word in self.name else f"{self.name}{word}"

    @property
    def key(self) -> str:
        return "".join(sorted(self.letters.elements()))

    @property
    def head(self) -> str:
        """The end of what is measured: the head of a Chinese noun phrase stands last."""
        measured = self.figure.measured
        return ("".join(measured.text.split()) if measured else self.name)[-HEAD_LENGTH:]

    @property
    def granularity(self) -> str | None:
        """That of the figure's own period; one inherited from a clause before says little."""
        period = self.figure.period
        return period.granularity if period and not period.inherited else None

    def shown(self) -> ComparedFigure:
        one = self.figure
        return ComparedFigure(text=one.text, start=one.start, end=one.end, id=one.id, section=one.section)


def candidates_of(notice: Notice, pack: Pack) -> list[Candidate]:
    """Every quantity in text order."""
    by_id = {figure.id: figure for figure in notice.quantities}
    planned = planned_sections(notice.sections, pack.modes)
    return [
        make_candidate(
            index, figure, by_id, pack.compare, is_target=figure.status == "planned" or figure.section in planned
        )
        for index, figure in enumerate(notice.quantities)
    ]


def planned_sections(sections: list[Section], modes: Modes) -> frozenset[str]:
    """The ids of the sections that the innermost heading that says so makes plans of."""
    found = set()
    for path in walk(sections):
        said = (modes.of_heading(each.heading.text[:LONGEST_HEADING]) for each in reversed(path) if each.heading)
        if next((each for each in said if each is not None), False):
            found.add(path[-1].id)
    return frozenset(found)


def make_candidate(
    index: int, figure: Quantity, by_id: dict[str, Quantity], rules: CompareRules, *, is_target: bool
) -> Candidate:
    name = indicator(figure, by_id)
    words = rules.stop_words.sub("", name) or name
    change = figure.change
    is_change = change is not None and change.from_ is None and not rules.reaches.search(change.quote.text)
    return Candidate(
        figure=figure,
        index=index,
        name=name,
        letters=Counter(words),
        bucket=(figure.kind, figure.base_unit, is_change, figure.per),
        scope=scope_of(figure, rules),
        is_change=is_change,
        is_part=is_part_without_name(figure, by_id),
        is_target=is_target,
    )


def is_part_without_name(figure: Quantity, by_id: dict[str, Quantity]) -> bool:
    """Is the figure a part of another that it takes its name from? (受理98件，其中上半年41件)"""
    if figure.part_role not in PARTS:
        return False
    whole = by_id.get(figure.part_of) if figure.part_of else None
    return whole is None or figure.action is None or figure.action.start < whole.end


def scope_of(figure: Quantity, rules: CompareRules) -> str:
    """The scope's words; empty for the whole that the notice is about."""
    scope = "".join(figure.scope.text.split()) if figure.scope else ""
    return "" if rules.whole_scope.search(scope) else scope
