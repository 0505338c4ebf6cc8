"""signature.yaml → the forms of the block that signs a notice, compiled."""

from __future__ import annotations

import regex
from msgspec import Struct

from notice_parser.pack.reading import PackReader, Schema

FILE = "signature.yaml"
Pattern = regex.Pattern[str]


class SignedExample(Schema):
    """A text with the signers and the day that must be read from it."""

    text: str
    issuers: tuple[str, ...]
    date: str | None


class SignatureRule(Schema):
    """The forms as the file tells them."""

    day: str
    date_line: str
    dotted_line: str
    signed_line: str
    glued: str
    seal: str
    person: str
    between: str
    told_line: str
    most_signers: int
    match: tuple[SignedExample, ...] = ()


class SignatureFile(Schema):
    """signature.yaml as a whole."""

    signature: SignatureRule


class SignatureRules(Struct, frozen=True):
    """Patterns of date lines and signers; `day` has the groups year, month and day."""

    day: Pattern
    date_line: Pattern
    dotted_line: Pattern
    signed_line: Pattern
    glued: Pattern
    seal: Pattern
    person: Pattern
    between: Pattern
    told_line: Pattern
    most_signers: int
    examples: tuple[SignedExample, ...]


def load_signature(reader: PackReader) -> SignatureRules:
    """Read signature.yaml. Faults are noted with the reader."""
    rule = reader.read(FILE, SignatureFile).signature
    names = ("day", "date_line", "dotted_line", "signed_line", "glued", "seal", "person", "between", "told_line")
    compiled = {name: reader.compile(FILE, ("signature", name), name, getattr(rule, name)) for name in names}
    return SignatureRules(**compiled, most_signers=rule.most_signers, examples=rule.match)
