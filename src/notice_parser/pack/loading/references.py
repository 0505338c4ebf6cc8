"""patterns/references.yaml → References: documents in 《》 and what kind a title tells."""

from __future__ import annotations

from typing import get_args

from notice_parser.notice import ReferenceKind
from notice_parser.pack.loading.reader import PackReader, PatternRule, Schema
from notice_parser.pack.references import References

REFERENCES_FILE = "references.yaml"


class ReferencesFile(Schema):
    reference: str
    number: str
    kinds: tuple[PatternRule, ...]


def load_references(reader: PackReader) -> References:
    file = reader.read(REFERENCES_FILE, ReferencesFile)
    reader.unique(REFERENCES_FILE, "kinds", [rule.id for rule in file.kinds])
    kinds = tuple(
        (rule.id, reader.compile(REFERENCES_FILE, ("kinds", index, "pattern"), rule.id, rule.pattern))
        for index, rule in enumerate(file.kinds)
    )
    for index, rule in enumerate(file.kinds):
        if rule.id not in get_args(ReferenceKind):
            reader.fault(REFERENCES_FILE, ("kinds", index), f"one of {', '.join(get_args(ReferenceKind))}", rule.id)
    return References(
        reader.compile(REFERENCES_FILE, ("reference",), "reference", file.reference),
        reader.compile(REFERENCES_FILE, ("number",), "number", file.number),
        kinds,
    )
