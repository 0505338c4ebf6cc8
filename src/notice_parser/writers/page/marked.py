"""A notice and its text → the text as HTML, line by line, with quantities, markers, headings and findings marked.

The text between the tags is the source text, character for character.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from msgspec import Struct, field

from notice_parser.notice import Finding, Notice, Quantity, Quote
from notice_parser.outline.lines import BREAKS, LINE
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


def marked_text(notice: Notice, prefix: str) -> str:
    text = notice.source.text or ""
    layers = layers_of(notice, prefix)
    return "".join(
        f'<p class="{"line" if text[start:end].strip() else "line blank"}">{"".join(pieces)}</p>'
        for start, end, pieces in marked_lines(text, layers, prefix)
    )


def layers_of(notice: Notice, prefix: str) -> Layers:
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
    for index, finding in enumerate(notice.findings):
        add_finding(layers, finding, f"{prefix}f{index + 1}")
    return layers


def add_finding(layers: Layers, finding: Finding, name: str) -> None:
    """Underline its quotes, and put a flag with its message before the first."""
    for quote in finding.quotes:
        layers.style(quote, f"finding {finding.severity}")
    if finding.quotes:
        said = escape(finding.message)
        flag = f'<a id="{name}" class="flag {finding.severity}" href="#{name}" aria-label="{said}" title="{said}"></a>'
        layers.anchor(finding.quotes[0].start, flag)


def apart(quantities: list[Quantity]) -> list[Quantity]:
    """The quantities in text order, without those inside another, which share its mark."""
    kept: list[Quantity] = []
    for one in sorted(quantities, key=lambda one: (one.start, -one.end)):
        if one.start < one.end and (not kept or kept[-1].end <= one.start):
            kept.append(one)
    return kept


def marked_lines(text: str, layers: Layers, prefix: str) -> Iterator[tuple[int, int, list[str]]]:
    """Each line with its break, as start, end and pieces of HTML."""
    cuts = sorted({edge for start, end, _ in layers.classes for edge in (start, end)} | set(layers.anchors))
    styles = Styles(sorted(layers.classes))
    quantities, index, cut = layers.quantities, 0, 0
    for start, end in lines_of(text):
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
        yield start, end, pieces


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    """Each line with the break that ends it."""
    start = 0
    for found in LINE.finditer(text):
        if text[found.start()] in BREAKS:
            yield start, found.end()
            start = found.end()
    if start < len(text):
        yield start, len(text)


class Piece(Struct, frozen=True):
    """The span of a piece of text, and that of its line."""

    start: int
    stop: int
    line_start: int
    line_end: int


def in_mark(written: str, quantity: Quantity, piece: Piece, *, prefix: str) -> str:
    """A piece of a quantity in its mark: opened at the first piece on the line, closed after the last."""
    is_first = piece.start == quantity.start
    before = open_mark(quantity, prefix, is_first=is_first) if is_first or piece.start == piece.line_start else ""
    after = "</mark>" if piece.stop in (quantity.end, piece.line_end) else ""
    return before + written + after


def open_mark(quantity: Quantity, prefix: str, *, is_first: bool) -> str:
    """The opening tag: with the id for the first piece, without for pieces after a line break."""
    name = f'id="{prefix}{quantity.id}" tabindex="-1"' if is_first else "data-rest"
    status = f" {quantity.status}" if quantity.status else ""
    return f'<mark {name} class="k-{quantity.kind}{status}" data-q="{quantity.id}">'


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
