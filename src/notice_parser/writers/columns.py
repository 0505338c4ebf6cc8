"""The model of a row → the type of each column."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, get_args, get_origin

from pydantic import BaseModel

ColumnType = Literal["number", "integer", "boolean", "date", "text"]
DATES = frozenset({"issued_on", "period_from", "period_to", "inspection_from", "inspection_to", "feedback_on"})


def columns_of(model: type[BaseModel]) -> dict[str, ColumnType]:
    """Column name → type, in the order of the model."""
    return {name: column_type(name, field.annotation) for name, field in model.model_fields.items()}


def column_type(name: str, annotation: object) -> ColumnType:
    held = held_types(annotation)
    if name in DATES:
        return "date"
    if Decimal in held:
        return "number"
    if bool in held:
        return "boolean"
    return "integer" if int in held else "text"


def held_types(annotation: object) -> set[object]:
    """The types of a union, without the metadata of Annotated."""
    if get_origin(annotation) is Annotated:
        return held_types(get_args(annotation)[0])
    parts = get_args(annotation)
    if not parts or get_origin(annotation) is Literal:
        return {annotation}
    return {held for part in parts for held in held_types(part)}
