"""An element of a page → its lines: blocks and BR end one, a table's row is one, items of an OL get their number."""

from __future__ import annotations

import re

import regex
from msgspec import Struct, field

from notice_parser.readers.container import Element
from notice_parser.readers.html_words import NEVER_TEXT, is_hidden
from notice_parser.readers.number_formats import COUNTING, DIGITS, format_number
from notice_parser.readers.paragraphs import Line, as_lines, as_table
from notice_parser.readers.raised import lowered, raised

BLOCKS = frozenset(
    {
        "address",
        "article",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
SOFT = "\x1f"
BLANKS = re.compile(r"[ \t\r\n\f]+")
SOFT_RUN = re.compile(f"[ {SOFT}]*{SOFT}[ {SOFT}]*")
INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\x00-\x08\x0e-\x1e]")
# Spaces of other widths, as &emsp; and &ensp; give them, as the ones that Chinese text has.
EM_SPACES, OTHER_SPACES = "\u2001\u2003", "\u2000\u2002\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
SPACES = str.maketrans(dict.fromkeys(EM_SPACES, "\u3000") | dict.fromkeys(OTHER_SPACES, " "))
WIDE = regex.compile(r"[\p{Han}\u3000-\u303f\uff00-\uffef“”‘’…—·①-⒛㈠-㉃]")
TYPED_MARKER = re.compile(rf"[（(]?(?:[0-9０-９]{{1,3}}|[{DIGITS}{COUNTING[1]}]{{1,5}})[)）、.．]|[①-⒛㈠-㉃]")
LIST_STYLE = re.compile(r"list-style(?:-type)?\s{0,9}:\s{0,9}([a-z\-]{1,40})", re.IGNORECASE)
# How each style of list is numbered: the format, and the mark after the number.
LIST_FORMATS = {
    "decimal": ("decimal", "."),
    "1": ("decimal", "."),
    "decimal-leading-zero": ("decimalZero", "."),
    "a": ("lowerLetter", "."),
    "lower-alpha": ("lowerLetter", "."),
    "lower-latin": ("lowerLetter", "."),
    "A": ("upperLetter", "."),
    "upper-alpha": ("upperLetter", "."),
    "upper-latin": ("upperLetter", "."),
    "i": ("lowerRoman", "."),
    "lower-roman": ("lowerRoman", "."),
    "I": ("upperRoman", "."),
    "upper-roman": ("upperRoman", "."),
    "cjk-ideographic": ("chineseCountingThousand", "、"),
    "simp-chinese-informal": ("chineseCountingThousand", "、"),
    "trad-chinese-informal": ("chineseCountingThousand", "、"),
    "cjk-decimal": ("ideographDigital", "、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"),
}
# An exponent or an index, by its element or its style, and how many elements may stand around its words.
SCRIPTS = {"sup": "super", "sub": "sub"}
ALIGNED = re.compile(r"vertical-align\s{0,9}:\s{0,9}(super|sub)\b", re.IGNORECASE)
DEEPEST_SCRIPT = 4
# A cell that spans columns is followed by so many empty ones, in a row of as many as this.
WIDEST_SPAN, WIDEST_ROW = 60, 200
LONGEST_CELL = 300
DEEPEST = 150


def is_block(element: Element) -> bool:
    return element.tag in BLOCKS


class LineWriter(Struct):
    """Writes elements as lines; `hidden` counts the spans of hidden text that were left out."""

    hidden: int = 0
    lines: list[Line] = field(default_factory=list)
    buffer: list[str] = field(default_factory=list)
    label: str = ""

    def write(self, element: Element) -> list[Line]:
        """The lines of an element, apart from those written before."""
        outer = self.lines, self.buffer, self.label
        self.lines, self.buffer, self.label = [], [], ""
        self.enter(element, 0)
        self.end_line()
        written = self.lines
        self.lines, self.buffer, self.label = outer
        return written

    def end_line(self) -> None:
        if not self.buffer:
            return
        text = tidy("".join(self.buffer))
        self.buffer = []
        if not text.strip():
            return
        label = "" if TYPED_MARKER.match(text.lstrip()) else self.label
        self.label = ""
        self.lines += as_lines(text, label)

    def enter(self, element: Element, depth: int) -> None:
        """An element with all that is in it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in NEVER_TEXT:
            return
        if is_hidden(element):
            self.hidden += bool("".join(element.itertext()).strip())
        elif depth > DEEPEST:
            self.buffer.append("".join(element.itertext()))
        elif tag == "br":
            self.buffer.append("\n")
        elif tag == "table" and is_data_table(element):
            self.table(element)
        elif tag == "ol":
            self.ordered_list(element, depth)
        elif tag in BLOCKS:
            self.end_line()
            self.inside(element, depth)
            self.end_line()
        else:
            self.inside(element, depth)

    def inside(self, element: Element, depth: int) -> None:
        self.words(element, element.text)
        for inner in element:
            self.enter(inner, depth + 1)
            self.words(element, inner.tail)

    def words(self, element: Element, text: str | None) -> None:
        if not text:
            return
        side = alignment_of(element)
        if side == "super":
            text = raised(text)
        elif side == "sub":
            text = lowered(text)
        self.buffer.append(text if element.tag == "pre" else BLANKS.sub(soften, text))

    def ordered_list(self, element: Element, depth: int) -> None:
        self.end_line()
        number = as_number(element.get("start"), 1)
        for item in element:
            if item.tag != "li":
                self.enter(item, depth + 1)
                continue
            number = as_number(item.get("value"), number)
            self.label = label_of(element, number)
            self.enter(item, depth + 1)
            self.label = ""
            number += 1
        self.end_line()

    def table(self, element: Element) -> None:
        self.end_line()
        for caption in element.iterchildren("caption"):
            self.lines += self.write(caption)
        self.lines += as_table(self.rows(element))

    def rows(self, table: Element) -> list[list[list[Line]]]:
        """The rows with their cells; a cell that spans several leaves the others empty."""
        rows: list[list[list[Line]]] = []
        open_below: dict[int, int] = {}
        for row in rows_of(table):
            cells: list[list[Line]] = []
            for cell in row.iterchildren("td", "th"):
                fill_open(cells, open_below)
                width = min(WIDEST_SPAN, as_number(cell.get("colspan"), 1) or 1, max(1, WIDEST_ROW - len(cells)))
                height = as_number(cell.get("rowspan"), 1)
                if height > 1:
                    open_below.update({len(cells) + column: height - 1 for column in range(width)})
                cells += [self.write(cell), *([] for _ in range(width - 1))]
                for column in range(len(cells) - width, len(cells)):
                    if height <= 1:
                        open_below.pop(column, None)
            fill_open(cells, open_below, is_end=True)
            rows.append(cells)
        return rows


def alignment_of(element: Element) -> str | None:
    """Is an element, or an inline one around it that holds nothing else, set above the line or below it?"""
    above: Element | None = element
    for _ in range(DEEPEST_SCRIPT):
        if above is None or above.tag in BLOCKS:
            return None
        if above.tag in SCRIPTS:
            return SCRIPTS[above.tag]
        style = above.get("style")
        found = ALIGNED.search(style) if style else None
        if found:
            return found[1].lower()
        above = above.getparent()
    return None


def fill_open(cells: list[list[Line]], open_below: dict[int, int], *, is_end: bool = False) -> None:
    """Put empty cells where one from a row above reaches down."""
    while open_below.get(len(cells), 0) > 0 and len(cells) < WIDEST_SPAN:
        open_below[len(cells)] -= 1
        cells.append([])


def rows_of(table: Element) -> list[Element]:
    """The rows of a table, not those of tables inside it."""
    rows: list[Element] = []
    for part in table:
        if part.tag == "tr":
            rows.append(part)
        elif part.tag in ("thead", "tbody", "tfoot"):
            rows += part.iterchildren("tr")
    return rows


def is_data_table(table: Element) -> bool:
    """Does the table hold data, and not the layout of a page: several short cells a row, no table inside?"""
    if any(inner.tag == "table" for inner in table.iterdescendants()):
        return False
    rows = rows_of(table)
    if all(len(row) < 2 for row in rows):
        return False
    if has_border(table):
        return True
    return all(len("".join(cell.itertext()).strip()) <= LONGEST_CELL for row in rows for cell in row)


def has_border(table: Element) -> bool:
    """Are lines drawn around the cells?"""
    return (table.get("border") or "0") not in ("0", "") or "border-collapse" in (table.get("style") or "").lower()


def label_of(ordered: Element, number: int) -> str:
    """The number that a browser shows before an item, or nothing."""
    style = LIST_STYLE.search(ordered.get("style") or "")
    name = style[1].lower() if style else ordered.get("type") or "decimal"
    if name not in LIST_FORMATS:
        return ""
    format_name, mark = LIST_FORMATS[name]
    written = format_number(format_name, number)
    return f"{written}{mark}" if written else ""


def soften(blank: re.Match[str]) -> str:
    """White space is one blank; where it holds a line break, one that is left out next to Chinese."""
    return SOFT if "\n" in blank[0] or "\r" in blank[0] else " "


def tidy(text: str) -> str:
    """Text as it is shown: blanks that only wrap the source are left out next to Chinese."""
    text = INVISIBLE.sub("", text).translate(SPACES)

    def resolve(run: re.Match[str]) -> str:
        around = text[run.start() - 1 : run.start()] + text[run.end() : run.end() + 1]
        return "" if WIDE.search(around) else " "

    return SOFT_RUN.sub(resolve, text)


def as_number(written: str | None, default: int) -> int:
    return int(written) if written and re.fullmatch(r"[0-9]{1,6}", written.strip()) else default
