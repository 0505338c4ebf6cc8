"""The columns of the tables as models: one row per quantity, section, reference, finding or notice."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from notice_parser.notice import Modifier, NoticeKind, Number, PartRole, QuantityKind, ReferenceKind, Severity, Status


class Row(BaseModel):
    """What each row begins with: the notice that it belongs to."""

    model_config = ConfigDict(extra="forbid")

    notice: str = Field(description="the first 16 hex digits of the source's sha256")
    path: str | None


class QuantityRow(BaseModel):
    """A quantity with what is needed to find it again and to compare it with others."""

    model_config = ConfigDict(extra="forbid")

    key: str = Field(description="the first 16 hex digits of sha256 of `source sha256,start,end`")
    notice: str = Field(description="the first 16 hex digits of the source's sha256")
    path: str | None
    title: str | None
    issuer: str | None
    issued_on: str | None
    section: str | None
    section_path: str | None = Field(description="the markers from the top down, as in 二>（一）>1.")
    heading: str | None
    text: str
    start: int
    end: int
    value: Number | None
    value_max: Number | None
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
    period_from: str | None
    period_to: str | None
    change: str | None
    basis: str | None
    part_of: str | None = Field(description="the key of the whole")
    part_role: PartRole | None
    per: str | None
    indicator: str | None = Field(description="the full name of what the quantity states; the same thing has one name")
    doubts: str | None = Field(description="the fields in doubt, separated by spaces")
    part: str | None
    sentence: str
    rule: str


class SectionRow(Row):
    """A section with its place in the tree."""

    section: str
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
    preamble: str | None
    closing: str | None
    parser_version: str
    rules: str


# Table name → the model of its rows. A new table is a model and a line here.
TABLES: dict[str, type[BaseModel]] = {
    "quantities": QuantityRow,
    "notices": NoticeRow,
    "sections": SectionRow,
    "references": ReferenceRow,
    "findings": FindingRow,
}
