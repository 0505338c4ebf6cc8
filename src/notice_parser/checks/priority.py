"""One finding for one place: of two that say the same the nearer cause stays."""

from __future__ import annotations

from notice_parser.spans import Finding, Span

# The first of a pair, where it stands at one of the places of the second, silences it.
STRONGER = (
    ("impossible_date", "weekday_mismatch"), ("impossible_date", "period_reversed"),
    ("impossible_date", "date_after_issue"), ("impossible_date", "deadline_in_past"),
    ("impossible_date", "inspection_order"), ("impossible_date", "duration_mismatch"),
    ("period_reversed", "duration_mismatch"), ("inspection_order", "date_after_issue"),
    ("scale_slip", "conflicting_values"), ("point_or_percent", "change_mismatch"),
    ("decrease_by_multiple", "change_mismatch"), ("part_exceeds_total", "parts_do_not_add_up"),
    ("part_exceeds_total", "rate_mismatch"), ("mixed_numerals", "impossible_date"),
)  # fmt: skip
WEAKER: dict[str, frozenset[str]] = {
    weak: frozenset(strong for strong, other in STRONGER if other == weak) for _, weak in STRONGER
}


def one_for_a_place(notes: list[Finding]) -> list[Finding]:
    """The findings without those that a stronger one at one of their places silences."""
    strong = {code for code, _ in STRONGER}
    covered: dict[str, set[int]] = {}
    for note in notes:
        if note.code in strong:
            covered.setdefault(note.code, set()).update(at for place in note.spans for at in range(*bounds(place)))
    return [note for note in notes if not is_silenced(note, covered)]


def bounds(place: Span) -> tuple[int, int]:
    return place.start, place.end


def is_silenced(note: Finding, covered: dict[str, set[int]]) -> bool:
    taken = [covered[code] for code in WEAKER.get(note.code, ()) if code in covered]
    return any(place.start in held or place.end - 1 in held for held in taken for place in note.spans)
