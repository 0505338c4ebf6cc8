"""patterns/contacts.yaml → Contacts: phones, addresses, post codes; each rule has a group `value`."""

from __future__ import annotations

from notice_parser.pack.contacts import Contacts
from notice_parser.pack.loading.alternatives import join_rules
from notice_parser.pack.loading.reader import PackReader, PatternRule, Schema

CONTACTS_FILE = "contacts.yaml"
KINDS = ("phone", "email", "address", "postcode")


class ContactRule(PatternRule):
    kind: str


class ContactsFile(Schema):
    contacts: tuple[ContactRule, ...]


def load_contacts(reader: PackReader) -> Contacts:
    file = reader.read(CONTACTS_FILE, ContactsFile)
    for index, rule in enumerate(file.contacts):
        if rule.kind not in KINDS:
            reader.fault(CONTACTS_FILE, ("contacts", index, "kind"), f"one of {', '.join(KINDS)}", rule.id)
    return Contacts(
        join_rules(reader, CONTACTS_FILE, "contacts", file.contacts),
        {rule.id: rule.kind for rule in file.contacts},
    )
