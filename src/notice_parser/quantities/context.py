"""What a sentence has set so far and its later clauses inherit: period, actor, scope, theme, plan or report."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from notice_parser.quantities.model import Status
from notice_parser.spans import Span
from notice_parser.wording.model import PeriodClaim
from notice_parser.wording.tokens import Token


class Context(Struct, frozen=True):
    """Frozen: each clause gives the next one.

    `themes` are what the last quantities measured, in order, `theme_unit` the unit they were counted in, `recent` the
    last few of all, and `by_unit` what was measured in which base unit, with its value. `planned`: its heading or the
    words before it set targets; `intended`: a word of plan stood earlier in the sentence; `inside`: the words before it
    opened a whole (28个问题中). `segment` counts the semicolons so far.
    """

    periods: tuple[PeriodClaim, ...] = ()
    actor: Token | None = None
    scope: Span | None = None
    themes: tuple[Span, ...] = ()
    action: Span | None = None
    status: Status | None = None
    theme_unit: str | None = None
    recent: tuple[Span, ...] = ()
    by_unit: tuple[tuple[str | None, Span, Decimal | None], ...] = ()
    basis: Span | None = None
    planned: bool = False
    inside: bool = False
    intended: bool = False
    segment: int = 0

    def after_semicolon(self) -> Context:
        """；ends what was only intended, and a deadline with it; a goal set for the sentence stays, with its year."""
        periods = tuple(period for period in self.periods if period.shape != "until" or self.is_goal(period))
        return replace(self, intended=False, periods=periods, segment=self.segment + 1)

    def is_goal(self, period: PeriodClaim) -> bool:
        """到2027年: does the year say when the goal of the sentence is reached?"""
        return self.planned and period.granularity == "year"

    def for_lead(self) -> Context:
        """What the points after 一是 inherit from the words before it."""
        return replace(self, themes=(), action=None, basis=None, recent=(), by_unit=())

    def theme_in(self, unit: str | None, value: Decimal | None) -> Span | None:
        """What was last measured in this unit by a quantity that can hold the value, else by the last one."""
        known = [(measured, most) for base, measured, most in reversed(self.by_unit) if base == unit]
        able = (measured for measured, most in known if value is None or most is None or most >= value)
        return next(able, known[0][0] if known else None)
