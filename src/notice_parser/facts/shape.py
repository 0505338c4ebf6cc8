"""What the facts stage gives: what holds for the notice as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from notice_parser.spans import Span
from notice_parser.wording.shape import PeriodClaim


@dataclass(frozen=True, slots=True)
class InspectionFact:
    """Who inspected whom, when, and the day of feedback; each None where the text does not say."""

    type: str | None = None
    inspector: Span | None = None
    inspected: Span | None = None
    period: PeriodClaim | None = None
    feedback_on: tuple[Span, date] | None = None


@dataclass(frozen=True, slots=True)
class ContactFact:
    """Where the notice says it can be answered."""

    phones: tuple[Span, ...] = ()
    emails: tuple[Span, ...] = ()
    addresses: tuple[Span, ...] = ()
    postcodes: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one notice."""

    kind: str
    issued_on: tuple[Span, date] | None = None
    inspection: InspectionFact | None = None
    contact: ContactFact = ContactFact()
