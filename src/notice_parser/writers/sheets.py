"""How sheets of a workbook look: which columns are printed, how wide they are, how high a row is, the page."""

from __future__ import annotations

from typing import Any

# Sheet → the columns that are printed, in order. The others follow to the right, for filters; ids come last.
PRINTED = {
    "notices": (
        "title",
        "document_number",
        "issuer",
        "issued_on",
        "kind",
        "inspection_type",
        "inspector",
        "inspected",
        "inspection_from",
        "inspection_to",
        "feedback_on",
        "path",
    ),
    "quantities": (
        "section_path",
        "text",
        "measured",
        "action",
        "actor",
        "scope",
        "status",
        "period",
        "change_text",
        "base_value",
        "base_unit",
    ),
    "sections": ("section_path", "heading"),
    "dates": ("text", "period_from", "period_to", "period_granularity", "period_shape"),
    "references": ("title", "number", "kind"),
    "findings": ("severity", "message", "section_path", "text", "suggestion"),
}
IDS = frozenset(
    {
        "key",
        "id",
        "notice",
        "section",
        "parent",
        "part_of",
        "part_of_key",
        "start",
        "end",
        "part",
        "rule",
        "sha256",
        "parser_version",
        "rules",
        "params",
        "code",
    }
)
DEFAULT_WIDTH = 10
WIDTHS = {
    "key": 19,
    "notice": 19,
    "path": 24,
    "title": 36,
    "issuer": 24,
    "document_number": 18,
    "inspector": 20,
    "inspected": 20,
    "issued_on": 11,
    "inspection_from": 11,
    "inspection_to": 11,
    "feedback_on": 11,
    "period_from": 11,
    "period_to": 11,
    "section_path": 22,
    "heading": 40,
    "text": 14,
    "measured": 34,
    "action": 14,
    "actor": 24,
    "scope": 20,
    "period": 24,
    "change_text": 14,
    "sentence": 80,
    "rule": 16,
    "body": 80,
    "message": 70,
    "suggestion": 20,
    "base_value": 15,
    "base_value_max": 15,
    "number": 16,
}
# Sheet → the columns that are wider or narrower in it.
OWN_WIDTHS = {
    "sections": {"heading": 140},
    "dates": {"text": 60, "period_from": 20, "period_to": 20, "period_granularity": 20, "period_shape": 20},
    "references": {"title": 100, "number": 40, "kind": 20},
    "findings": {"text": 40},
}
A4, PAGES_WIDE, ANY_HEIGHT, MARGIN_INCHES = 9, 1, 0, 0.4
FONT, FONT_SIZE = "宋体", 10
LINE_HEIGHT, TALLEST, WIDE_CHARACTER = 15, 409, 2
LOOK = {"text_wrap": True, "valign": "top", "border": 1, "font_name": FONT, "font_size": FONT_SIZE}
HEAD_LOOK = {**LOOK, "bold": True, "align": "center", "valign": "vcenter"}


def order_of(sheet: str, columns: list[str]) -> list[str]:
    """The columns as they stand in the sheet: the printed ones, the others, ids."""
    printed = [*PRINTED[sheet]]
    rest = [column for column in columns if column not in printed]
    return [*printed, *(each for each in rest if each not in IDS), *(each for each in rest if each in IDS)]


def width_of(sheet: str, column: str) -> int:
    return OWN_WIDTHS.get(sheet, {}).get(column) or WIDTHS.get(column, DEFAULT_WIDTH)


def height_of(cells: list[tuple[str, int]]) -> int:
    """The height of a row whose cells, words and width, are wrapped: not every program finds it by itself."""
    lines = max(
        (sum(1 + display_width(line) // width for line in words.split("\n")) for words, width in cells), default=1
    )
    return min(TALLEST, LINE_HEIGHT * lines)


def display_width(line: str) -> int:
    """How wide a line is; a Chinese character takes two columns."""
    return sum(1 if character.isascii() else WIDE_CHARACTER for character in line)


def set_page(sheet: Any) -> None:
    """Landscape on A4, a page wide, the head on every page."""
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(MARGIN_INCHES, MARGIN_INCHES, MARGIN_INCHES, MARGIN_INCHES)
    sheet.fit_to_pages(PAGES_WIDE, ANY_HEIGHT)
