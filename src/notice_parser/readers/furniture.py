"""Rows of all pages → the same without page numbers and running heads."""

from __future__ import annotations

from collections import Counter

import regex
from msgspec import Struct

from notice_parser.pack.layout import LayoutRules
from notice_parser.readers.page import Page, Row, text_of_row

DIGITS = regex.compile(r"[0-9０-９]{1,9}")
BLANK = regex.compile(r"\s{1,99}")
# How many lines may stand above or below the text of a page.
DEEPEST = 3
LONGEST_HEAD = 80
# A page number stands in the outer part of its page.
MARGIN = 0.16
FIRST, LAST = 0, -1


class Edge(Struct, frozen=True):
    """The outermost row of a page at one edge."""

    page: int
    text: str
    is_outside: bool


def remove_furniture(pages: list[Page], rows: list[list[Row]], rules: LayoutRules) -> tuple[list[list[Row]], int]:
    """The rows without furniture, and how many were left out. Only what stands outermost is looked at.

    Where nothing else would be left, what repeats is the text.
    """
    kept = [list(page_rows) for page_rows in rows]
    removed = 0
    for end in (FIRST, LAST):
        for _ in range(DEEPEST):
            edges = find_edges(pages, kept, end)
            numbers, repeated = find_numbers(edges, rules), find_repeated(edges)
            for edge in edges:
                if edge.page in numbers or edge.page in repeated:
                    kept[edge.page].pop(end)
                    removed += 1
            if not numbers and not repeated:
                break
    return (kept, removed) if any(kept) else (rows, 0)


def find_edges(pages: list[Page], kept: list[list[Row]], end: int) -> list[Edge]:
    edges = []
    for index, page_rows in enumerate(kept):
        if page_rows:
            row, height = page_rows[end], pages[index].height
            is_outside = row[0].bottom < MARGIN * height if end == FIRST else row[0].top > (1 - MARGIN) * height
            edges.append(Edge(index, BLANK.sub("", text_of_row(row)), is_outside))
    return edges


def find_numbers(edges: list[Edge], rules: LayoutRules) -> set[int]:
    """Pages whose outermost row is a page number: marked as one, or a bare number that counts from page to page."""
    marked = {edge.page for edge in edges if edge.is_outside and rules.furniture.match(edge.text)}
    bare = {edge.page: int(edge.text) for edge in edges if edge.is_outside and rules.bare_number.match(edge.text)}
    shifts = Counter(number - page for page, number in bare.items())
    return marked | {page for page, number in bare.items() if shifts[number - page] > 1 or number == page + 1}


def find_repeated(edges: list[Edge]) -> set[int]:
    """Pages whose outermost row stands, but for its digits, on half of the pages."""
    if len(edges) < 2:
        return set()
    said = {edge.page: DIGITS.sub("#", edge.text) for edge in edges if len(edge.text) <= LONGEST_HEAD}
    counted = Counter(said.values())
    least = max(2, len(edges) // 2)
    return {page for page, text in said.items() if counted[text] >= least}
