"""Phones, mail addresses, postal addresses, post codes → their places, without the labels."""

from __future__ import annotations

from dataclasses import dataclass

from notice_parser.pack.contacts import Contacts


@dataclass(frozen=True, slots=True)
class FoundContact:
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
