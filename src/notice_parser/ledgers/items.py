"""Which spans of a notice are its items."""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.ledgers.labels import find_labels, labelled_fields
from notice_parser.ledgers.model import Item, Reading, trimmed
from notice_parser.ledgers.problems import (
    PARTS_OF_AN_ITEM,
    framed_problem,
    is_label,
    named_shortfall,
    names_problem,
)
from notice_parser.ledgers.tables import table_items
from notice_parser.notice import Notice, Section
from notice_parser.pack.ledger import LedgerRules
from notice_parser.spans import Span

RECTIFICATIONS = frozenset({"rectification", "audit_rectification"})
FEEDBACK = "inspection_feedback"
Path = tuple[Section, ...]


def find_items(reading: Reading) -> list[Item]:
    """The items in text order: the rows of a ledger, else the lowest sections that answer a problem each."""
    notice, rules = reading.notice, reading.rules
    rows = table_items(reading.text, rules)
    if rows:
        return rows
    if not is_itemized(notice, rules):
        return [section_item(path, reading) for path in leaves(notice.sections)]
    sections = part_sections(reading)
    items = [item for section in sections for item in items_in((section,), reading)]
    return items or blocks_without_sections(reading)


def is_itemized(notice: Notice, rules: LedgerRules) -> bool:
    """Does the notice answer or raise problems one by one?"""
    is_titled = notice.title is not None and bool(rules.title.search(notice.title.text))
    return notice.kind in RECTIFICATIONS or notice.kind == FEEDBACK or is_titled


def raises_problems(notice: Notice) -> bool:
    return notice.kind == FEEDBACK


def leaves(sections: list[Section], above: Path = ()) -> Iterator[Path]:
    """The lowest sections that have text."""
    for section in sections:
        path = (*above, section)
        if section.children:
            yield from leaves(section.children, path)
        elif section.heading or section.body:
            yield path


def part_sections(reading: Reading) -> list[Section]:
    """The top sections whose problems are answered one by one; where none says so, all that might."""
    sections = reading.notice.sections
    found = [section for section in sections if is_in_part(section, reading)]
    holding = [section for section in found if item_children(section, reading) or is_own_item(section, reading)]
    return holding or found or [section for section in sections if not is_never(section, reading)]


def is_own_item(section: Section, reading: Reading) -> bool:
    """Is the section without numbered children an item, or does it hold labelled blocks?"""
    return names_problem(reading.text, section, reading.rules) or bool(block_spans(section, reading))


def is_never(section: Section, reading: Reading) -> bool:
    return section.heading is not None and bool(reading.rules.never.search(section.heading.text))


def is_in_part(section: Section, reading: Reading) -> bool:
    """By its heading; where that speaks of rectification in general or of nothing, by what its items name."""
    rules, words = reading.rules, section.heading.text if section.heading else ""
    if rules.never.search(words):
        return False
    is_part = bool(rules.part.search(words) or rules.group.search(words))
    if is_part and not rules.outside.search(words):
        return True
    items = items_in((section,), reading)
    naming = sum(is_named(item, reading) for item in items)
    return naming > 0 and naming * 2 >= len(items)


def is_named(item: Item, reading: Reading) -> bool:
    own = item.section is not None and names_problem(reading.text, item.section, reading.rules)
    return own or bool(item.values("problem"))


def items_in(path: Path, reading: Reading) -> list[Item]:
    """The items within a section: those of its numbered children, the blocks in it, or itself."""
    section = path[-1]
    children = item_children(section, reading)
    if children:
        return [item for child in children for item in items_in((*path, child), reading)]
    blocks = block_spans(section, reading)
    if blocks:
        return [block_item(path, span, reading) for span in blocks]
    return [section_item(path, reading)]


def item_children(section: Section, reading: Reading) -> list[Section]:
    """The children that are items or hold some; none where the children are measures or parts of one item."""
    rules, text = reading.rules, reading.text
    children = [child for child in section.children if child.style not in rules.measure_styles]
    if any(is_label(child, rules, *PARTS_OF_AN_ITEM) for child in children):
        return []
    names_itself = (
        framed_problem(section, rules) or named_shortfall(section, rules) or is_label(section, rules, "problem")
    )
    if names_itself and not any(names_problem(text, child, rules) for child in children):
        return []
    if not children and raises_problems(reading.notice) and not names_itself:
        return section.children
    return children


def block_spans(section: Section, reading: Reading) -> list[Span]:
    """The labelled blocks of a section without items: from 问题1： to the next one.

    A single block is the section itself, unless the heading only groups.
    """
    spans = labelled_blocks(Span(section.start, section.end), reading)
    groups = section.heading is not None and bool(reading.rules.group.search(section.heading.text))
    starts_after_heading = section.heading is None or bool(spans and spans[0].start > section.heading.start)
    return spans if len(spans) > 1 or (groups and starts_after_heading) else []


def labelled_blocks(span: Span, reading: Reading) -> list[Span]:
    labels = find_labels(reading.text, span, reading.rules)
    starts = [label.start() for label in labels if label.lastgroup == "problem"]
    ends = [*starts[1:], span.end] if starts else []
    return [trimmed(reading.text, start, end) for start, end in zip(starts, ends, strict=True)]


def blocks_without_sections(reading: Reading) -> list[Item]:
    """The blocks of a notice without numbered sections."""
    preamble = reading.notice.preamble
    if reading.notice.sections or preamble is None:
        return []
    return [block_item((), span, reading) for span in labelled_blocks(Span(preamble.start, preamble.end), reading)]


def section_item(path: Path, reading: Reading) -> Item:
    section = path[-1]
    span = Span(section.start, section.end)
    fields = labelled_fields(reading.text, span, reading.rules)
    return Item(span=span, path=path, section=section, fields=fields)


def block_item(path: Path, span: Span, reading: Reading) -> Item:
    return Item(span=span, path=path, section=None, fields=labelled_fields(reading.text, span, reading.rules))
