"""Figures that add up to one: a row to the total behind it; a bracket, or a row, to the figure in front of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from notice_parser.quantities.shape import COUNTED, Statement

FARTHEST = 24
LEAST_ROW, FARTHEST_ROW = 3, 6


class Fold(Protocol):
    """What sets the parts, as far as sums need it."""

    text: str
    all: list[Statement]

    def before(self, index: int) -> range: ...
    def comparable(self, one: Statement, other: Statement) -> bool: ...
    def set(self, index: int, whole: int | None, role: str, reason: str) -> None: ...


def sum_up(fold: Fold) -> None:
    """合计: the row of figures right before it that adds up to it are its parts."""
    for index, total in enumerate(fold.all):
        if "total" not in total.signs or total.figure.base_value is None:
            continue
        parts: list[int] = []
        rest = total.figure.base_value
        for other in fold.before(index):
            part = fold.all[other]
            if not fold.comparable(part, total) or part.figure.base_value is None:
                break
            parts.append(other)
            rest -= part.figure.base_value
            if rest <= 0:
                break
        if rest == 0 and len(parts) > 1:
            for other in parts if total.part_of is None else ():
                fold.set(other, index, "partition", "the row adds up to this total")
            if len({s.measured and s.measured.of(fold.text) for s in map(fold.all.__getitem__, parts)}) > 1:
                total.measured = None


def bracket_up(fold: Fold) -> None:
    """42座(农村31座、城区11座): figures in a bracket that add up to the one right before it are its parts."""
    for index, whole in enumerate(fold.all):
        parts: list[int] = []
        for other in range(index + 1, len(fold.all)):
            part = fold.all[other]
            if part.depth != whole.depth + 1 or part.sentence != whole.sentence or not fold.comparable(part, whole):
                break
            parts.append(other)
        total = sum((fold.all[i].figure.base_value or Decimal(0) for i in parts), Decimal(0))
        if len(parts) > 1 and total == whole.figure.base_value:
            for other in (i for i in parts if fold.all[i].part_of != index):
                fold.set(other, index, "partition", "the bracket adds up to the figure before it")


def add_up(fold: Fold) -> None:
    """尚未整改的17个问题: 甲类9个, 乙类5个, 丙类3个. A row of like things right behind adds up to the whole."""
    for index, whole in enumerate(fold.all):
        if whole.figure.kind not in COUNTED or whole.change is not None or not whole.figure.base_value:
            continue
        parts = row_behind(fold, index)
        if len(parts) >= LEAST_ROW:
            for other in parts:
                fold.set(other, index, "partition", "a row right behind adds up to this whole")


def row_behind(fold: Fold, index: int) -> list[int]:
    """The free figures in the unit of this one that follow it and add up to it, else none."""
    whole, parts = fold.all[index], list[int]()
    rest = whole.figure.base_value or Decimal(0)
    for other in range(index + 1, min(index + 1 + FARTHEST, len(fold.all))):
        part = fold.all[other]
        if part.sentence - whole.sentence > FARTHEST_ROW:
            break
        if not fold.comparable(part, whole) or part.part_of is not None:
            continue
        if part.change is not None or not part.figure.base_value or not part.measured:
            break
        if part.figure.base_value_max is not None:
            break
        rest -= part.figure.base_value
        parts.append(other)
        if rest <= 0:
            break
    return parts if rest == 0 else []
