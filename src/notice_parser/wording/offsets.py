"""Structs that hold spans → the same with each offset moved, for stages that read a text other than the source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from notice_parser.spans import Span

Move = Callable[[int], int]
# Fields that hold an offset as a bare number, and the structs in which they do ("" for all).
STARTS = {"start": "", "lead": "QuantityClaim"}


class Mover:
    """Moves the spans of any value, their starts by one function and their ends by another.

    What several values share stays shared.
    """

    def __init__(self, start_of: Move, end_of: Move) -> None:
        self.start_of, self.end_of = start_of, end_of
        self.moved: dict[int, tuple[Any, Any]] = {}

    def __call__(self, value: Any) -> Any:
        if isinstance(value, Span):
            return Span(self.start_of(value.start), self.end_of(value.end))
        if isinstance(value, Struct):
            known = self.moved.get(id(value))
            if known is None:
                known = self.moved[id(value)] = (value, self.struct(value))
            return known[1]
        if isinstance(value, tuple | list):
            return type(value)(self(item) for item in value)
        return value

    def struct(self, value: Struct) -> Struct:
        name = type(value).__name__
        fields: dict[str, Any] = {}
        for field in value.__struct_fields__:
            found = getattr(value, field)
            if isinstance(found, int) and not isinstance(found, bool) and STARTS.get(field) in ("", name):
                fields[field] = self.start_of(found)
            elif isinstance(found, int) and field == "end":
                fields[field] = self.end_of(found)
            else:
                fields[field] = self(found)
        return type(value)(**fields)
