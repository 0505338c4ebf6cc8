"""A comparison → one JSON object."""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.comparison.tables import Compared
from notice_parser.pack.compare import CompareRules


def write(compared: Compared, rules: CompareRules) -> Iterator[bytes]:
    yield compared.comparison.model_dump_json(indent=2).encode("utf-8") + b"\n"
