"""Claims → statements → quantities: how much, of what, done by whom, where, when, against what, part of what."""

from __future__ import annotations

from datetime import date

from notice_parser.outline.model import Outline
from notice_parser.pack import Pack
from notice_parser.quantities.build import build_quantities
from notice_parser.quantities.parts import find_parts
from notice_parser.quantities.per import find_per
from notice_parser.quantities.quantity import Quantity
from notice_parser.quantities.reading import read_statements
from notice_parser.quantities.tables import read_tables
from notice_parser.quantities.trace import Trace
from notice_parser.spans import Finding
from notice_parser.wording.model import Wording


def read_quantities(
    text: str, outline: Outline, wording: Wording, pack: Pack, issued_on: date | None, kind: str = "other",
    trace: Trace | None = None,
) -> tuple[tuple[Quantity, ...], tuple[Finding, ...]]:  # fmt: skip
    """The quantities in text order, and what could not be read. A `trace` is filled."""
    statements, notes = read_statements(text, outline, wording, pack, issued_on, kind, trace)
    statements = read_tables(text, outline, wording, pack, statements)
    if trace is not None:
        trace.wording, trace.statements = wording, statements
    find_parts(text, statements, pack.parts)
    for statement in statements:
        told = find_per(text, statement.sentence_span, statement.figure, statement.measured, pack)
        if told is not None:
            statement.per, statement.reasons["per"] = told[0], f"rule {told[1]}"
    return build_quantities(text, outline, statements, pack), notes
