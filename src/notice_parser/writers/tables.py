"""The columns of the tables as models: one row per quantity, section, date, reference, contact, finding or notice."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from notice_parser.notice import Number
from notice_parser.terms import (
    Direction,
    Granularity,
    Modifier,
    NoticeKind,
    PartRole,
    QuantityKind,
    ReferenceKind,
    Severity,
    Shape,
    Status,
)

ContactKind = Literal["phone", "email", "address", "postcode"]


class Row(BaseModel):
    """What each row begins with: the notice that it belongs to."""

    model_config = ConfigDict(extra="forbid")

    notice: str = Field(description="n and the first 16 hex digits of the source's sha256")
    path: str | None


class QuantityRow(BaseModel):
    """A quantity with what is needed to find it again and to compare it with others.

    Rows join within a document by `path` and `id`. No id looks like a number: 1.10 stays apart from 1.1.
    """

    model_config = ConfigDict(extra="forbid")

    key: str = Field(description="k and the first 16 hex digits of sha256 of `source sha256,start,end`")
    id: str = Field(description="q1, q2, … in the notice")
    notice: str = Field(description="n and the first 16 hex digits of the source's sha256")
    path: str | None
    title: str | None
    issuer: str | None
    issued_on: str | None
    section: str | None = Field(description="s and the id of the section, as in s1.10")
    section_path: str | None = Field(description="the markers from the top down, as in 二>（一）>1.")
    heading: str | None = Field(description="of the section, 40 characters at most")
    text: str
    start: int
    end: int
    value: Number | None
    value_max: Number | None
    ratio: str | None = Field(description="the numbers of a ratio, as in 2∶3")
    unit: str | None
    base_value: Number | None
    base_value_max: Number | None
    base_unit: str | None
    kind: QuantityKind
    modifier: Modifier | None
    measured: str | None
    action: str | None
    actor: str | None
    scope: str | None
    status: Status | None
    period: str | None = Field(description="the words of the period")
    period_from: str | None
    period_to: str | None
    period_granularity: Granularity | None
    period_shape: Shape | None
    period_inherited: bool | None
    change: Direction | None
    basis: str | None
    change_from: str | None = Field(description="the value that it started from")
    change_text: str | None = Field(description="the words of the change")
    part_of: str | None = Field(description="the id of the whole")
    part_of_key: str | None = Field(description="the key of the whole")
    part_role: PartRole | None
    per: str | None
    indicator: str | None = Field(description="the full name of what the quantity states; the same thing has one name")
    doubts: str | None = Field(description="the fields in doubt, separated by spaces")
    alternatives: str | None = Field(description="what each of these could also be, separated by ；, — for nothing")
    part: str | None
    sentence: str = Field(description="200 characters at most: of a longer sentence the clause around the quantity")
    rule: str


class SectionRow(Row):
    """A section with its place in the tree."""

    section: str = Field(description="s and the id, as in s1.10")
    parent: str | None
    section_path: str
    level: int
    style: str
    marker: str
    number: int
    generated: bool
    heading: str | None
    body: str | None
    start: int
    end: int


class DateRow(Row):
    """A date or period expression."""

    id: str = Field(description="d1, d2, … in the notice")
    text: str
    start: int
    end: int
    period_from: str | None
    period_to: str | None
    period_granularity: Granularity | None
    period_shape: Shape
    period_inherited: bool


class ContactRow(Row):
    """A phone number, an address or the like."""

    kind: ContactKind
    text: str
    start: int
    end: int


class ReferenceRow(Row):
    """A document that the notice names."""

    text: str
    start: int
    end: int
    title: str
    number: str | None
    kind: ReferenceKind


class FindingRow(Row):
    """What a check found, at the first place that shows it."""

    code: str
    severity: Severity
    message: str
    section: str | None
    section_path: str | None
    text: str | None
    start: int | None
    end: int | None
    suggestion: str | None
    params: str = Field(description="a JSON object")


class NoticeRow(Row):
    """A notice with what is known of it as a whole."""

    media_type: str
    encoding: str | None
    sha256: str
    length: int
    kind: NoticeKind
    title: str | None
    document_number: str | None
    recipients: str | None
    issuer: str | None
    issued_on: str | None
    inspection_type: str | None
    inspector: str | None
    inspected: str | None
    inspection_from: str | None
    inspection_to: str | None
    feedback_on: str | None
    attachments: str | None
    phones: str | None
    emails: str | None
    addresses: str | None
    postcodes: str | None
    head: str | None
    preamble: str | None
    closing: str | None
    parser_version: str
    rules: str


# Table name → the model of its rows. A new table is a model and a line here.
TABLES: dict[str, type[BaseModel]] = {
    "quantities": QuantityRow,
    "notices": NoticeRow,
    "sections": SectionRow,
    "dates": DateRow,
    "references": ReferenceRow,
    "contacts": ContactRow,
    "findings": FindingRow,
}
