"""The formats of a report. Each module defines `write(report: Report) -> Iterator[bytes]`."""

from __future__ import annotations

from notice_parser.writers.formats import OutputFormat

# In the order in which they are listed to people. A new format is a module and an entry here.
REPORT_FORMATS = (
    OutputFormat(name="text", suffix=".txt", module="notice_parser.reports.text"),
    OutputFormat(name="json", suffix=".json", module="notice_parser.reports.json"),
    OutputFormat(name="sarif", suffix=".sarif", module="notice_parser.reports.sarif"),
    OutputFormat(name="accepted", suffix=".yaml", module="notice_parser.reports.accepted", other_suffixes=(".yml",)),
    OutputFormat(
        name="xlsx",
        suffix=".xlsx",
        module="notice_parser.reports.xlsx",
        is_text=False,
        needs_file=True,
        package="xlsxwriter",
        extra="xlsx",
    ),
    OutputFormat(
        name="docx",
        suffix=".docx",
        module="notice_parser.reports.docx",
        is_text=False,
        needs_file=True,
        package="docx",
        extra="docx",
    ),
    OutputFormat(name="html", suffix=".html", module="notice_parser.reports.html", other_suffixes=(".htm",)),
    OutputFormat(name="markdown", suffix=".md", module="notice_parser.reports.markdown"),
)
TEXT = REPORT_FORMATS[0]
# What tools read is Chinese unless another language is asked for; a report in lines is in the user's.
FOR_PEOPLE = (TEXT,)
