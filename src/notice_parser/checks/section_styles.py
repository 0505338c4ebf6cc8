"""Are the markers of one level written in one style?"""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.checks.series import find_series
from notice_parser.outline.model import Section
from notice_parser.spans import Finding

CODE = "marker_style_mixed"
NARROW = str.maketrans("（）．，：１２３４５６７８９０", "().,:1234567890")
SPELLING = frozenset(".、,:()是要")


def check(view: View) -> list[Finding]:
    """Siblings spelt in two ways (1. and 2、), once a series; cousins of one depth in two families, once a level."""
    return [mixed(view, first, second) for first, second in (*mixed_siblings(view), *mixed_cousins(view))]


def mixed(view: View, first: Section, second: Section) -> Finding:
    spans = (first.marker, second.marker)
    return make_finding(CODE, "info", spans, first=view.text_of(first.marker), second=view.text_of(second.marker))


def mixed_siblings(view: View) -> Iterator[tuple[Section, Section]]:
    for series in find_series(view):
        first = series.sections[0]
        if first.style not in view.words(CODE, "free"):
            other = next((s for s in series.sections if spelling(view, s) != spelling(view, first)), None)
            if other is not None:
                yield first, other


def spelling(view: View, section: Section) -> str:
    """The marker without its number and spaces; the width of brackets and stops does not count."""
    marker = view.text_of(section.marker).translate(NARROW)
    return "".join(character for character in marker if character in SPELLING)


def mixed_cousins(view: View) -> Iterator[tuple[Section, Section]]:
    """The first section of each depth below the top with the first one in another family."""
    first: dict[int, Section] = {}
    reported: set[int] = set()
    for section in view.sections:
        if section.level == 1 or section.number != 1 or section.style in view.words(CODE, "free"):
            continue
        other = first.setdefault(section.level, section)
        if other.style != section.style and section.level not in reported:
            reported.add(section.level)
            yield other, section
