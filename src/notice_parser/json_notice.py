"""A notice that is written as JSON and nothing else: validated by the published schema instead of pydantic's models.

Loading pydantic takes longer than parsing a notice. `notice.schema.json` is made of the models (`notice-parse schema`);
a test holds the two together.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union

import msgspec
from msgspec import Meta, Struct, convert, defstruct

from notice_parser.exact import as_json_number

SCHEMA = Path(__file__).with_name("notice.schema.json")
NUMBERS = ("value", "value_max", "base_value", "base_value_max", "ratio")  # of a quantity
LARGEST_FLOAT = 1e16  # from which on pydantic and msgspec write floats otherwise: 1e+16, 1e16
SIMPLE = {"string": str, "integer": int, "number": float, "boolean": bool, "null": None}


class JsonNotice(Struct, frozen=True):
    """The fields of `notice.Notice`, in the order in which JSON has them."""

    if TYPE_CHECKING:
        kind: str
        quantities: list[Any]
        dates: list[Any]
        references: list[Any]
        findings: list[Any]

    def model_dump_json(self, *, indent: int | None = None) -> str:
        """The same text as `Notice.model_dump_json` gives, for numbers below 10 to the 16th."""
        dumped = msgspec.json.encode(self)
        return (dumped if indent is None else msgspec.json.format(dumped, indent=indent)).decode()


def validated(data: dict[str, Any]) -> JsonNotice:
    """Raises msgspec.ValidationError for what the schema does not allow."""
    return convert(data, notice_type())


def with_json_numbers(quantity: dict[str, Any]) -> dict[str, Any]:
    """The data of a quantity with its numbers as JSON has them."""
    return {**quantity, **{key: json_number(quantity[key]) for key in NUMBERS}}


def json_number(value: Decimal | list[Decimal] | None) -> Any:
    """A number, or those of a ratio, as JSON has them."""
    if isinstance(value, list):
        return [as_json_number(one) for one in value]
    return None if value is None else as_json_number(value)


def has_large_number(quantity: dict[str, Any]) -> bool:
    """Has it a number that the two libraries write otherwise?"""
    return any([isinstance(quantity[key], float) and abs(quantity[key]) >= LARGEST_FLOAT for key in NUMBERS])


@lru_cache(maxsize=1)
def notice_type() -> type[JsonNotice]:
    schema = msgspec.json.decode(SCHEMA.read_bytes())
    return SchemaTypes(schema["$defs"]).struct_of("Notice", schema, base=JsonNotice)


class SchemaTypes:
    """The types of a JSON Schema's definitions by name, each made when it is first referred to."""

    def __init__(self, definitions: dict[str, Any]) -> None:
        self.definitions, self.made = definitions, dict[str, Any]()

    def struct_of(self, name: str, schema: dict[str, Any], *, base: type[Any] = Struct) -> type[Any]:
        """A struct for an object with exactly these properties."""
        self.made[name] = name  # by which its own fields may refer to it
        fields = [(key, self.type_of(value)) for key, value in schema["properties"].items()]
        made = defstruct(name, fields, bases=(base,), frozen=True, forbid_unknown_fields=True)
        setattr(made, name, made)
        self.made[name] = made
        return made

    def referred(self, reference: str) -> Any:
        name = reference.rpartition("/")[2]
        return self.made[name] if name in self.made else self.struct_of(name, self.definitions[name])

    def type_of(self, schema: dict[str, Any]) -> Any:
        """The type for a value of the schema; any where it does not say."""
        if "$ref" in schema:
            return self.referred(schema["$ref"])
        if "anyOf" in schema:
            return Union[tuple(map(self.type_of, schema["anyOf"]))]  # noqa: UP007
        if "const" in schema or "enum" in schema:
            return Literal[tuple(schema.get("enum", [schema.get("const")]))]
        kind = schema.get("type")
        if kind == "array":
            return list[self.type_of(schema["items"])]  # type: ignore[misc]
        if kind == "object":
            return dict[str, Any]
        if "minimum" in schema:
            return Annotated[int, Meta(ge=schema["minimum"])]
        return SIMPLE[kind] if kind is not None else Any
