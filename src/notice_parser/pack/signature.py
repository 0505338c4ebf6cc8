"""patterns/signature.yaml → the forms of the block that signs a notice, compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from notice_parser.pack.schema import Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader

FILE = "signature.yaml"


class SignedExample(Schema, frozen=True):
    """A text with the signers and the day that must be read from it."""

    text: str
    issuers: tuple[str, ...]
    date: str | None


class SignatureRule(Schema, frozen=True):
    """The forms as the file states them."""

    day: str
    date_line: str
    dotted_line: str
    signed_line: str
    glued: str
    seal: str
    person: str
    between: str
    meeting_line: str
    most_signers: int
    match: tuple[SignedExample, ...] = ()


class SignatureFile(Schema, frozen=True):
    """signature.yaml as a whole."""

    signature: SignatureRule


Pattern = regex.Pattern[str]


class SignatureRules(Struct, frozen=True):
    """Patterns of date lines and signers; `day` has the groups year, month and day.

    `last_signs` are those that a line with a day at its end can end with, in whichever form; None: any.
    """

    day: Pattern
    date_line: Pattern
    dotted_line: Pattern
    signed_line: Pattern
    glued: Pattern
    seal: Pattern
    person: Pattern
    between: Pattern
    meeting_line: Pattern
    most_signers: int
    last_signs: frozenset[str] | None


def load_signature(reader: PackReader) -> SignatureRules:
    """Read signature.yaml."""
    file = reader.open(FILE, SignatureFile)
    rule = file.data.signature
    names = ("day", "date_line", "dotted_line", "signed_line", "glued", "seal", "person", "between", "meeting_line")
    compiled = {name: file.compile(("signature", name), name, getattr(rule, name)) for name in names}
    dated = (compiled["date_line"], compiled["dotted_line"], compiled["signed_line"], compiled["glued"])
    return SignatureRules(**compiled, most_signers=rule.most_signers, last_signs=file.last_characters(*dated))
