"""How the head, the title, the addressees and the closing of a notice look, compiled."""

from __future__ import annotations

import re

import regex
from msgspec import Struct

Pattern = regex.Pattern[str]


class LineTest(Struct, frozen=True):
    """A pattern for whole lines: one that it fits begins with a sign of `firsts` (None: any) or ends with one of
    `lasts`."""

    pattern: Pattern
    firsts: frozenset[str] | None
    lasts: frozenset[str]

    def match(self, text: str, start: int, end: int) -> regex.Match[str] | None:
        """Does it fit the line, which is not empty, from its start on?"""
        if self.firsts is not None and text[start] not in self.firsts and text[end - 1] not in self.lasts:
            return None
        return self.pattern.match(text, start, end)


class LineRules(Struct, frozen=True):
    """Signs before a line's words and what they begin with (None: anything), marks that end a line, lines that stand
    apart."""

    signs: Pattern
    first_signs: frozenset[str] | None
    stops: str
    runs_on: str
    lists_on: str
    closers: str
    apart: Pattern


class HeadingRules(Struct, frozen=True):
    """Marks that end a heading; the kind of each opening and closing bracket; a pattern for all of them."""

    stops: str
    trims: str
    openers: dict[str, int]
    closers: dict[str, int]
    turn: re.Pattern[str]


class ContentsRules(Struct, frozen=True):
    """The line 目录, the leader to a page number, and the signs that one ends with (None: any)."""

    title: Pattern
    leader: Pattern
    leader_ends: frozenset[str] | None


class TitleRules(Struct, frozen=True):
    """How a title ends, what is no title, what stands below one, how far to look for a second copy."""

    ending: Pattern
    trailing: Pattern
    unless: Pattern
    below: Pattern
    hanging: Pattern
    after_issuer: Pattern
    about: str
    dash: str
    quotes: str
    shortest: int
    widest: int
    copies: int


class OrganRules(Struct, frozen=True):
    """What the name of an organ ends with and what is none."""

    ending: Pattern
    half: Pattern
    stamp: Pattern
    unless: Pattern
    widest: int


class RecipientRules(Struct, frozen=True):
    """The line of addressees: greetings of people are none, and where it is split."""

    speech: Pattern
    place: Pattern
    ending: Pattern
    splits: str
    splits_if_organs: str
    colons: str
    openers: str
    closers: str


class LabelRules(Struct, frozen=True):
    """Labelled facts in the block above a notice, and the forms of the document number."""

    number_line: Pattern
    number_label: Pattern
    issuer: Pattern
    written_on: Pattern
    masthead: Pattern


class AttachmentRules(Struct, frozen=True):
    """The list of attachments: its first line, its items, how many lines it may take."""

    start: Pattern
    item: Pattern
    inner: Pattern
    no_item: str
    trims: str
    furthest: int


class EdgeRules(Struct, frozen=True):
    """All of edges.yaml. `head`, `closing` and `after_text` are the rules of their kind as one pattern each."""

    lines: LineRules
    headings: HeadingRules
    contents: ContentsRules
    head: Pattern
    title: TitleRules
    organ: OrganRules
    recipients: RecipientRules
    labels: LabelRules
    closing: Pattern
    after_text: LineTest
    speech_end: Pattern
    speech_furthest: int
    attachments: AttachmentRules
    trail: Pattern
    day_line: Pattern
    issued_text: Pattern
