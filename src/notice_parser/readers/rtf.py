"""RTF → Source, through striprtf, which keeps the labels of lists; what it gets wrong is put right before and after."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from notice_parser.errors import UnreadableInput
from notice_parser.messages import say
from notice_parser.readers.rtf_characters import write_characters
from notice_parser.readers.rtf_fonts import plain_fonts
from notice_parser.spans import Finding, Source, Span

if TYPE_CHECKING:
    from notice_parser.readers.opening import Input

MEDIA_TYPE = "application/rtf"
# Private characters put around labels, and before a line that continues its paragraph, on the way through striprtf; the
# text that is returned never holds them.
LABEL_STARTS, LABEL_ENDS, CONTINUES = "\ue0f0", "\ue0f1", "\ue0f2"
MARK = re.compile(f"([{LABEL_STARTS}{LABEL_ENDS}{CONTINUES}])")
REPLACEMENT = "\ufffd"

LABEL = re.compile(r"\{(\\\*)?\\(?:listtext|pntext)\b((?:[^{}\\]|\\.|\{[^{}]{0,200}\}){0,400})\}", re.S)
GROUP = re.compile(r"\{((?:[^{}\\]++|\\[^{}])*+)\}", re.S)
HIDES = re.compile(r"(?:[^\\]++|\\(?!(?:v|deleted)(?![a-z0-9])).)*+\\(?:v|deleted)", re.S)
CELL = re.compile(r"\\(?:nest)?cell(?![a-z]) ?")
PLAIN_CELL = re.compile(r"\\cell(?![a-z]) ?")
CELL_END = re.compile(r"\\cellx(-?[0-9]{1,7})(?![0-9])")
# Edges of columns this close are one, in twentieths of a point; no row has more cells than this, no table more columns.
NEAR_EDGE, MOST_CELLS, MOST_COLUMNS = 60, 64, 200
ROW_START = re.compile(r"\\trowd(?![a-z])")
ROW = re.compile(r"\\row(?![a-z])")
SOFT_BREAK = re.compile(r"\\line(?![a-z0-9]) ?")
BREAK = re.compile(r"\\(?:par|line)(?![a-z0-9]) ?")
CODE_PAGE = re.compile(r"\\ansicpg(\d{1,5})")
# Charsets of the Macintosh, for which Python has no codec; and ANSI, which a Chinese file uses for Chinese bytes too.
MAC_CHARSET = re.compile(r"\\fcharset(?:7[89]|8[0-8])(?!\d)")
ANSI_CHARSET = re.compile(r"\\fcharset0(?!\d)")
TWO_BYTE_PAGES = ("936", "950")
BYTES_THEN_CHARACTER = re.compile(r"(?<!\\'[0-9a-fA-F]{2})((?:\\'[0-9a-fA-F]{2})++)([@-\[\]-z|~])")


def read(found: Input) -> Source:
    """The text of an RTF document. Raises UnreadableInput for what is damaged or holds no text."""
    written = found.raw.decode("latin-1")
    prepared, hidden = prepare(written)
    text, labels, soft = take_marks(tidy(strip(found, prepared)))
    if not text.strip():
        raise UnreadableInput(found.path, say("holds no text; give a file that holds a notice"))
    return Source(
        text=text,
        path=found.path,
        media_type=MEDIA_TYPE,
        encoding=None,
        sha256=hashlib.sha256(found.raw).hexdigest(),
        shows_text=True,
        generated=labels,
        findings=make_findings(text, hidden, written),
        soft=soft,
    )


def strip(found: Input, prepared: str) -> str:
    """The words of an RTF text. Raises UnreadableInput."""
    from striprtf.striprtf import rtf_to_text

    try:
        stripped: str = rtf_to_text(plain_fonts(prepared), encoding=code_page(prepared), errors="replace")  # type: ignore[no-untyped-call]
        return stripped.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\0", REPLACEMENT)
    except Exception:  # a damaged file makes it raise errors of many kinds
        raise UnreadableInput(found.path, say("is a damaged RTF document; save it again and give that")) from None


def code_page(written: str) -> str:
    """The codec of the bytes in fonts that do not state theirs."""
    page = CODE_PAGE.search(written)
    return f"cp{page[1]}" if page and page[1] in TWO_BYTE_PAGES else "cp1252"


def prepare(written: str) -> tuple[str, int]:
    """The RTF as striprtf reads it right, and how many spans of hidden text were left out."""
    if code_page(written) != "cp1252":
        written = BYTES_THEN_CHARACTER.sub(complete_pair, ANSI_CHARSET.sub(r"\\fcharset1", written))
    written, hidden = remove_hidden(MAC_CHARSET.sub(r"\\fcharset1", written))
    written = LABEL.sub(mark_label, write_characters(written))
    # Cut so, striprtf does not look for links: it would read a line over and over, and add the address to the words.
    written = written.replace("{\\field{", "{\\field\n{")
    written = "\\row".join(spread_rows(list(map(one_line, split_rows(written)))))
    return SOFT_BREAK.sub(rf"\\line\\u{ord(CONTINUES) - 0x10000}?", CELL.sub(r"\\tab ", written)), hidden


def remove_hidden(written: str) -> tuple[str, int]:
    """The RTF without its innermost groups of hidden or deleted text, and how many there were."""
    kept = GROUP.sub(lambda group: "" if HIDES.match(group[1]) else group[0], written)
    return kept, written.count("{") - kept.count("{")


def mark_label(found: re.Match[str]) -> str:
    """A label's group between private characters, under the name that striprtf keeps."""
    return f"{{\\listtext\\u{ord(LABEL_STARTS)}?{found[2]}\\u{ord(LABEL_ENDS)}?}}"


def complete_pair(found: re.Match[str]) -> str:
    """Bytes whose last one needs a second: the character after them is that second one."""
    raw = bytes.fromhex(found[1].replace("\\'", ""))
    index = 0
    while index < len(raw):
        index += 2 if raw[index] > 0x80 else 1
    return f"{found[1]}\\'{ord(found[2]):02x}" if index > len(raw) else found[0]


def split_rows(written: str) -> list[str]:
    return ROW.split(written)


def one_line(part: str) -> str:
    """What ends with a table's row: from the row's start on, paragraphs of a cell stand on one line."""
    start = ROW_START.search(part)
    if start is None:
        return part
    return part[: start.start()] + BREAK.sub(" ", part[start.start() :])


def spread_rows(parts: list[str]) -> list[str]:
    """The rows, each cell that is as wide as several columns of its table with empty ones after it.

    Where a row begins is known from the words around it: rows with nothing between them are one table.
    """
    spread: list[str] = []
    table: list[str] = []
    for part in parts:
        start = ROW_START.search(part)
        if start is None or part[: start.start()].strip():
            spread += spread_table(table)
            table = []
        table.append(part)
    return [*spread, *spread_table(table)]


def spread_table(rows: list[str]) -> list[str]:
    ends = [[int(end) for end in CELL_END.findall(row[definition_start(row) :])[-MOST_CELLS:]] for row in rows]
    edges = merge_edges(sorted(end for row in ends for end in row))
    return [
        spread_row(row, own, edges) if own and len(own) < len(edges) <= MOST_COLUMNS else row
        for row, own in zip(rows, ends, strict=True)
    ]


def definition_start(row: str) -> int:
    """Where the last definition of a row's cells begins: a row may be defined once before and once after its cells."""
    return max(0, row.rfind("\\trowd"))


def spread_row(row: str, ends: list[int], edges: list[int]) -> str:
    """The row with as many cell marks after each cell as it has columns."""
    cells = iter(ends)
    before = 0

    def widen(found: re.Match[str]) -> str:
        nonlocal before
        end = next(cells, None)
        if end is None:
            return found[0]
        reached = bisect_right(edges, end + NEAR_EDGE)
        width, before = max(1, reached - before), max(reached, before)
        return "\\cell " * width

    return PLAIN_CELL.sub(widen, row)


def merge_edges(ends: list[int]) -> list[int]:
    """The right edges of the columns, those close to one another as one."""
    edges: list[int] = []
    for end in ends:
        if not edges or end - edges[-1] > NEAR_EDGE:
            edges.append(end)
    return edges


def tidy(text: str) -> str:
    """One paragraph a line, without outer blanks, empty lines and soft hyphens."""
    lines = (tidy_line(line.strip(" \r\u00a0")) for line in text.replace("\u00ad", "").split("\n"))
    return "\n".join(line for line in lines if line)


def tidy_line(line: str) -> str:
    """A line without outer tabs. A row of a table keeps them but for its last: they are its empty cells."""
    words = line.strip(" \t\u00a0")
    return line.removesuffix("\t") if "\t" in words else words


def take_marks(marked: str) -> tuple[str, tuple[Span, ...], tuple[int, ...]]:
    """The text without the private characters, the spans of the labels between them, where lines continue others."""
    pieces: list[str] = []
    labels: list[Span] = []
    soft: list[int] = []
    length = 0
    start: int | None = None
    for part in MARK.split(marked):
        if part == LABEL_STARTS:
            start = length
        elif part == CONTINUES:
            soft.append(length)
        elif part == LABEL_ENDS:
            if start is not None and length > start:
                labels.append(Span(start, length))
            start = None
        else:
            is_label = start is not None
            words = part.strip() if is_label else part
            if not is_label and labels and labels[-1].end == length:
                words = words.lstrip(" ")
            pieces.append(words)
            length += len(words)
    return "".join(pieces), tuple(labels), tuple(start for start in dict.fromkeys(soft) if 0 < start < length)


def make_findings(text: str, hidden: int, written: str) -> tuple[Finding, ...]:
    notes = []
    replaced = text.count(REPLACEMENT)
    if replaced:
        params = (("count", str(replaced)), ("encoding", code_page(written)))
        notes.append(Finding("bytes_replaced", "warning", params=params))
    if hidden:
        notes.append(Finding("hidden_text_removed", "info", params=(("count", str(hidden)),)))
    return tuple(notes)
