"""What a sentence has set so far and its later clauses take: period, actor, scope, theme, plan or report."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from notice_parser.spans import Span
from notice_parser.wording.model import PeriodClaim
from notice_parser.wording.tokens import Token


class Context(Struct, frozen=True):
    """Frozen: each clause gives the next one. `themes` are what the last figures measured, in order."""

    periods: tuple[PeriodClaim, ...] = ()
    actor: Token | None = None
    scope: Span | None = None
    themes: tuple[Span, ...] = ()
    action: Span | None = None
    status: str | None = None
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
        """What the words before 一是 hand on to the points after them."""
        return replace(self, themes=(), action=None, basis=None, recent=(), by_unit=())

    def theme_in(self, unit: str | None, value: Decimal | None) -> Span | None:
        """What was last measured in this unit by a figure that can hold the value, else by the last one."""
        told = [(measured, most) for known, measured, most in reversed(self.by_unit) if known == unit]
        able = (measured for measured, most in told if value is None or most is None or most >= value)
        return next(able, told[0][0] if told else None)
