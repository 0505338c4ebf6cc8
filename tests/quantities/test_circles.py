"""No figure is a part of itself, by whatever way."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from notice_parser.readings.circles import break_circles


@pytest.mark.parametrize(
    ("wholes", "expected"),
    [
        ([None, 0, 1, 2], [None, 0, 1, 2]),
        ([2, 0, None], [2, 0, None]),
        ([1, 0], [None, 0]),
        ([1, 2, 0], [None, 2, 0]),
        ([None, 2, 3, 1, 3], [None, None, 3, 1, 3]),
        ([1, 0, 3, 2, 3], [None, 0, None, 2, 3]),
        ([0], [None]),
        ([9, 0], [9, 0]),  # of a table, which was not chosen here
    ],
)
def test_what_leads_back_is_taken_away_where_it_led_ahead(wholes: list[int | None], expected: list[int | None]) -> None:
    figures = [SimpleNamespace(number=number, chosen={"part_of": whole}) for number, whole in enumerate(wholes)]
    break_circles(figures)  # type: ignore[arg-type]
    assert [figure.chosen["part_of"] for figure in figures] == expected
