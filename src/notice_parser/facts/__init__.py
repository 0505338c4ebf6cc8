"""Outline and wording → the facts that hold for the notice as a whole."""

from __future__ import annotations

from notice_parser.facts.contact import find_contact
from notice_parser.facts.inspection import find_inspection
from notice_parser.facts.kind import find_kind
from notice_parser.facts.model import ContactFact, Facts, InspectionFact
from notice_parser.facts.parts import find_parts
from notice_parser.facts.signature import find_issue_day
from notice_parser.outline.model import Outline
from notice_parser.pack import Pack
from notice_parser.spans import Source
from notice_parser.wording.model import Wording


def find_facts(source: Source, outline: Outline, wording: Wording, pack: Pack) -> Facts:
    """Kind, issue date, inspection and contact of a notice."""
    return Facts(
        kind=find_kind(source.text, outline, pack.kinds),
        issued_on=find_issue_day(source.text, outline.signature, pack),
        inspection=find_inspection(source.text, outline, wording, pack.inspection),
        contact=find_contact(wording),
        parts=find_parts(source, outline, pack),
    )


__all__ = ["ContactFact", "Facts", "InspectionFact", "find_facts"]
