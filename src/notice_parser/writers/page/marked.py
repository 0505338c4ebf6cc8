"""A notice and its text → the text as HTML, line by line, with figures, markers, headings and findings marked.

What stands between the tags is the source text, character for character: nothing is added to it or left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from msgspec import Struct, field

from notice_parser.notice import Finding, Notice, Quantity, Quote
from notice_parser.outline.lines import BREAKS, LINE
from notice_parser.writers.walk import walk


class Layers(Struct):
    """What is known of each place: classes of stretches, figures, and anchors and flags before a character."""

    classes: list[tuple[int, int, str]] = field(default_factory=list)
    figures: list[Quantity] = field(default_factory=list)
    anchors: dict[int, str] = field(default_factory=dict)

    def style(self, quote: Quote | None, name: str) -> None:
        if quote is not None and quote.start < quote.end:
            self.classes.append((quote.start, quote.end, name))

    def anchor(self, place: int, html: str) -> None:
        self.anchors[place] = self.anchors.get(place, "") + html


def marked_text(notice: Notice, prefix: str) -> str:
    text = notice.source.text or ""
    layers = layers_of(notice, prefix)
    return "".join(
        f'<p class="{"line" if text[start:end].strip() else "line blank"}">{"".join(pieces)}</p>'
        for start, end, pieces in marked_lines(text, layers, prefix)
    )


def layers_of(notice: Notice, prefix: str) -> Layers:
    layers = Layers(figures=apart(notice.quantities))
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
    """Its quotes underlined, and a flag before the first that links to what it says."""
    for quote in finding.quotes:
        layers.style(quote, f"finding {finding.severity}")
    if finding.quotes:
        said = escape(finding.message)
        flag = f'<a id="{name}" class="flag {finding.severity}" href="#{name}" aria-label="{said}" title="{said}"></a>'
        layers.anchor(finding.quotes[0].start, flag)


def apart(quantities: list[Quantity]) -> list[Quantity]:
    """The figures in text order; one inside another stays with the outer one's mark."""
    kept: list[Quantity] = []
    for one in sorted(quantities, key=lambda one: (one.start, -one.end)):
        if one.start < one.end and (not kept or kept[-1].end <= one.start):
            kept.append(one)
    return kept


def marked_lines(text: str, layers: Layers, prefix: str) -> Iterator[tuple[int, int, list[str]]]:
    """Each line with its break, as start, end and pieces of HTML."""
    cuts = sorted({place for start, end, _ in layers.classes for place in (start, end)} | set(layers.anchors))
    styles = Styles(sorted(layers.classes))
    figures, at, cut = layers.figures, 0, 0
    for start, end in lines_of(text):
        pieces: list[str] = []
        place = start
        ink = end - len(text[start:end].lstrip())
        while place < end:
            while at < len(figures) and figures[at].end <= place:
                at += 1
            while cut < len(cuts) and cuts[cut] <= place:
                cut += 1
            figure = figures[at] if at < len(figures) else None
            inside = figure is not None and figure.start <= place
            stops = [ink if place < ink else end, cuts[cut] if cut < len(cuts) else end]
            if figure is not None:
                stops.append(figure.end if inside else figure.start)
            stop = min(stops)
            pieces.append(layers.anchors.get(place, ""))
            classes = styles.at(place)
            piece = styled(text[place:stop], ["indent", *classes] if place < ink < end else classes)
            pieces.append(in_mark(piece, figure, place, stop, start, end, prefix) if inside and figure else piece)
            place = stop
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


def in_mark(piece: str, figure: Quantity, place: int, stop: int, start: int, end: int, prefix: str) -> str:
    """A piece of a figure in its mark: opened at the first piece on the line, closed after the last."""
    before = open_mark(figure, prefix, is_first=place == figure.start) if place in (figure.start, start) else ""
    after = "</mark>" if stop in (figure.end, end) else ""
    return before + piece + after


def open_mark(figure: Quantity, prefix: str, *, is_first: bool) -> str:
    """The mark that bears the id, or the one of what a line break left over."""
    name = f'id="{prefix}{figure.id}" tabindex="-1"' if is_first else "data-rest"
    status = f" {figure.status}" if figure.status else ""
    return f'<mark {name} class="k-{figure.kind}{status}" data-q="{figure.id}">'


def styled(piece: str, classes: list[str]) -> str:
    written = escape(piece, quote=False).replace("\r", "&#13;")
    return f'<span class="{" ".join(classes)}">{written}</span>' if classes else written


class Styles:
    """The classes in force at a place; asked for in rising order."""

    def __init__(self, stretches: list[tuple[int, int, str]]) -> None:
        self.stretches = stretches
        self.next = 0
        self.open: list[tuple[int, int, str]] = []

    def at(self, place: int) -> list[str]:
        while self.next < len(self.stretches) and self.stretches[self.next][0] <= place:
            self.open.append(self.stretches[self.next])
            self.next += 1
        self.open = [stretch for stretch in self.open if stretch[1] > place]
        return sorted({name for _, _, name in self.open})
