"""A notice and its text → the text as HTML, line by line, tables as grids, with quantities, markers, headings and
findings marked.

The text between the tags is the source text, character for character.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from msgspec import Struct, field

from notice_parser.notice import Finding, Notice, Quantity, Quote
from notice_parser.pack.page import PageWords
from notice_parser.spans import Span
from notice_parser.writers.page.grids import EDGE, Grid, Row, blocks_of, is_number
from notice_parser.writers.page.words import message_of
from notice_parser.writers.walk import walk


class Layers(Struct):
    """What is drawn at each offset: classes of spans, quantities, and anchors and flags before a character."""

    classes: list[tuple[int, int, str]] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    anchors: dict[int, str] = field(default_factory=dict)

    def style(self, quote: Quote | None, name: str) -> None:
        if quote is not None and quote.start < quote.end:
            self.classes.append((quote.start, quote.end, name))

    def anchor(self, offset: int, html: str) -> None:
        self.anchors[offset] = self.anchors.get(offset, "") + html


def marked_text(notice: Notice, prefix: str, words: PageWords) -> str:
    text = notice.source.text or ""
    blocks = list(blocks_of(text, notice))
    layers = layers_of(notice, prefix, words)
    segments = [segment for block in blocks for segment in segments_of(block)]
    hide_edges(layers, text, blocks)
    pieces = marked_segments(text, segments, layers, prefix=prefix)
    return "".join(
        grid(text, block, pieces) if isinstance(block, Grid) else line(text, block, next(pieces)) for block in blocks
    )


def segments_of(block: Span | Grid) -> Iterable[Span]:
    """What is drawn as one piece: a line, or a cell."""
    return [cell for row in block.rows for cell in row.cells] if isinstance(block, Grid) else [block]


def hide_edges(layers: Layers, text: str, blocks: list[Span | Grid]) -> None:
    """The tabs between cells stay in the text, and are not seen."""
    for block in blocks:
        for cell in segments_of(block) if isinstance(block, Grid) else ():
            if text[cell.end - 1 : cell.end] == EDGE:
                layers.classes.append((cell.end - 1, cell.end, "edge"))


def line(text: str, span: Span, pieces: list[str]) -> str:
    return f'<p class="{"line" if span.of(text).strip() else "line blank"}">{"".join(pieces)}</p>'


def grid(text: str, table: Grid, pieces: Iterator[list[str]]) -> str:
    """The rows as a table that scrolls by itself where it is wide."""
    rows = "".join(
        f"<tr>{grid_row(text, row, table.width, pieces, is_head=index < table.heads)}</tr>"
        for index, row in enumerate(table.rows)
    )
    return f'<div class="grid" tabindex="0"><table>{rows}</table></div>'


def grid_row(text: str, row: Row, width: int, pieces: Iterator[list[str]], *, is_head: bool) -> str:
    """The cells of a row, with empty ones where it is short."""
    name, scope = ("th", ' scope="col"') if is_head else ("td", "")
    cells = []
    for cell in row.cells:
        number = ' class="number"' if is_number(text, cell) else ""
        cells.append(f"<{name}{scope}{number}>{''.join(next(pieces))}</{name}>")
    return "".join(cells) + f"<{name}></{name}>" * (width - len(cells))


def layers_of(notice: Notice, prefix: str, words: PageWords) -> Layers:
    layers = Layers(quantities=apart(notice.quantities))
    layers.style(notice.title, "title")
    layers.style(notice.head, "head")
    for name in ("preamble", "closing"):
        edge = getattr(notice, name)
        if edge is not None:
            layers.anchor(edge.start, f'<a id="{prefix}{name}" class="anchor"></a>')
    for path in walk(notice.sections):
        section = path[-1]
        layers.anchor(section.start, f'<a id="{prefix}s{section.id}" class="anchor"></a>')
        layers.style(section.marker, f"marker level-{min(section.level, 6)}")
        layers.style(section.heading, f"heading level-{min(section.level, 6)}")
    for reference in notice.references:
        layers.style(reference, "reference")
    for number, finding in enumerate(notice.findings, start=1):
        add_finding(layers, finding, message_of(finding, words), name=f"{prefix}f{number}", number=number)
    return layers


def add_finding(layers: Layers, finding: Finding, message: str, *, name: str, number: int) -> None:
    """Underline its quotes, and put a numbered flag with its message before the first."""
    for quote in finding.quotes:
        layers.style(quote, f"finding {finding.severity}")
    if finding.quotes:
        said = escape(message)
        flag = (
            f'<a id="{name}" class="flag {finding.severity}" href="#{name}" data-number="{number}" '
            f'aria-label="{said}" title="{said}"></a>'
        )
        layers.anchor(finding.quotes[0].start, flag)


def apart(quantities: list[Quantity]) -> list[Quantity]:
    """The quantities in text order, without those inside another, which share its mark."""
    kept: list[Quantity] = []
    for one in sorted(quantities, key=lambda one: (one.start, -one.end)):
        if one.start < one.end and (not kept or kept[-1].end <= one.start):
            kept.append(one)
    return kept


def marked_segments(text: str, segments: list[Span], layers: Layers, *, prefix: str) -> Iterator[list[str]]:
    """The pieces of HTML of each line or cell; they must be asked for in text order."""
    cuts = sorted({edge for start, end, _ in layers.classes for edge in (start, end)} | set(layers.anchors))
    styles = Styles(sorted(layers.classes))
    quantities, index, cut = layers.quantities, 0, 0
    for segment in segments:
        start, end = segment.start, segment.end
        pieces: list[str] = []
        offset = start
        first_ink = end - len(text[start:end].lstrip())
        while offset < end:
            while index < len(quantities) and quantities[index].end <= offset:
                index += 1
            while cut < len(cuts) and cuts[cut] <= offset:
                cut += 1
            quantity = quantities[index] if index < len(quantities) else None
            is_inside = quantity is not None and quantity.start <= offset
            stops = [first_ink if offset < first_ink else end, cuts[cut] if cut < len(cuts) else end]
            if quantity is not None:
                stops.append(quantity.end if is_inside else quantity.start)
            stop = min(stops)
            pieces.append(layers.anchors.get(offset, ""))
            classes = styles.at(offset)
            piece = styled(text[offset:stop], ["indent", *classes] if offset < first_ink < end else classes)
            if is_inside and quantity:
                piece = in_mark(piece, quantity, Piece(offset, stop, start, end), prefix=prefix)
            pieces.append(piece)
            offset = stop
        yield pieces


class Piece(Struct, frozen=True):
    """The span of a piece of text, and that of its line or cell."""

    start: int
    stop: int
    whole_start: int
    whole_end: int


def in_mark(written: str, quantity: Quantity, piece: Piece, *, prefix: str) -> str:
    """A piece of a quantity in its mark: opened at the first piece on the line or in the cell, closed at the last."""
    is_first = piece.start == quantity.start
    before = open_mark(quantity, prefix, is_first=is_first) if is_first or piece.start == piece.whole_start else ""
    after = "</mark>" if piece.stop in (quantity.end, piece.whole_end) else ""
    return before + written + after


def open_mark(quantity: Quantity, prefix: str, *, is_first: bool) -> str:
    """The opening tag: with the id for the first piece, without for pieces after a line break."""
    name = f'id="{prefix}{quantity.id}" tabindex="-1" role="button"' if is_first else "data-rest"
    status = f" {quantity.status}" if quantity.status else ""
    doubt = " doubt" if quantity.doubts else ""
    return f'<mark {name} class="k-{quantity.kind}{status}{doubt}" data-q="{quantity.id}">'


def styled(piece: str, classes: list[str]) -> str:
    written = escape(piece, quote=False).replace("\r", "&#13;")
    return f'<span class="{" ".join(classes)}">{written}</span>' if classes else written


class Styles:
    """The classes in force at an offset; offsets must be asked for in ascending order."""

    def __init__(self, spans: list[tuple[int, int, str]]) -> None:
        self.spans = spans
        self.next = 0
        self.open: list[tuple[int, int, str]] = []

    def at(self, offset: int) -> list[str]:
        while self.next < len(self.spans) and self.spans[self.next][0] <= offset:
            self.open.append(self.spans[self.next])
            self.next += 1
        self.open = [span for span in self.open if span[1] > offset]
        return sorted({name for _, _, name in self.open})
