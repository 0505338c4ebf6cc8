"""Findings with their lines and columns: one per line for people, or JSON."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from notice_parser.messages import Language, name_of_code
from notice_parser.notice import Finding, Notice, Quote, Section
from notice_parser.writers.controls import visible
from notice_parser.writers.one_line import on_one_line

FORMATS_WITH_LINES = frozenset({"text/plain", "text/markdown"})
LONGEST_WORDS, CUT = 30, "…"
NARROW = str.maketrans("（）", "()")


class Placed(Struct, frozen=True):
    """A finding with its position: file, line and column (from 1), the path of its section, its first words.

    `has_lines` is true where the lines are those of the file: of plain text and Markdown.
    """

    path: str
    finding: Finding
    message: str
    context: str
    start: tuple[int, int]
    end: tuple[int, int]
    section: str
    words: str
    has_lines: bool


class Lines:
    """Offsets → lines and columns, both from 1."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(index + 1 for index, character in enumerate(text) if character == "\n")]

    def at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


class Positions:
    """The lines and the section paths of one notice, which holds its text."""

    def __init__(self, notice: Notice) -> None:
        self.path = notice.source.path or "-"
        self.lines = Lines(notice.source.text or "")
        self.sections = dict(section_paths(notice.sections))
        self.has_lines = notice.source.media_type in FORMATS_WITH_LINES


def section_paths(sections: list[Section], path: str = "") -> Iterator[tuple[str, str]]:
    """The id of each section with the markers from the top down: 二(二)1."""
    for section in sections:
        own = path + plain_marker(section.marker.text)
        yield section.id, own
        yield from section_paths(section.children, own)


def plain_marker(marker: str) -> str:
    """The marker without its punctuation and white space: 一、 is 一, （二） is (二)."""
    return "".join(marker.split()).translate(NARROW).rstrip("、.．，,：:")


def first_quote(finding: Finding) -> Quote | None:
    return min(finding.quotes, key=lambda quote: quote.start, default=None)


def place_finding(finding: Finding, positions: Positions, *, message: str, context: str) -> Placed:
    """The finding at its first quote; at the start of the text where it has none."""
    quote = first_quote(finding)
    start, end = (quote.start, quote.end) if quote else (0, 0)
    return Placed(
        path=positions.path,
        finding=finding,
        message=message,
        context=context,
        start=positions.lines.at(start),
        end=positions.lines.at(end),
        section=positions.sections.get(finding.section or "", ""),
        words=shortened(quoted_words(finding)),
        has_lines=positions.has_lines,
    )


def quoted_words(finding: Finding) -> str:
    """The words of all quotes in text order, on one line."""
    quotes = sorted(finding.quotes, key=lambda quote: (quote.start, quote.end))
    return CUT.join(dict.fromkeys(on_one_line(quote.text) for quote in quotes))


def shortened(words: str) -> str:
    return words if len(words) <= LONGEST_WORDS else words[:LONGEST_WORDS] + CUT


def as_line(placed: Placed, language: Language) -> str:
    """`FILE:12:5 错误 rate_mismatch 二(二)1 message`, on one line whatever the message contains.

    A file without lines has its section and words in their place: `FILE: 二(二)1 “95%” 错误 rate_mismatch message`.
    """
    level, code = name_of_code(placed.finding.severity, language), placed.finding.code
    if placed.has_lines:
        parts = [f"{placed.path}:{placed.start[0]}:{placed.start[1]}", level, code, placed.section, placed.message]
    else:
        words = f"“{placed.words}”" if placed.words else ""
        parts = [f"{placed.path}:", placed.section, words, level, code, placed.message]
    return visible(" ".join(" ".join(part for part in parts if part).split())) + "\n"


def as_json(found: list[Placed]) -> str:
    return json.dumps([row(placed) for placed in found], ensure_ascii=False, indent=2) + "\n"


def row(placed: Placed) -> dict[str, Any]:
    """A finding as in the notice, with file, line, column and the hash of its context."""
    return {
        "path": placed.path,
        "line": placed.start[0],
        "column": placed.start[1],
        **placed.finding.model_dump(mode="json"),
        "message": placed.message,
        "context": placed.context,
    }
