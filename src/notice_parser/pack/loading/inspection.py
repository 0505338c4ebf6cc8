"""inspection.yaml → the forms of the sentence that tells of an inspection, compiled."""

from __future__ import annotations

from notice_parser.pack.inspection import InspectionRules
from notice_parser.pack.loading.reader import PackReader, Schema

FILE = "inspection.yaml"


class InspectionExample(Schema):
    """A sentence and what must be read from it."""

    text: str
    inspector: str
    inspected: str
    type: str


class InspectionForm(Schema):
    """One form, with the groups inspector, inspected and type."""

    id: str
    pattern: str
    why: str | None = None
    match: tuple[InspectionExample, ...] = ()
    no_match: tuple[str, ...] = ()


class InspectionFile(Schema):
    """inspection.yaml as a whole."""

    inspection: tuple[InspectionForm, ...]
    feedback: str
    furthest: int


def load_inspection(reader: PackReader) -> InspectionRules:
    """Read inspection.yaml. Faults are noted with the reader."""
    file = reader.read(FILE, InspectionFile)
    reader.unique(FILE, "inspection", [form.id for form in file.inspection])
    forms = tuple(
        reader.compile(FILE, ("inspection", index, "pattern"), form.id, form.pattern)
        for index, form in enumerate(file.inspection)
    )
    feedback = reader.compile(FILE, ("feedback",), "feedback", file.feedback)
    return InspectionRules(forms, feedback, file.furthest)
