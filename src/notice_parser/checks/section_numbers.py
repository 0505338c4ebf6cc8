"""Do the numbers of sections run on? Holes, repeats and steps back among siblings of one style."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from notice_parser.outline.model import Outline, Section
from notice_parser.outline.numerals import write_like
from notice_parser.pack import Pack
from notice_parser.spans import Finding, Source
from notice_parser.terms import Severity

WARNING: Severity = "warning"
NEAR = 5


class Walk(Struct):
    """What has been passed on the way through the tree: the last section of each style."""

    text: str
    pack: Pack
    inserted: frozenset[str]
    extracts: frozenset[str]
    last: dict[str, Section] = field(default_factory=dict)


def find_faults(source: Source, outline: Outline, pack: Pack) -> list[Finding]:
    """The faults in numbering, in text order. A series may run on over parents and may start again at 1."""
    inserted = frozenset(f.inserted for f in pack.markers.families if f.inserted)
    extracts = frozenset(f.id for f in pack.markers.families if f.extract)
    walk = Walk(source.text, pack, inserted, extracts)
    return [note for _, note in sorted(judge_siblings(outline.sections, None, walk), key=lambda found: found[0])]


def judge_siblings(
    siblings: tuple[Section, ...], parent: Section | None, walk: Walk
) -> Iterator[tuple[int, Finding]]:
    """The faults among these sections and below them."""
    before: dict[str, Section] = {}
    slack: dict[str, int] = {}
    numbers: dict[str, set[int]] = {}
    for section in siblings:
        numbers.setdefault(section.style, set()).add(section.number)
    for section in siblings:
        if not is_inserted(section, walk):
            sibling = before.get(section.style)
            if sibling is None:
                note = judge_first(section, parent, walk)
            else:
                note = judge(section, sibling, slack, numbers[section.style], walk)
            if note:
                yield section.start, note
            before[section.style] = section
        walk.last[section.style] = section
        yield from judge_siblings(section.children, section, walk)


def is_inserted(section: Section, walk: Walk) -> bool:
    """第二条之一 stands between 第二条 and 第三条 and repeats a number rightly."""
    return any(sign in section.marker.of(walk.text) for sign in walk.inserted)


def judge(
    section: Section, before: Section, slack: dict[str, int], numbers: set[int], walk: Walk
) -> Finding | None:
    """The fault between a section and its sibling before it. `slack` is how many numbers repeats have used up."""
    if section.number == 1 and before.number != 1:
        slack[section.style] = 0
        return None
    shift = slack.get(section.style, 0)
    if section.number in (before.number + 1, before.number + 1 + shift):
        return None
    if section.number == before.number:
        slack[section.style] = shift + 1
        return repeat(before, section, walk)
    if section.number < before.number:
        return step_back(before, section, walk)
    missing = [number for number in range(before.number + 1, section.number) if number not in numbers]
    return gap(before, section, missing[0], walk) if missing else None


def judge_first(section: Section, parent: Section | None, walk: Walk) -> Finding | None:
    """A first sibling is 1, or the next after the last of its style anywhere; at level 1 it may be any."""
    last = walk.last.get(section.style)
    if parent is None or section.number <= 1 or (last and section.number == last.number + 1):
        return None
    if section.style not in walk.extracts:
        return gap(parent, section, 1, walk)
    if last is None or not 0 < section.number - last.number <= NEAR:
        return None
    return gap(last, section, last.number + 1, walk)


def gap(before: Section, section: Section, missing: int, walk: Walk) -> Finding:
    """The hole before a section; `before` is the sibling, the parent or the last of the series."""
    marker = section.marker.of(walk.text)
    places = (before.marker, section.marker) if before.style == section.style else (section.marker,)
    params = (
        ("prev", before.marker.of(walk.text)),
        ("marker", marker),
        ("missing", write_like(missing, marker, section.number, walk.pack.markers.numerals)),
    )
    return Finding("numbering_gap", WARNING, places, params)


def repeat(before: Section, section: Section, walk: Walk) -> Finding:
    marker = section.marker.of(walk.text)
    expected = write_like(section.number + 1, marker, section.number, walk.pack.markers.numerals)
    return Finding(
        "numbering_duplicate",
        WARNING,
        (before.marker, section.marker),
        (("marker", marker), ("expected", expected)),
    )


def step_back(before: Section, section: Section, walk: Walk) -> Finding:
    params = (("prev", before.marker.of(walk.text)), ("marker", section.marker.of(walk.text)))
    return Finding("numbering_order", WARNING, (before.marker, section.marker), params)
