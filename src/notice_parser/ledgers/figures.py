"""The figures of an item, each with a label for people."""

from __future__ import annotations

from notice_parser.ledgers.model import Figure, Item, Reading
from notice_parser.notice import Quantity, Quote


def figures_of(item: Item, reading: Reading) -> list[Figure]:
    """The quantities of the item in text order."""
    return [
        Figure(text=each.text, start=each.start, end=each.end, id=each.id, label=label_of(each))
        for each in reading.quantities(item.span)
    ]


def label_of(figure: Quantity) -> str:
    """Action, what is counted, and the figure: 改造房屋 473栋. Of two quotes that overlap only the longer."""
    parts = [part for part in (figure.action, figure.measured) if part]
    if len(parts) == 2 and overlap(*parts):
        parts = [max(parts, key=lambda part: part.end - part.start)]
    words = "".join("".join(part.text.split()) for part in parts)
    return f"{words} {figure.text}" if words else figure.text


def overlap(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end
