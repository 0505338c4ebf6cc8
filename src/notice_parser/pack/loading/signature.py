"""signature.yaml → the forms of the block that signs a notice, compiled."""

from __future__ import annotations

from notice_parser.pack.loading.endings import last_signs
from notice_parser.pack.loading.reader import PackReader, Schema
from notice_parser.pack.signature import SignatureRules

FILE = "signature.yaml"


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


def load_signature(reader: PackReader) -> SignatureRules:
    """Read signature.yaml. Faults are noted with the reader."""
    rule = reader.read(FILE, SignatureFile).signature
    names = ("day", "date_line", "dotted_line", "signed_line", "glued", "seal", "person", "between", "told_line")
    compiled = {name: reader.compile(FILE, ("signature", name), name, getattr(rule, name)) for name in names}
    dated = (compiled["date_line"], compiled["dotted_line"], compiled["signed_line"], compiled["glued"])
    return SignatureRules(**compiled, most_signers=rule.most_signers, last_signs=last_signs(*dated))
