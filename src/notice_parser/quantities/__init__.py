"""Claims → statements → quantities: how much, of what, done by whom, where, when, against what, part of what."""

from __future__ import annotations

from msgspec.structs import replace

from notice_parser.quantities.build import build_quantities
from notice_parser.quantities.evidence import read_by_evidence
from notice_parser.quantities.language import StatementInput, language_of
from notice_parser.quantities.model import Statement
from notice_parser.quantities.parts import find_parts
from notice_parser.quantities.per import find_per
from notice_parser.quantities.proofs import prove_parts
from notice_parser.quantities.quantity import Quantity
from notice_parser.quantities.reading import ReadStatements, read_statements
from notice_parser.quantities.trace import Trace
from notice_parser.spans import Finding


def read_quantities(
    given: StatementInput, trace: Trace | None = None
) -> tuple[tuple[Quantity, ...], tuple[Finding, ...]]:
    """The quantities in text order, and what could not be read. A `trace` is filled."""
    read = read_by_frames(given, trace)
    if trace is not None:
        trace.wording, trace.statements = given.wording, read.statements
    read_by_evidence(given, read.statements, read.sentences, trace)
    prove_parts(language_of(given.text, given.pack), read.statements)
    return build_quantities(given.text, given.outline, read.statements, given.pack), read.findings


def read_by_frames(given: StatementInput, trace: Trace | None = None) -> ReadStatements:
    """The statements as frames, tables and the rules of wholes read them, before their evidence is weighed."""
    read = read_statements(given, trace)
    statements = with_tables(given, read.statements)
    find_parts(language_of(given.text, given.pack), statements)
    set_per(given, statements)
    return replace(read, statements=statements)


def with_tables(given: StatementInput, statements: list[Statement]) -> list[Statement]:
    """The statements and those of tables, in text order. What reads tables is loaded where there is one."""
    if not given.outline.tables:
        return statements
    from notice_parser.quantities.tables import read_tables

    return read_tables(given, statements)


def set_per(given: StatementInput, statements: list[Statement]) -> None:
    """What each quantity is per: 每月, 每人."""
    for statement in statements:
        per = find_per(given.text, statement, given.pack)
        if per is not None:
            statement.per, statement.per_rule = per.words, per.rule
