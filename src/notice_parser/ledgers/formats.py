"""The formats of a ledger.

Each module defines `write(rows: Iterator[LedgerRow], rules: LedgerRules) -> Iterator[bytes]`.
"""

from __future__ import annotations

from notice_parser.writers.formats import OutputFormat

# In the order in which they are listed to people. A new format is a module and an entry here.
LEDGER_FORMATS = (
    OutputFormat(name="table", suffix=".txt", module="notice_parser.ledgers.table"),
    OutputFormat(
        name="xlsx",
        suffix=".xlsx",
        module="notice_parser.ledgers.xlsx",
        is_text=False,
        needs_file=True,
    ),
    OutputFormat(
        name="docx",
        suffix=".docx",
        module="notice_parser.ledgers.docx",
        is_text=False,
        needs_file=True,
        package="docx",
        extra="docx",
    ),
    OutputFormat(name="csv", suffix=".csv", module="notice_parser.ledgers.csv"),
    OutputFormat(name="json", suffix=".json", module="notice_parser.ledgers.json"),
    OutputFormat(name="ndjson", suffix=".ndjson", module="notice_parser.ledgers.ndjson", other_suffixes=(".jsonl",)),
    OutputFormat(name="markdown", suffix=".md", module="notice_parser.ledgers.markdown", other_suffixes=(".markdown",)),
)
TABLE = LEDGER_FORMATS[0]
