"""Rows of all pages → the same without page numbers and running heads."""

from __future__ import annotations

from collections import Counter, defaultdict

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
# A table of two columns has three upright rules.
FEWEST_RULES = 3


class Edge(Struct, frozen=True):
    """The outermost row of a page at one edge; `is_cells` where it is the row of a ruled table."""

    page: int
    text: str
    is_outside: bool
    is_cells: bool


def remove_furniture(pages: list[Page], rows: list[list[Row]], rules: LayoutRules) -> tuple[list[list[Row]], int]:
    """The rows without furniture, and how many were left out. Only what stands outermost is looked at.

    Where nothing else would be left, what repeats is the text.
    """
    kept = [list(page_rows) for page_rows in rows]
    removed = 0
    for end in (FIRST, LAST):
        for _ in range(DEEPEST):
            edges = find_edges(pages, kept, end)
            numbers, repeated = find_numbers(edges, rules), find_repeated(edges, kept, end)
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
            edges.append(Edge(index, BLANK.sub("", text_of_row(row)), is_outside, is_cells(pages[index], row)))
    return edges


def is_cells(page: Page, row: Row) -> bool:
    """Do upright rules part the row, or stand around it, as those of a table?"""
    middle = (row[0].top + row[0].bottom) / 2
    beside = sum(rule.is_upright and rule.top <= middle <= rule.bottom for rule in page.rules)
    return beside >= FEWEST_RULES


def find_numbers(edges: list[Edge], rules: LayoutRules) -> set[int]:
    """Pages whose outermost row is a page number: marked as one, or a bare number that counts from page to page."""
    marked = {edge.page for edge in edges if edge.is_outside and rules.furniture.match(edge.text)}
    bare = {edge.page: int(edge.text) for edge in edges if edge.is_outside and rules.bare_number.match(edge.text)}
    shifts = Counter(number - page for page, number in bare.items())
    return marked | {page for page, number in bare.items() if shifts[number - page] > 1 or number == page + 1}


def find_repeated(edges: list[Edge], kept: list[list[Row]], end: int) -> set[int]:
    """Pages whose outermost row stands, but for the number of its page, on half of the pages.

    A table that goes on from page to page ends in its own rows, and repeats its head, which is kept where it is first.
    """
    if len(edges) < 2:
        return set()
    alike: dict[tuple[str, bool], list[Edge]] = defaultdict(list)
    for edge in edges:
        if len(edge.text) <= LONGEST_HEAD and not (edge.is_cells and end == LAST):
            alike[DIGITS.sub("#", edge.text), edge.is_cells].append(edge)
    least = max(2, len(edges) // 2)
    return {
        edge.page
        for (_, is_head), found in alike.items()
        if len(found) >= least and counts_pages(found)
        for index, edge in enumerate(found)
        if index or not is_head or stands_before(edge, kept)
    }


def stands_before(head: Edge, kept: list[list[Row]]) -> bool:
    """Does the page before hold the head of the table, further down?"""
    return head.page > 0 and any(BLANK.sub("", text_of_row(row)) == head.text for row in kept[head.page - 1])


def counts_pages(alike: list[Edge]) -> bool:
    """Is each number of these rows the same on every page, or does it count the pages?"""
    counted = [[(int(number), edge.page) for number in DIGITS.findall(edge.text)] for edge in alike]
    return all(
        len({number for number, _ in column}) == 1 or len({number - page for number, page in column}) == 1
        for column in zip(*counted, strict=True)
    )
