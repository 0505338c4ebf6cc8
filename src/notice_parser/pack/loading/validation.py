"""Plain data of a rule file → its schema, with every mismatch reported at its own path.

`msgspec.convert` does the conversion and stops at the first mismatch; only then is the data walked again, type by type,
to report all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import reduce
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from msgspec import Struct, ValidationError, convert
from msgspec.structs import fields

from notice_parser.messages import say

Path = tuple[str | int, ...]
Mismatch = tuple[Path, str]
SchemaT = TypeVar("SchemaT", bound=Struct)
INNER_PATH = re.compile(r" - at `[^`]{0,400}`$")
JSON_TYPES = re.compile(r"`([a-z |]{1,80})`")
YAML_TYPES = {
    "object": say("a mapping"),
    "array": say("a list"),
    "str": say("a string"),
    "int": say("a whole number"),
    "bool": say("true or false"),
    "null": say("nothing"),
}
EXPECTED_AND_GIVEN = 2


class SchemaError(Exception):
    """The data does not fit its schema; `mismatches` are paths, each with what is wrong there."""

    def __init__(self, mismatches: list[Mismatch]) -> None:
        super().__init__(mismatches)
        self.mismatches = mismatches


def validate(data: Any, schema: type[SchemaT]) -> SchemaT:
    """The data as `schema`. Raises SchemaError."""
    try:
        return convert(data, schema)
    except ValidationError as error:
        raise SchemaError(list(mismatches(data, schema, ())) or [((), str(error))]) from None


def mismatches(data: Any, expected: Any, path: Path) -> Iterator[Mismatch]:
    """Every mismatch of the data and all that it holds, in the order of the data."""
    arguments = get_args(expected)
    if isinstance(data, dict) and isinstance(expected, type) and issubclass(expected, Struct):
        yield from struct_mismatches(data, expected, path)
    elif isinstance(data, dict) and get_origin(expected) is dict:
        for key, value in data.items():
            yield from leaf_mismatch(key, arguments[0], (*path, key))
            yield from mismatches(value, arguments[1], (*path, key))
    elif isinstance(data, list) and get_origin(expected) is tuple and arguments[1:] == (...,):
        for index, value in enumerate(data):
            yield from mismatches(value, arguments[0], (*path, index))
    else:
        yield from leaf_mismatch(data, expected, path)


def struct_mismatches(data: dict[Any, Any], schema: type[Struct], path: Path) -> Iterator[Mismatch]:
    known, types = {field.name: field for field in fields(schema)}, get_type_hints(schema)
    for key, value in data.items():
        if key in known:
            yield from mismatches(value, types[key], (*path, key))
        else:
            near = get_close_matches(str(key), known, n=1)
            yield (
                (*path, key),
                say("the key is not permitted; did you mean {near}?", near=near[0])
                if near
                else say("the key is not permitted"),
            )
    for name, field in known.items():
        if name not in data and field.required:
            yield path, say("the key {name} is required", name=name)


def leaf_mismatch(data: Any, expected: Any, path: Path) -> Iterator[Mismatch]:
    """What is wrong with data that is not walked further."""
    try:
        convert(data, expected)
    except ValidationError as error:
        if get_origin(expected) is Literal and isinstance(data, str):
            yield path, say("{value} is not one of {names}", value=data, names=list(get_args(expected)))
        else:
            yield path, in_yaml_terms(INNER_PATH.sub("", str(error)))


def in_yaml_terms(message: str) -> str:
    """A message of msgspec, which names the types of JSON, with the names of YAML."""
    kinds = [named_type(found[1]) for found in JSON_TYPES.finditer(message)]
    if len(kinds) == EXPECTED_AND_GIVEN and JSON_TYPES.sub("", message) == "Expected , got ":
        return say("Expected {wanted}, got {given}", wanted=kinds[0], given=kinds[1])
    named = iter(kinds)
    return JSON_TYPES.sub(lambda _: str(next(named)), message)


def named_type(stated: str) -> str:
    """`str | null` as YAML's user says it."""
    names: list[str] = [YAML_TYPES.get(one, one) for one in stated.split(" | ")]
    return reduce(lambda one, other: say("{one} or {other}", one=one, other=other), names)
