"""Quantities that add up to one: a row to the total after it; a bracket, or a row, to the quantity before it."""

from __future__ import annotations

from decimal import Decimal

from notice_parser.quantities.model import Statement
from notice_parser.quantities.origins import PartOrigin
from notice_parser.quantities.wholes import FARTHEST, Wholes, sum_of

LEAST_ROW, FARTHEST_ROW = 3, 6


def add_totals(wholes: Wholes) -> None:
    """合计: the row of quantities right before it that adds up to it are its parts."""
    for index, total in enumerate(wholes.all):
        if "total" not in total.cues or total.figure.base_value is None:
            continue
        parts: list[int] = []
        rest = total.figure.base_value
        for other in wholes.before(index):
            part = wholes.all[other]
            if not wholes.is_comparable(part, total) or part.figure.base_value is None:
                break
            parts.append(other)
            rest -= part.figure.base_value
            if rest <= 0:
                break
        if rest == 0 and len(parts) > 1:
            for other in parts if total.part_of is None else ():
                wholes.set(other, index, "partition", origin=PartOrigin.TOTAL)
            if len({s.measured and s.measured.of(wholes.text) for s in map(wholes.all.__getitem__, parts)}) > 1:
                total.measured = None


def add_brackets(wholes: Wholes) -> None:
    """42座(农村31座、城区11座): quantities in a bracket that add up to the one right before it are its parts."""
    for index, whole in enumerate(wholes.all):
        parts: list[int] = []
        for other in range(index + 1, len(wholes.all)):
            part = wholes.all[other]
            if (
                part.depth != whole.depth + 1
                or part.sentence != whole.sentence
                or not wholes.is_comparable(part, whole)
            ):
                break
            parts.append(other)
        total = sum_of([wholes.all[i] for i in parts])
        if len(parts) > 1 and total == whole.figure.base_value:
            for other in (i for i in parts if wholes.all[i].part_of != index):
                wholes.set(other, index, "partition", origin=PartOrigin.BRACKET)


def add_rows(wholes: Wholes) -> None:
    """尚未整改的17个问题: 甲类9个, 乙类5个, 丙类3个. A row of like things right after it adds up to the whole."""
    for index, whole in enumerate(wholes.all):
        if not wholes.is_counted(whole) or whole.change is not None or not whole.figure.base_value:
            continue
        parts = row_after(wholes, index)
        if len(parts) >= LEAST_ROW and are_of(wholes, parts, whole):
            for other in parts:
                wholes.set(other, index, "partition", origin=PartOrigin.ROW)


def are_of(wholes: Wholes, parts: list[int], whole: Statement) -> bool:
    """Over a stop numbers prove nothing alone: 其中 opens the row, or the things end alike or as those of the whole."""
    rest = [wholes.all[index] for index in parts]
    if all(part.sentence == whole.sentence for part in rest) or "among" in rest[0].cues:
        return True
    endings = {part.measured.of(wholes.text)[-1:] for part in rest if part.measured is not None}
    return len(endings) == 1 or all(wholes.has_same_head(part, whole) for part in rest)


def row_after(wholes: Wholes, index: int) -> list[int]:
    """The quantities in the unit of this one, parts of no other, that follow it and add up to it; else none."""
    whole, parts = wholes.all[index], list[int]()
    rest = whole.figure.base_value or Decimal(0)
    for other in range(index + 1, min(index + 1 + FARTHEST, len(wholes.all))):
        part = wholes.all[other]
        if part.sentence - whole.sentence > FARTHEST_ROW:
            break
        if not wholes.is_comparable(part, whole) or part.part_of is not None:
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
