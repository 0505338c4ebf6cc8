"""Soft breaks inside a paragraph (Shift+Enter in Word): which of them only wrap a sentence or a heading."""

from __future__ import annotations

from msgspec.structs import replace

from notice_parser.outline.lines import Line, Openings

# A first line this long, in characters, is more than a heading.
LONGEST_HEADING = 30


def join_soft(text: str, lines: tuple[Line, ...], soft: frozenset[int], openings: Openings) -> tuple[Line, ...]:
    """The lines, those of a wrapped paragraph as one. Blocks of addresses or signatures stay as they stand."""
    if not soft:
        return lines
    joined: list[Line] = []
    for paragraph in split_paragraphs(lines, soft):
        joined += join_paragraph(text, paragraph, openings) if len(paragraph) > 1 else paragraph
    return tuple(joined)


def split_paragraphs(lines: tuple[Line, ...], soft: frozenset[int]) -> list[list[Line]]:
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and line.start in soft:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def join_paragraph(text: str, paragraph: list[Line], openings: Openings) -> list[Line]:
    """The lines of a paragraph that ends a sentence or is a heading; those that end one, or begin a section, apart."""
    stops, opens = openings.rules.stops, openings.at(paragraph[0]) is not None
    is_sentence = text[paragraph[-1].end - 1] in stops
    if not is_sentence and not opens:
        return paragraph
    joined = paragraph[:1]
    for line in paragraph[1:]:
        before = joined[-1]
        is_heading = opens and is_sentence and before is paragraph[0] and is_heading_alone(text, before, openings)
        is_apart = (
            text[before.end - 1] in stops
            or is_heading
            or before.table
            or line.table
            or openings.at(line) is not None
            or openings.rules.apart.match(text, line.start, line.end) is not None
        )
        if is_apart:
            joined.append(line)
        else:
            joined[-1] = replace(before, end=line.end)
    return joined


def is_heading_alone(text: str, line: Line, openings: Openings) -> bool:
    """Is the first line, with a marker, a heading of its own, and not the beginning of a sentence?"""
    words = line.of(text)
    return len(words) <= LONGEST_HEADING and not any(mark in words for mark in openings.rules.runs_on[:1])
