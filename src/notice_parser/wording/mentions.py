"""The one scan: guards, contacts and references, then periods, then quantities; each character is claimed once."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from notice_parser.outline.model import Outline
from notice_parser.pack import Pack
from notice_parser.spans import Finding, Source, Span
from notice_parser.wording.amounts import FoundQuantity
from notice_parser.wording.contacts import FoundContact, find_contacts
from notice_parser.wording.guards import find_guards
from notice_parser.wording.long_numbers import find_long_numbers
from notice_parser.wording.model import (
    Claim,
    ContactClaim,
    Guard,
    PeriodClaim,
    QuantityClaim,
    ReferenceClaim,
    Wording,
)
from notice_parser.wording.own_time import find_notice_time
from notice_parser.wording.periods import FoundPeriod, find_periods
from notice_parser.wording.quantities import QuantityReader
from notice_parser.wording.references import FoundReference, find_references
from notice_parser.wording.view import CLAIMED, WHOLE, View, make_view, mask, paragraph_ends


class Named(Struct, frozen=True):
    """What is claimed before periods and numbers are looked for."""

    guards: list[tuple[int, int, str]]
    contacts: list[FoundContact]
    references: list[FoundReference]

    def mask_in(self, text: str) -> str:
        """The text with these masked: a period may follow a name (a congress 以来), not a document or an address."""
        text = mask(text, [Span(start, end) for start, end, _ in self.guards])
        wholes = [Span(contact.start, contact.end) for contact in self.contacts]
        wholes += [Span(reference.start, reference.end) for reference in self.references]
        return mask(text, sorted(wholes), WHOLE)


def find_mentions(source: Source, outline: Outline, pack: Pack, issued_on: date | None) -> Wording:
    """All claims of the text in order. `issued_on` is the date that the user gave."""
    view = make_view(source.text, outline)
    named = find_named(view.text, pack)
    text = named.mask_in(view.text)
    own_time = find_notice_time(source, outline, pack, issued_on)
    periods = find_periods(text, pack.periods, own_time, paragraph_ends(view, source.text))
    text = mask(text, [Span(period.start, period.end) for period in periods])
    too_long = [run for run in find_long_numbers(view.text, pack.numbers.signs) if not is_claimed(text, run)]
    reader = QuantityReader(mask(text, too_long), pack)
    quantities = [one for one in reader.find() if outline.states_figures(view.offset(one.start))]
    claims = to_claims(view, named, periods, quantities)
    spans = [*((run.start, run.end) for run in too_long), *reader.too_long]
    notes = tuple(Finding("number_too_long", "warning", (view.span(*span),)) for span in sorted(spans))
    return Wording(claims, notes)


def is_claimed(text: str, run: Span) -> bool:
    """Was all of it found to be something else before, such as an address?"""
    return not text[run.start : run.end].strip(CLAIMED + WHOLE)


def find_named(text: str, pack: Pack) -> Named:
    """Guards, contacts and references; of two that overlap, the document or address is kept."""
    references = find_references(text, pack.references)
    contacts = free_contacts(find_contacts(text, pack.contacts), [(item.start, item.end) for item in references])
    larger = sorted([(item.start, item.end) for item in references] + [(item.start, item.end) for item in contacts])
    guards = free_spans(find_guards(text, pack.guards), larger)
    return Named(guards, contacts, references)


def free_contacts(found: list[FoundContact], taken: list[tuple[int, int]]) -> list[FoundContact]:
    free = set(free_spans([(item.start, item.end, "") for item in found], taken))
    return [item for item in found if (item.start, item.end, "") in free]


def free_spans(found: list[tuple[int, int, str]], taken: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Those that overlap no taken span; both lists are in text order."""
    free, index = [], 0
    for item in found:
        while index < len(taken) and taken[index][1] <= item[0]:
            index += 1
        if index == len(taken) or taken[index][0] >= item[1]:
            free.append(item)
    return free


def to_claims(
    view: View, named: Named, periods: list[FoundPeriod], quantities: list[FoundQuantity]
) -> tuple[Claim, ...]:
    """Spans in the view → claims on the source text."""
    taken = [(period.start, period.end) for period in periods]
    claims: list[Claim] = []
    for start, end, rule in free_spans(named.guards, taken):
        span = view.span(start, end)
        claims.append(Guard(span.start, span.end, rule))
    for contact in named.contacts:
        span = view.span(contact.start, contact.end)
        claims.append(ContactClaim(span.start, span.end, contact.rule, contact.kind))  # type: ignore[arg-type]
    for reference in named.references:
        span = view.span(reference.start, reference.end)
        number = view.span(*reference.number) if reference.number else None
        title = view.span(*reference.title)
        claims.append(
            ReferenceClaim(span.start, span.end, "reference", title=title, number=number, kind=reference.kind)
        )
    for period in periods:
        words = view.text[period.start : period.end].rstrip()
        span = view.span(period.start, period.start + len(words))
        claims.append(
            PeriodClaim(
                span.start,
                span.end,
                period.rule,
                from_=period.from_,
                to=period.to,
                granularity=period.granularity,
                shape=period.shape,
            )
        )
    claims += [to_quantity(view, quantity) for quantity in quantities]
    return tuple(sorted(claims, key=lambda claim: claim.start))


def to_quantity(view: View, quantity: FoundQuantity) -> QuantityClaim:
    span = view.span(quantity.start, quantity.end)
    unit = view.span(*quantity.unit) if quantity.unit else None
    return QuantityClaim(
        start=span.start,
        end=span.end,
        rule=quantity.rule,
        lead=view.offset(quantity.lead),
        value=quantity.value,
        value_max=quantity.value_max,
        ratio=quantity.ratio,
        unit=unit,
        unit_id=quantity.unit_id,
        base_value=quantity.base_value,
        base_value_max=quantity.base_value_max,
        base_unit=quantity.base_unit,
        kind=quantity.kind,
        modifier=quantity.modifier,
    )
