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
    for match in contacts.rules.pattern.finditer(text):
        rule = contacts.rules.rule(match)
        start, end = match.span("value")
        words = match["value"]
        end -= len(words) - len(words.rstrip())
        found.append(FoundContact(start, end, rule, contacts.kind_of[rule]))
    return found
