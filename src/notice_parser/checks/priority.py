"""One finding per span: of two that have the same cause the one nearer to it stays."""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.spans import Finding

# The first of a pair silences the second where it covers an end of one of its spans.
STRONGER = (
    ("impossible_date", "weekday_mismatch"),
    ("impossible_date", "period_reversed"),
    ("impossible_date", "date_after_issue"),
    ("impossible_date", "deadline_in_past"),
    ("impossible_date", "inspection_order"),
    ("impossible_date", "duration_mismatch"),
    ("period_reversed", "duration_mismatch"),
    ("inspection_order", "date_after_issue"),
    ("scale_slip", "conflicting_values"),
    ("point_or_percent", "change_mismatch"),
    ("decrease_by_multiple", "change_mismatch"),
    ("part_exceeds_total", "parts_do_not_add_up"),
    ("part_exceeds_total", "rate_mismatch"),
    ("mixed_numerals", "impossible_date"),
)
WEAKER: dict[str, frozenset[str]] = {
    weak: frozenset(strong for strong, other in STRONGER if other == weak) for _, weak in STRONGER
}


def without_silenced(findings: list[Finding]) -> Iterator[Finding]:
    """The findings without those that a stronger one on one of their spans silences."""
    strong = {code for code, _ in STRONGER}
    covered: dict[str, set[int]] = {}
    for finding in findings:
        if finding.code in strong:
            offsets = covered.setdefault(finding.code, set())
            offsets.update(at for span in finding.spans for at in range(span.start, span.end))
    return (finding for finding in findings if not is_silenced(finding, covered))


def is_silenced(finding: Finding, covered: dict[str, set[int]]) -> bool:
    """`covered` are the offsets inside the spans of each stronger code."""
    stronger = [covered[code] for code in WEAKER.get(finding.code, ()) if code in covered]
    return any(span.start in offsets or span.end - 1 in offsets for offsets in stronger for span in finding.spans)
