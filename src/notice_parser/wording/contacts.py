"""Phones, mail addresses, postal addresses, post codes → their spans, without the labels."""

from __future__ import annotations

from msgspec import Struct

from notice_parser.pack.contacts import Contacts


class FoundContact(Struct, frozen=True):
    start: int
    end: int
    rule: str
    kind: str


def find_contacts(text: str, contacts: Contacts) -> list[FoundContact]:
    """All contacts in text order."""
    found = []
    for rule, match in contacts.rules.scan(text):
        start, end = match.span("value")
        words = match["value"]
        end -= len(words) - len(words.rstrip())
        found.append(FoundContact(start, end, rule, contacts.kind_of[rule]))
    return found
