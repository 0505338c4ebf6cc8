"""The JSON Schema that the program prints is a schema, and every sample's output is valid against it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conftest import each_sample, run_program
from notice_parser.notice import Notice, Quantity
from notice_parser.writers.schema import DIALECT, schema_of
from notice_parser.writers.tables import TABLES


@pytest.mark.parametrize("table", [None, *TABLES])
def test_it_is_a_schema_of_2020_12(table: str | None) -> None:
    arguments = [] if table is None else ["--table", table]
    printed = json.loads(run_program("schema", *arguments).stdout)
    assert printed == schema_of(table)
    assert printed["$schema"] == DIALECT
    jsonschema.Draft202012Validator.check_schema(printed)


def test_an_unknown_table_is_wrong_use() -> None:
    result = run_program("schema", "--table", "nope")
    said = f"notice-parse: --table: unknown table nope; choose from {', '.join(TABLES)}\n"
    assert (result.returncode, result.stderr.decode()) == (2, said)


@each_sample()
def test_every_sample_is_valid(sample: Path, parsed_samples: dict[Path, dict[str, Any]]) -> None:
    validator = jsonschema.Draft202012Validator(schema_of())
    assert [error.message for error in validator.iter_errors(parsed_samples[sample])] == []


def test_no_key_may_be_left_out_or_added() -> None:
    schema = schema_of()
    for name in ("Quantity", "Section", "Period", "Finding"):
        part = schema["$defs"][name]
        assert sorted(part["required"]) == sorted(part["properties"])
        assert part["additionalProperties"] is False
    assert sorted(schema["required"]) == sorted(Notice.model_fields)


def test_a_row_has_the_fields_of_a_quantity() -> None:
    inner = {"id", "ratio", "period"}
    assert set(Quantity.model_fields) - inner <= set(TABLES["quantities"].model_fields)
