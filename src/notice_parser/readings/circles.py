"""No figure is a part of itself, by whatever way."""

from __future__ import annotations

from collections.abc import Sequence

from notice_parser.readings.figures import Figure

FIELD = "part_of"


def break_circles(figures: Sequence[Figure]) -> None:
    """Wholes are chosen one by one; where they lead back, the first one that was looked for ahead is taken away."""
    by_number = {figure.number: figure for figure in figures}
    settled: set[int] = set()
    for figure in figures:
        path: list[int] = []
        seen: set[int] = set()
        at: int | None = figure.number
        while at in by_number and at not in settled and at not in seen:
            path.append(at)
            seen.add(at)
            at = by_number[at].chosen[FIELD]
        if at in seen:
            circle = path[path.index(at) :]
            first = min(number for number in circle if by_number[number].chosen[FIELD] >= number)
            by_number[first].chosen[FIELD] = None
        settled |= seen
