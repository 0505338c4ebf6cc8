"""The results of the stages → the view that checks are given."""

from __future__ import annotations

import re

from msgspec.structs import asdict

from notice_parser.checks.model import View, WrittenQuantity
from notice_parser.checks.precision import step_of
from notice_parser.outline.model import Outline, Section
from notice_parser.pack.marks import ENUMERATION, OPEN_ENDS, SENTENCE_ENDS
from notice_parser.quantities.quantity import Quantity
from notice_parser.stages import StageResults

FULL_STOP = re.compile(rf"[{SENTENCE_ENDS}]")
MARK = re.compile(rf"[{OPEN_ENDS}{ENUMERATION}。（(\n]")
LONGEST_LEAD = 30


def build_view(results: StageResults) -> View:
    """The view of one notice."""
    text, outline = results.source.text, results.outline
    ends = (0, *(quantity.span.end for quantity in results.quantities))
    quantities = tuple(
        written_quantity(text, quantity, previous_end)
        for quantity, previous_end in zip(results.quantities, ends, strict=False)
    )
    sections = tuple(outline.walk())
    return View(
        source=results.source,
        outline=outline,
        wording=results.wording,
        facts=results.facts,
        quantities=quantities,
        issued_on=results.issued_on,
        pack=results.pack,
        breaks=find_breaks(text, outline, sections),
        starts=tuple(quantity.span.start for quantity in quantities),
        sections=sections,
    )


def written_quantity(text: str, quantity: Quantity, previous_end: int) -> WrittenQuantity:
    """`previous_end` is where the quantity before it ends, 0 for the first."""
    return WrittenQuantity(
        **asdict(quantity),
        step=step_of(quantity.span.of(text), quantity),
        lead=lead_of(text, previous_end, quantity.span.start),
    )


def find_breaks(text: str, outline: Outline, sections: tuple[Section, ...]) -> tuple[int, ...]:
    """Where sentences end: after a full stop, at the start of a logical line, at the start of a section."""
    offsets = {found.end() for found in FULL_STOP.finditer(text)}
    offsets.update(line.start for line in outline.lines)
    offsets.update(section.start for section in sections)
    return tuple(sorted(offsets))


def lead_of(text: str, previous_end: int, start: int) -> str:
    """The words before a quantity, from the last punctuation mark or the end of the quantity before it."""
    return MARK.split(text[max(previous_end, start - LONGEST_LEAD) : start])[-1]
