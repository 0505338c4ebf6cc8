"""The JSON Schema (2020-12) of the output: of a notice, or of a row of a table."""

from __future__ import annotations

import json
from typing import Any

from notice_parser.notice import SCHEMA_VERSION, Notice
from notice_parser.writers.tables import TABLES

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(table: str | None = None) -> dict[str, Any]:
    """The schema of a notice, or of a row of the table of that name (a key of TABLES)."""
    model = TABLES[table] if table else Notice
    title = f"notice-parse {table or 'notice'}, schema version {SCHEMA_VERSION}"
    return {"$schema": DIALECT, **model.model_json_schema(mode="serialization"), "title": title}


def schema_text(table: str | None = None) -> bytes:
    return json.dumps(schema_of(table), ensure_ascii=False, indent=2).encode("utf-8") + b"\n"
