"""Are sections numbered one after the other? Gaps, repeats and steps back among siblings of one style."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from notice_parser.checks.finding import make_finding
from notice_parser.checks.interrupted_series import without_interrupted
from notice_parser.checks.model import View
from notice_parser.outline.model import Outline, Section
from notice_parser.outline.numerals import write_like
from notice_parser.pack import Pack
from notice_parser.spans import Finding

GAP, REPEAT, ORDER = "numbering_gap", "numbering_duplicate", "numbering_order"
NEAR = 5


class Walk(Struct):
    """The way through the tree: `last` is the latest section of each style."""

    text: str
    pack: Pack
    inserted: frozenset[str]
    extracts: frozenset[str]
    last: dict[str, Section] = field(default_factory=dict)

    def marker(self, section: Section) -> str:
        return section.marker.of(self.text)

    def marker_of_number(self, number: int, section: Section) -> str:
        """A number written as the marker of a section writes its own."""
        return write_like(number, self.marker(section), section.number, self.pack.markers.numerals)


class Siblings(Struct):
    """The sections of one style under one parent; `repeated` counts the numbers that repeats have used up."""

    numbers: set[int] = field(default_factory=set)
    last: Section | None = None
    repeated: int = 0


def check(view: View) -> list[Finding]:
    return without_interrupted(view, check_numbers(view.text, view.outline, view.pack))


def check_numbers(text: str, outline: Outline, pack: Pack) -> list[Finding]:
    """The findings in text order. A series may run on over parents and may start again at 1."""
    families = pack.markers.families
    walk = Walk(
        text=text,
        pack=pack,
        inserted=frozenset(family.inserted for family in families if family.inserted),
        extracts=frozenset(family.id for family in families if family.extract),
    )
    found = check_siblings(outline.sections, None, walk)
    return [finding for _, finding in sorted(found, key=lambda pair: pair[0])]


def check_siblings(sections: tuple[Section, ...], parent: Section | None, walk: Walk) -> Iterator[tuple[int, Finding]]:
    """The findings among these sections and below them, each with the start of its section."""
    by_style: dict[str, Siblings] = {}
    for section in sections:
        by_style.setdefault(section.style, Siblings()).numbers.add(section.number)
    for section in sections:
        if not is_inserted(section, walk):
            siblings = by_style[section.style]
            if siblings.last is None:
                finding = check_first(section, parent, walk)
            else:
                finding = check_next(section, siblings.last, siblings, walk)
            if finding:
                yield section.start, finding
            siblings.last = section
        walk.last[section.style] = section
        yield from check_siblings(section.children, section, walk)


def is_inserted(section: Section, walk: Walk) -> bool:
    """第二条之一 stands between 第二条 and 第三条 and rightly repeats a number."""
    return any(character in walk.marker(section) for character in walk.inserted)


def check_next(section: Section, before: Section, siblings: Siblings, walk: Walk) -> Finding | None:
    """What is wrong between a section and the sibling before it."""
    if section.number == 1 and before.number != 1:
        siblings.repeated = 0
        return None
    repeated = siblings.repeated
    if section.number in (before.number + 1, before.number + 1 + repeated):
        return None
    if section.number == before.number:
        siblings.repeated = repeated + 1
        return repeat(before, section, walk)
    if section.number < before.number:
        return step_back(before, section, walk)
    between = range(before.number + 1, section.number)
    missing = next((number for number in between if number not in siblings.numbers), None)
    return None if missing is None else gap(before, section, missing, walk)


def check_first(section: Section, parent: Section | None, walk: Walk) -> Finding | None:
    """A first sibling is 1, or the next after the latest of its style anywhere; on the top level it may be any."""
    last = walk.last.get(section.style)
    if parent is None or section.number <= 1 or (last and section.number == last.number + 1):
        return None
    if section.style not in walk.extracts:
        return gap(parent, section, 1, walk)
    if last is None or not 0 < section.number - last.number <= NEAR:
        return None
    return gap(last, section, last.number + 1, walk)


def gap(before: Section, section: Section, missing: int, walk: Walk) -> Finding:
    """The gap before a section; `before` is the sibling, the parent or the latest of the series."""
    spans = (before.marker, section.marker) if before.style == section.style else (section.marker,)
    return make_finding(
        GAP,
        "warning",
        spans,
        prev=walk.marker(before),
        marker=walk.marker(section),
        missing=walk.marker_of_number(missing, section),
    )


def repeat(before: Section, section: Section, walk: Walk) -> Finding:
    expected = walk.marker_of_number(section.number + 1, section)
    spans = (before.marker, section.marker)
    return make_finding(REPEAT, "warning", spans, marker=walk.marker(section), expected=expected)


def step_back(before: Section, section: Section, walk: Walk) -> Finding:
    spans = (before.marker, section.marker)
    return make_finding(ORDER, "warning", spans, prev=walk.marker(before), marker=walk.marker(section))
