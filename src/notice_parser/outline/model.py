"""What the outline stage gives: logical lines, the section tree and the edges of the notice, all as spans."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from notice_parser.spans import Finding, Span
from notice_parser.terms import PartKind


class Section(Struct, frozen=True):
    """A section with its marker; from `start` to `end` it holds marker and children, without outer white space.

    `family` is that of its marker; `style` is finer where the number has several parts: 1.1 and 1.1.1 are two.
    """

    id: str
    level: int
    style: str
    family: str
    number: int
    generated: bool
    marker: Span
    heading: Span | None
    body: Span | None
    start: int
    end: int
    children: tuple[Section, ...]

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in text order."""
        return walk((self,))


def walk(sections: tuple[Section, ...]) -> Iterator[Section]:
    """The sections, each before those below it."""
    waiting = list(sections[::-1])
    while waiting:
        section = waiting.pop()
        yield section
        waiting += section.children[::-1]


class Signature(Struct, frozen=True):
    """Who signs the notice, and the span of the date that counts as its own."""

    issuers: tuple[Span, ...] = ()
    date: Span | None = None


class PartSpan(Struct, frozen=True):
    """A notice inside a notice: what it is for the whole text, where it stands, and its own words in that."""

    role: PartKind
    span: Span
    words: Span


class Outline(Struct, frozen=True):
    """The whole notice cut into its parts. `lines` are logical lines: a hard-wrapped sentence is one of them.

    `front_matter` holds keys and values for a site above the text, its title among them.
    """

    lines: tuple[Span, ...]
    head: Span | None
    title: Span | None
    preamble: Span | None
    sections: tuple[Section, ...]
    closing: Span | None
    document_number: Span | None = None
    recipients: tuple[Span, ...] = ()
    attachments: tuple[Span, ...] = ()
    signature: Signature = Signature()
    tables: tuple[Span, ...] = ()
    parts: tuple[PartSpan, ...] = ()
    findings: tuple[Finding, ...] = ()
    front_matter: Span | None = None

    def states_figures(self, start: int) -> bool:
        """Is the offset one where the notice itself speaks, not the page around it?"""
        if self.title is not None and self.title.start <= start < self.title.end:
            return True
        head = self.head if self.title is not None else None
        above = [part.end for part in (head, self.front_matter) if part is not None]
        return start >= max(above, default=0)

    def walk(self) -> Iterator[Section]:
        """All sections in text order."""
        return walk(self.sections)
