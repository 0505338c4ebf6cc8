"""What the wording stage gives: claims on the text, each character claimed at most once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from notice_parser.spans import Finding, Span

ContactKind = Literal["phone", "email", "address", "postcode"]


class Claim(Struct, frozen=True):
    """A span of text that a rule has claimed, so that no later rule may read it otherwise."""

    start: int
    end: int
    rule: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Guard(Claim, frozen=True):
    """A name, slogan or number that is not a quantity: 二十届三中全会, 12345热线."""


class ContactClaim(Claim, frozen=True):
    """A phone number, mail address, post code or postal address (without its label)."""

    kind: ContactKind


class ReferenceClaim(Claim, frozen=True):
    """《…》 with the document number that follows it; the claim itself ends with 》."""

    title: Span
    number: Span | None
    kind: str


class PeriodClaim(Claim, frozen=True):
    """A date or period expression, resolved as far as the text allows."""

    from_: date | None
    to: date | None
    granularity: str | None
    shape: str


class QuantityClaim(Claim, frozen=True):
    """A number with its unit. `lead` is where the modifier before it begins (近, 不少于), else `start`."""

    lead: int
    value: Decimal | None
    value_max: Decimal | None
    ratio: tuple[Decimal, ...] | None
    unit: Span | None
    unit_id: str
    base_value: Decimal | None
    base_value_max: Decimal | None
    base_unit: str | None
    kind: str
    modifier: str | None


class Wording(Struct, frozen=True):
    """All claims in text order."""

    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def periods(self) -> tuple[PeriodClaim, ...]:
        return tuple(c for c in self.claims if isinstance(c, PeriodClaim))

    @property
    def quantities(self) -> tuple[QuantityClaim, ...]:
        return tuple(c for c in self.claims if isinstance(c, QuantityClaim))

    @property
    def references(self) -> tuple[ReferenceClaim, ...]:
        return tuple(c for c in self.claims if isinstance(c, ReferenceClaim))

    @property
    def contacts(self) -> tuple[ContactClaim, ...]:
        return tuple(c for c in self.claims if isinstance(c, ContactClaim))
