"""Ledgers: columns that state who is responsible, by when, and how far it is, for the quantities of their row."""

from __future__ import annotations

from bisect import bisect_left

import regex
from msgspec import Struct
from msgspec.structs import replace

from notice_parser.outline.model import Outline
from notice_parser.pack.tables import TableRules
from notice_parser.quantities.model import PeriodFound, Role, Statement, Status, StatusFound
from notice_parser.quantities.origins import Origin, PeriodOrigin, StatusOrigin
from notice_parser.quantities.table_grid import Row, find_runs
from notice_parser.quantities.table_heads import HeadReader
from notice_parser.spans import Span
from notice_parser.wording.model import PeriodClaim

# The rows among which the heads of a ledger stand.
DEEPEST_HEAD = 3
FEWEST_COLUMNS = 2
LONGEST_ACTOR = 40
# Plans that are read from what stands around a sentence, not in it.
FROM_OUTSIDE = frozenset(
    {StatusOrigin.PLAN_DEADLINE, StatusOrigin.PLAN_HEADING, StatusOrigin.PLAN_EARLIER, StatusOrigin.INHERITED}
)


class Ledger(Struct, frozen=True):
    """The columns of a ledger; None for one that it has not."""

    actor: int | None
    deadline: int | None
    progress: int | None

    @property
    def columns(self) -> tuple[int | None, ...]:
        return self.actor, self.deadline, self.progress


def read_ledgers(text: str, outline: Outline, heads: HeadReader, statements: list[Statement]) -> None:
    """Fill in the statements of quantities that stand in sentences of a ledger's cells; they are in text order."""
    starts = [statement.figure.start for statement in statements]
    for _, run in find_runs(text, outline):
        found = find_ledger(text, run, heads.rules)
        if found is None:
            continue
        ledger, head = found
        for row in run[head + 1 :]:
            filler = RowFiller(text, heads, ledger, row)
            for index, cell in enumerate(row):
                if cell is None or index in (ledger.actor, ledger.deadline):
                    continue
                for statement in statements[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)]:
                    if index == ledger.progress:
                        filler.fill_progress(statement, cell)
                    else:
                        filler.fill(statement, cell)


def find_ledger(text: str, run: list[Row], rules: TableRules) -> tuple[Ledger, int] | None:
    """The columns of a ledger and the lowest row of its heads; at least two of them make one."""
    heads = run[:DEEPEST_HEAD]
    places = [find_column(text, heads, pattern) for pattern in (rules.responsible, rules.deadline, rules.progress)]
    known = [place for place in places if place is not None]
    if len(known) < FEWEST_COLUMNS:
        return None
    actor, deadline, progress = (None if place is None else place[1] for place in places)
    return Ledger(actor, deadline, progress), max(row for row, _ in known)


def find_column(text: str, heads: list[Row], pattern: regex.Pattern[str]) -> tuple[int, int] | None:
    """The row and the column of the first head that the pattern matches."""
    return next(
        (
            (at, column)
            for at, row in enumerate(heads)
            for column, cell in enumerate(row)
            if cell is not None and pattern.search(cell.of(text))
        ),
        None,
    )


class RowFiller:
    """What the cells of one row of a ledger state."""

    def __init__(self, text: str, heads: HeadReader, ledger: Ledger, row: Row) -> None:
        actor, deadline, progress = (
            row[column] if column is not None and column < len(row) else None for column in ledger.columns
        )
        self.actor = actor if actor is not None and len(actor) <= LONGEST_ACTOR else None
        period = heads.period_in(deadline) if deadline is not None else None
        self.period = until(period) if period is not None else None
        self.status = read_progress(text, progress, heads.rules) if progress is not None else None

    def fill(self, statement: Statement, cell: Span) -> None:
        """Put what the row states into the statement of a quantity in a cell; what the cell itself says stays."""
        self.fill_actor(statement, cell)
        if not has_own_period(statement, cell):
            statement.period = PeriodFound(self.period, False, PeriodOrigin.TABLE) if self.period is not None else None
        if self.status is not None and not statement.level and statement.action is not None:
            statement.status_found = StatusFound(self.status, StatusOrigin.COLUMN)
            statement.stated |= {"status"}

    def fill_progress(self, statement: Statement, cell: Span) -> None:
        """The cell of progress states what was done: the deadline is not its period and makes nothing a plan."""
        self.fill_actor(statement, cell)
        if has_own_period(statement, cell):
            return
        statement.period = None
        found = statement.status_found
        if found is not None and found.value == "planned" and found.origin in FROM_OUTSIDE:
            statement.status_found = StatusFound("done", StatusOrigin.COLUMN)
            statement.stated |= {"status"}

    def fill_actor(self, statement: Statement, cell: Span) -> None:
        if self.actor is not None and not statement.level and not is_in(statement.actor, cell):
            statement.actor = Role(self.actor, Origin.COLUMN)
        if not is_in(statement.scope, cell):
            statement.scope = None
        statement.stated |= {"actor", "scope", "period"}


def has_own_period(statement: Statement, cell: Span) -> bool:
    return statement.period is not None and cell.holds(statement.period.claim.span)


def until(period: PeriodClaim) -> PeriodClaim:
    """A deadline that is stated as a day, month or year alone, as the time until its end."""
    first, last = period.from_, period.to
    if first is None or last is None or period.shape != "span":
        return period
    is_whole = {
        "day": first == last,
        "month": (first.year, first.month) == (last.year, last.month),
        "quarter": True,
        "half_year": True,
        "year": first.year == last.year,
    }
    return replace(period, from_=None, shape="until") if is_whole.get(period.granularity or "") else period


def is_in(role: Role | None, cell: Span) -> bool:
    return role is not None and cell.holds(role.span)


def read_progress(text: str, cell: Span, rules: TableRules) -> Status | None:
    """The status that a cell of progress states."""
    words = cell.of(text)
    if rules.not_done.search(words):
        return "not_done"
    if rules.ongoing.search(words):
        return "ongoing"
    return "done" if rules.done.search(words) else None
