"""patterns/contacts.yaml → phones, addresses, post codes; each rule has a group `value`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from notice_parser.messages import say
from notice_parser.pack.alternatives import Alternatives
from notice_parser.pack.schema import PatternRule, Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader

FILE = "contacts.yaml"
KINDS = ("phone", "email", "address", "postcode")


class ContactRule(PatternRule, frozen=True, kw_only=True):
    kind: str


class ContactsFile(Schema, frozen=True):
    contacts: tuple[ContactRule, ...]


class Contacts(Struct, frozen=True):
    """`kind_of` maps the id of a rule to the kind of contact that it finds."""

    rules: Alternatives
    kind_of: dict[str, str]


def load_contacts(reader: PackReader) -> Contacts:
    """Read contacts.yaml."""
    file = reader.open(FILE, ContactsFile)
    rules = file.data.contacts
    for index, rule in enumerate(rules):
        if rule.kind not in KINDS:
            file.error(("contacts", index, "kind"), say("one of {names}", names=list(KINDS)), rule.id)
    return Contacts(file.alternatives("contacts", rules), {rule.id: rule.kind for rule in rules})
