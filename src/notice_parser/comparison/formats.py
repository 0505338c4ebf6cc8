"""The formats of a comparison.

Each module defines `write(compared: Compared, rules: CompareRules) -> Iterator[bytes]`.
"""

from __future__ import annotations

from notice_parser.writers.formats import OutputFormat

# In the order in which they are listed to people. A new format is a module and an entry here.
COMPARISON_FORMATS = (
    OutputFormat(name="table", suffix=".txt", module="notice_parser.comparison.table"),
    OutputFormat(name="json", suffix=".json", module="notice_parser.comparison.json"),
    OutputFormat(
        name="xlsx",
        suffix=".xlsx",
        module="notice_parser.comparison.xlsx",
        is_text=False,
        needs_file=True,
    ),
    OutputFormat(name="html", suffix=".html", module="notice_parser.comparison.html", other_suffixes=(".htm",)),
    OutputFormat(
        name="markdown", suffix=".md", module="notice_parser.comparison.markdown", other_suffixes=(".markdown",)
    ),
)
TABLE = COMPARISON_FORMATS[0]
SHOWN = frozenset({"table", "html"})  # read at once by people: in their language
