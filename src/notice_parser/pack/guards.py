"""patterns/guards.yaml → names and codes that hold a number and count nothing, as one multi-pattern scan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_parser.pack.alternatives import Alternatives
from notice_parser.pack.schema import PatternRule, Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader

FILE = "guards.yaml"


class GuardsFile(Schema, frozen=True):
    guards: tuple[PatternRule, ...]


def load_guards(reader: PackReader) -> Alternatives:
    """Read guards.yaml."""
    file = reader.open(FILE, GuardsFile)
    return file.alternatives("guards", file.data.guards)
