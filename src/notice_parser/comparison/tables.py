"""A comparison → tables of words for people: what is open first, each figure with its section."""

from __future__ import annotations

from msgspec import Struct

from notice_parser.comparison.model import Answer, ComparedFigure, Comparison, Pair, Promise
from notice_parser.notice import Notice, Number, Quote, as_json_number
from notice_parser.pack.compare import CompareRules
from notice_parser.writers.one_line import on_one_line
from notice_parser.writers.walk import path_text, walk

LONGEST = 60
CUT = "…"


class Cell(Struct, frozen=True):
    """Words, the quote that they come from, and which notice that is a quote of (0: OLD, 1: NEW); else a number with
    its unit, which the words hold too.
    """

    words: str
    quote: Quote | None = None
    side: int = 0
    number: Number | None = None
    unit: str = ""


class Table(Struct, frozen=True):
    """`key` names the table; `heads` are the words of its columns."""

    key: str
    title: str
    heads: list[str]
    rows: list[list[Cell]]


class Compared(Struct, frozen=True):
    """Two notices and their comparison."""

    old: Notice
    new: Notice
    comparison: Comparison


def tables_of(compared: Compared, rules: CompareRules) -> list[Table]:
    """The tables that have rows, problems without an answer and items without a problem first."""
    comparison, notices = compared.comparison, (compared.old, compared.new)
    paths = tuple({path[-1].id: path_text(path) for path in walk(each.sections)} for each in notices)
    units = {one.id: one.base_unit or "" for one in compared.new.quantities}
    maker = TableMaker(rules, paths, units)
    open_ones = [answer for answer in comparison.problems if answer.item is None]
    answered = [answer for answer in comparison.problems if answer.item is not None]
    made = [
        maker.table("unanswered", ["problem", "old_section"], [maker.problem(each) for each in open_ones]),
        maker.table("items_without_problem", ["item"], [[cell(each, 1)] for each in comparison.items_without_problem]),
        maker.table("problems", ["problem", "old_section", "item"], [maker.answer(each) for each in answered]),
        maker.table("pairs", PAIR_COLUMNS, [maker.pair(each) for each in comparison.pairs]),
        maker.table("promises", PROMISE_COLUMNS, [maker.promise(each) for each in comparison.promises]),
        maker.table("only_old", ["old", "old_section"], [maker.figure(each, 0) for each in comparison.only_old]),
        maker.table("only_new", ["new", "new_section"], [maker.figure(each, 1) for each in comparison.only_new]),
    ]
    return [table for table in made if table.rows]


PAIR_COLUMNS = [
    "indicator",
    "old",
    "new",
    "difference",
    "percent",
    "stated",
    "agrees",
    "doubtful",
    "old_section",
    "new_section",
]
PROMISE_COLUMNS = ["indicator", "target", "new", "verdict", "old_section", "new_section"]


def cell(quote: Quote, side: int) -> Cell:
    words = on_one_line(quote.text)
    return Cell(words if len(words) <= LONGEST else words[:LONGEST] + CUT, quote, side)


def number(value: Number | None, unit: str = "") -> Cell:
    return Cell("" if value is None else f"{as_json_number(value):,}{unit}", number=value, unit=unit)


class TableMaker(Struct, frozen=True):
    """The words of the rules, the markers of the sections of both notices by their ids, the base units of NEW."""

    rules: CompareRules
    paths: tuple[dict[str, str], ...]
    units: dict[str, str]

    def table(self, key: str, columns: list[str], rows: list[list[Cell]]) -> Table:
        return Table(key, self.rules.heads[key], [self.rules.heads[column] for column in columns], rows)

    def place(self, section: str | None, side: int) -> Cell:
        return Cell(self.paths[side].get(section or "", ""))

    def figure(self, one: ComparedFigure, side: int) -> list[Cell]:
        return [cell(one, side), self.place(one.section, side)]

    def problem(self, answer: Answer) -> list[Cell]:
        return [cell(answer.problem, 0), self.place(answer.section, 0)]

    def answer(self, answer: Answer) -> list[Cell]:
        words = self.rules.words["between"].join(cell(item, 1).words for item in answer.items)
        return [*self.problem(answer), Cell(words, answer.item, 1)]

    def pair(self, pair: Pair) -> list[Cell]:
        words = self.rules.words
        said = "" if pair.agrees is None else words["agrees" if pair.agrees else "differs"]
        return [
            Cell(pair.label),
            cell(pair.old, 0),
            cell(pair.new, 1),
            number(pair.difference, self.units.get(pair.new.id, "")),
            number(pair.percent, "" if pair.percent is None else "%"),
            cell(pair.stated, 1) if pair.stated else Cell(""),
            Cell(said),
            Cell(words["doubtful"] if pair.doubtful else ""),
            self.place(pair.old.section, 0),
            self.place(pair.new.section, 1),
        ]

    def promise(self, promise: Promise) -> list[Cell]:
        return [
            Cell(promise.label),
            cell(promise.old, 0),
            cell(promise.new, 1) if promise.new else Cell(""),
            Cell(self.rules.words[promise.verdict]),
            self.place(promise.old.section, 0),
            self.place(promise.new.section if promise.new else None, 1),
        ]
