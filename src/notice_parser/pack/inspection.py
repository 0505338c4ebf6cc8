"""patterns/inspection.yaml → the forms of the sentence that reports an inspection, compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from notice_parser.pack.schema import Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader

FILE = "inspection.yaml"


class InspectionExample(Schema, frozen=True):
    """A sentence and what must be read from it."""

    text: str
    inspector: str
    inspected: str
    type: str


class InspectionForm(Schema, frozen=True):
    """One form, with the groups inspector, inspected and type."""

    id: str
    pattern: str
    why: str | None = None
    match: tuple[InspectionExample, ...] = ()
    no_match: tuple[str, ...] = ()


class InspectionFile(Schema, frozen=True):
    """inspection.yaml as a whole."""

    inspection: tuple[InspectionForm, ...]
    feedback: str
    furthest: int


class InspectionRules(Struct, frozen=True):
    """The forms in order, the word of feedback, and how many characters into the text they are searched."""

    forms: tuple[regex.Pattern[str], ...]
    feedback: regex.Pattern[str]
    furthest: int


def load_inspection(reader: PackReader) -> InspectionRules:
    """Read inspection.yaml."""
    file = reader.open(FILE, InspectionFile)
    forms = file.data.inspection
    file.require_unique("inspection", [form.id for form in forms])
    return InspectionRules(
        tuple(
            file.compile(("inspection", index, "pattern"), form.id, form.pattern) for index, form in enumerate(forms)
        ),
        file.compile(("feedback",), "feedback", file.data.feedback),
        file.data.furthest,
    )
