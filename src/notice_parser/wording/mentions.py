"""The one scan: guards, contacts and references, then periods, then quantities; each character is claimed once."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from notice_parser.outline.model import Outline
from notice_parser.pack import Pack
from notice_parser.spans import ReadingNote, Source, Span
from notice_parser.wording.amounts import FoundQuantity
from notice_parser.wording.contacts import FoundContact, find_contacts
from notice_parser.wording.guards import find_guards
from notice_parser.wording.long_numbers import find_long_numbers
from notice_parser.wording.periods import Found, Own, find_periods
from notice_parser.wording.quantities import QuantityReader
from notice_parser.wording.references import FoundReference, find_references
from notice_parser.wording.shape import (
    Claim,
    ContactClaim,
    Guard,
    PeriodClaim,
    QuantityClaim,
    ReferenceClaim,
    Wording,
)
from notice_parser.wording.view import CLAIMED, WHOLE, View, blot, make_view

LEAST_ARTICLES = 3


class Named(Struct, frozen=True):
    """What is claimed before periods and numbers are looked for."""

    guards: list[tuple[int, int, str]]
    contacts: list[FoundContact]
    references: list[FoundReference]

    def blot(self, text: str) -> str:
        """A period may be told of a name (a congress 以来), but not of a document or an address."""
        text = blot(text, [Span(start, end) for start, end, _ in self.guards])
        wholes = [Span(contact.start, contact.end) for contact in self.contacts]
        wholes += [Span(reference.start, reference.end) for reference in self.references]
        return blot(text, sorted(wholes), WHOLE)


def find_mentions(source: Source, outline: Outline, pack: Pack, issued_on: date | None) -> Wording:
    """All claims of the text in order. `issued_on` is the date that the user gave."""
    view = make_view(source.text, outline)
    named = find_named(view.text, pack)
    text = named.blot(view.text)
    periods = find_periods(text, pack.periods, own_time(source.text, outline, pack, issued_on))
    text = blot(text, [Span(period.start, period.end) for period in periods])
    too_long = [run for run in find_long_numbers(view.text, pack.numbers.signs) if not is_claimed(text, run)]
    reader = QuantityReader(blot(text, too_long), pack)
    quantities = reader.find()
    claims = to_claims(view, named, periods, quantities)
    places = [*((run.start, run.end) for run in too_long), *reader.too_long]
    notes = tuple(ReadingNote("number_too_long", "warning", (view.span(*place),)) for place in sorted(places))
    return Wording(claims, notes)


def is_claimed(text: str, run: Span) -> bool:
    """Was all of it found to be something else before, such as an address?"""
    return not text[run.start : run.end].strip(CLAIMED + WHOLE)


def find_named(text: str, pack: Pack) -> Named:
    """Guards, contacts and references; of two that meet, a document or address holds what stands in it."""
    references = find_references(text, pack.references)
    contacts = apart(find_contacts(text, pack.contacts), [(item.start, item.end) for item in references])
    larger = sorted([(item.start, item.end) for item in references] + [(item.start, item.end) for item in contacts])
    guards = apart_spans(find_guards(text, pack.guards), larger)
    return Named(guards, contacts, references)


def apart(found: list[FoundContact], taken: list[tuple[int, int]]) -> list[FoundContact]:
    free = set(apart_spans([(item.start, item.end, "") for item in found], taken))
    return [item for item in found if (item.start, item.end, "") in free]


def apart_spans(found: list[tuple[int, int, str]], taken: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Those that do not meet any taken place; both lists are in text order."""
    free, index = [], 0
    for item in found:
        while index < len(taken) and taken[index][1] <= item[0]:
            index += 1
        if index == len(taken) or taken[index][0] >= item[1]:
            free.append(item)
    return free


def own_time(text: str, outline: Outline, pack: Pack, issued_on: date | None) -> Own:
    """The year in the title, if there is one alone, and the notice's date, if not the one given.

    A law is told of no year: 上一年 in it is the year before each deed to come.
    """
    if sum(section.style in pack.modes.planned_styles for section in outline.walk()) >= LEAST_ARTICLES:
        return Own(None, None)
    title = outline.title.of(text) if outline.title else ""
    years = set(pack.periods.title_year.findall(title))
    own = issued_on
    if own is None and outline.signature.date:
        found = find_periods(outline.signature.date.of(text), pack.periods, Own(None, None))
        own = next((period.to for period in found if period.granularity == "day"), None)
    return Own(int(years.pop()) if len(years) == 1 else None, own)


def to_claims(view: View, named: Named, periods: list[Found], quantities: list[FoundQuantity]) -> tuple[Claim, ...]:
    """Places in the view → claims on the source text."""
    held = [(period.start, period.end) for period in periods]
    claims: list[Claim] = []
    for start, end, rule in apart_spans(named.guards, held):
        span = view.span(start, end)
        claims.append(Guard(span.start, span.end, rule))
    for contact in named.contacts:
        span = view.span(contact.start, contact.end)
        claims.append(ContactClaim(span.start, span.end, contact.rule, contact.kind))  # type: ignore[arg-type]
    for reference in named.references:
        span = view.span(reference.start, reference.end)
        number = view.span(*reference.number) if reference.number else None
        title = view.span(*reference.title)
        claims.append(ReferenceClaim(span.start, span.end, "reference", title, number, reference.kind))
    for period in periods:
        span = view.span(period.start, period.end)
        claims.append(
            PeriodClaim(span.start, span.end, period.rule, period.from_, period.to, period.granularity, period.shape)
        )
    claims += [to_quantity(view, quantity) for quantity in quantities]
    return tuple(sorted(claims, key=lambda claim: claim.start))


def to_quantity(view: View, quantity: FoundQuantity) -> QuantityClaim:
    span = view.span(quantity.start, quantity.end)
    unit = view.span(*quantity.unit) if quantity.unit else None
    return QuantityClaim(
        span.start, span.end, quantity.rule, view.place(quantity.lead), quantity.value, quantity.value_max,
        quantity.ratio, unit, quantity.unit_id, quantity.base_value, quantity.base_value_max, quantity.base_unit,
        quantity.kind, quantity.modifier,
    )  # fmt: skip
