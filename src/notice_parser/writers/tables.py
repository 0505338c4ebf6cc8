"""The columns of the tables that writers give, as models: one row a quantity."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from notice_parser.notice import Modifier, Number, PartRole, QuantityKind, Status


class QuantityRow(BaseModel):
    """A quantity with what is needed to find it again and to compare it with others."""

    model_config = ConfigDict(extra="forbid")

    key: str = Field(description="the first 16 hex digits of sha256(source sha256, start, end)")
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
    sentence: str
    rule: str


# Table name → the model of its rows. A new table is a model and a line here.
TABLES: dict[str, type[BaseModel]] = {"quantities": QuantityRow}
