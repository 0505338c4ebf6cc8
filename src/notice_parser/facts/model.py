"""The results of the facts stage: what holds for the notice as a whole."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from notice_parser.spans import Span
from notice_parser.terms import PartKind
from notice_parser.wording.model import PeriodClaim


class InspectionFact(Struct, frozen=True):
    """Who inspected whom, when, and the day of feedback; each None where the text does not state it."""

    type: str | None = None
    inspector: Span | None = None
    inspected: Span | None = None
    period: PeriodClaim | None = None
    feedback_on: tuple[Span, date] | None = None


class ContactFact(Struct, frozen=True):
    """How the notice says that its issuer can be reached."""

    phones: tuple[Span, ...] = ()
    emails: tuple[Span, ...] = ()
    addresses: tuple[Span, ...] = ()
    postcodes: tuple[Span, ...] = ()


class PartFact(Struct, frozen=True, kw_only=True):
    """A notice inside a notice. `sections` are the ids of the topmost sections that stand in it."""

    role: PartKind
    span: Span
    kind: str
    title: Span | None
    document_number: Span | None
    issuers: tuple[Span, ...]
    issued_on: tuple[Span, date] | None
    sections: tuple[str, ...]


class Facts(Struct, frozen=True):
    """The facts of one notice."""

    kind: str
    issued_on: tuple[Span, date] | None = None
    inspection: InspectionFact | None = None
    contact: ContactFact = ContactFact()
    parts: tuple[PartFact, ...] = ()
