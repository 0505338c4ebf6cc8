"""Lines as readers make them → one text: pieces, of which some are labels that no character of the file holds."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from notice_parser.spans import Span

CELL_EDGE = "\t"
OPENING = "（(［["
BLANKS = " \t\r\n\f\v\u3000\u00a0\u200b\ufeff"


class Piece(Struct, frozen=True):
    """A part of a line; `is_generated` where it is a label, `is_continued` where its line continues a paragraph."""

    text: str
    is_generated: bool = False
    is_continued: bool = False


Line = tuple[Piece, ...]


def as_lines(text: str, label: str = "", gap: str = "") -> list[Line]:
    """A paragraph as lines, broken where it has a line break, without outer white space; the label leads the first."""
    words = [part.strip(BLANKS) for part in text.split("\n")]
    words = [part for part in words if part]
    lines: list[Line] = [(Piece(part, is_continued=index > 0),) for index, part in enumerate(words)]
    if not label:
        return lines
    head = (Piece(label, True),)
    return [(*head, Piece(gap), *lines[0]), *lines[1:]] if lines else [head]


def written(line: Line) -> str:
    return "".join(piece.text for piece in line)


def as_row(cells: Iterable[list[Line]]) -> Line:
    """The cells of a row on one line, a tab between them; each cell holds its lines, a blank between them."""
    row: list[Piece] = []
    edge = ""
    for cell in cells:
        for index, line in enumerate(cell):
            if index and not written(line).startswith(tuple(OPENING)):
                edge = " "
            row += [Piece(edge), *(Piece(piece.text.replace(CELL_EDGE, " "), piece.is_generated) for piece in line)]
            edge = ""
        edge += CELL_EDGE
    return (*row, Piece(edge[:-1]))


def as_table(rows: Iterable[list[list[Line]]]) -> list[Line]:
    """The rows of a table as lines. Where one cell alone says something, its paragraphs are lines of their own."""
    lines: list[Line] = []
    for cells in rows:
        filled = [cell for cell in cells if cell]
        if len(filled) > 1:
            lines.append(as_row(cells))
        elif filled:
            lines += filled[0]
    return lines


def as_text(lines: Iterable[Line]) -> tuple[str, tuple[Span, ...]]:
    """The whole text, a line each, and the spans of the labels in it."""
    pieces: list[str] = []
    labels: list[Span] = []
    offset = 0
    for line in lines:
        for piece in (*line, Piece("\n")):
            if piece.is_generated:
                labels.append(Span(offset, offset + len(piece.text)))
            pieces.append(piece.text)
            offset += len(piece.text)
    return "".join(pieces), tuple(labels)


def soft_starts(lines: Iterable[Line]) -> tuple[int, ...]:
    """The offsets in the whole text at which a line begins that continues the paragraph of the line before."""
    starts: list[int] = []
    offset = 0
    for line in lines:
        if line and line[0].is_continued:
            starts.append(offset)
        offset += len(written(line)) + 1
    return tuple(starts)
