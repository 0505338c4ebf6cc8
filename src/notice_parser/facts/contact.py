"""The telephone numbers, mail addresses, postal addresses and postcodes among the claims of the wording stage."""

from __future__ import annotations

from notice_parser.facts.model import ContactFact
from notice_parser.spans import Span
from notice_parser.wording.model import ContactKind, Wording


def find_contact(wording: Wording) -> ContactFact:
    """The contact claims by kind, in text order."""

    def of(kind: ContactKind) -> tuple[Span, ...]:
        return tuple(claim.span for claim in wording.contacts if claim.kind == kind)

    return ContactFact(of("phone"), of("email"), of("address"), of("postcode"))
