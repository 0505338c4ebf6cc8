"""patterns/edges.yaml → how the head, the title, the addressees and the closing of a notice look, compiled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from notice_parser.messages import say
from notice_parser.pack.line_test import LineTest
from notice_parser.pack.schema import PatternRule, Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader, RuleFile

FILE = "edges.yaml"
MOST_DIGITS, LONGEST_SHOWN = 6, 20
Pattern = regex.Pattern[str]


class HeadingMarks(Schema, frozen=True):
    """The marks that end a heading, and the pairs of brackets: half of each are openers."""

    stops: str
    trims: str
    pairs: tuple[str, ...]


class EdgeFile(Schema, frozen=True):
    """edges.yaml as a whole; each part is a small table of patterns, marks and bounds."""

    lines: dict[str, str]
    headings: HeadingMarks
    contents: dict[str, str]
    head: tuple[PatternRule, ...]
    title: dict[str, str | int]
    agency: dict[str, str | int]
    recipients: dict[str, str]
    document_number: dict[str, str]
    labels: dict[str, str]
    metadata: dict[str, str]
    closing: tuple[PatternRule, ...]
    after_text: tuple[PatternRule, ...]
    speech_end: dict[str, str | int]
    attachments: dict[str, str | int]
    trail: str
    day_line: str
    issued_text: str
    annex_head: str


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
    """How a title ends, what is not a title, what stands below one, how far to look for a second copy."""

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


class AgencyRules(Struct, frozen=True):
    """What the name of an organization ends with and what is not one."""

    ending: Pattern
    half: Pattern
    stamp: Pattern
    unless: Pattern
    widest: int


class RecipientRules(Struct, frozen=True):
    """The line of addressees: greetings of people are not, and where it is split."""

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
    order: Pattern
    number_label: Pattern
    issuer: Pattern
    written_on: Pattern
    masthead: Pattern


class MetadataRules(Struct, frozen=True):
    """The fields that a page states about its document: their names, one alone on a line, one before its value."""

    named: Pattern
    label: Pattern
    field: Pattern
    of_document: Pattern
    title: Pattern
    published: Pattern
    passed_on: Pattern
    attached: Pattern
    colons: str


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
    agency: AgencyRules
    recipients: RecipientRules
    labels: LabelRules
    metadata: MetadataRules
    closing: Pattern
    after_text: LineTest
    speech_end: Pattern
    speech_furthest: int
    attachments: AttachmentRules
    trail: Pattern
    day_line: Pattern
    issued_text: Pattern
    annex_head: Pattern


def load_edges(reader: PackReader) -> EdgeRules:
    """Read edges.yaml."""
    file = reader.open(FILE, EdgeFile)

    def said(name: str, key: str) -> str:
        rows = getattr(file.data, name)
        if key not in rows:
            file.error((name,), say("{key} is missing", key=key), name)
        return str(rows.get(key, ""))

    def part(name: str, key: str) -> Pattern:
        return file.compile((name, key), key, said(name, key))

    def number(name: str, key: str) -> int:
        words = said(name, key)
        if words.isdecimal() and len(words) <= MOST_DIGITS:
            return int(words)
        file.error(
            (name, key),
            say("{value} is not a number from 0 to 999999", value=words.strip()[:LONGEST_SHOWN] or say("nothing")),
            key,
        )
        return 0

    signs, leader = part("lines", "signs"), part("contents", "leader")
    return EdgeRules(
        lines=LineRules(
            signs,
            file.first_characters(signs),
            said("lines", "stops"),
            said("lines", "runs_on"),
            said("lines", "lists_on"),
            said("lines", "closers"),
            part("lines", "apart"),
        ),
        headings=build_headings(file, file.data.headings),
        contents=ContentsRules(part("contents", "title"), leader, file.last_characters(leader)),
        head=file.any_of("head", file.data.head),
        title=TitleRules(
            ending=part("title", "ending"),
            trailing=part("title", "trailing"),
            unless=part("title", "unless"),
            below=part("title", "below"),
            hanging=part("title", "hanging"),
            after_issuer=part("title", "after_issuer"),
            about=said("title", "about"),
            dash=said("title", "dash"),
            quotes=said("title", "quotes"),
            shortest=number("title", "shortest"),
            widest=number("title", "widest"),
            copies=number("title", "copies"),
        ),
        agency=AgencyRules(
            ending=part("agency", "ending"),
            half=part("agency", "half"),
            stamp=part("agency", "stamp"),
            unless=part("agency", "unless"),
            widest=number("agency", "widest"),
        ),
        recipients=RecipientRules(
            speech=part("recipients", "speech"),
            place=part("recipients", "place"),
            ending=part("recipients", "ending"),
            splits=said("recipients", "splits"),
            splits_if_organs=said("recipients", "splits_if_organs"),
            colons=said("recipients", "colons"),
            openers=said("recipients", "openers"),
            closers=said("recipients", "closers"),
        ),
        labels=LabelRules(
            number_line=part("document_number", "line"),
            order=part("document_number", "order"),
            number_label=part("document_number", "label"),
            issuer=part("labels", "issuer"),
            written_on=part("labels", "written_on"),
            masthead=part("labels", "masthead"),
        ),
        metadata=MetadataRules(
            named=part("metadata", "named"),
            label=part("metadata", "label"),
            field=part("metadata", "field"),
            of_document=part("metadata", "of_document"),
            title=part("metadata", "title"),
            published=part("metadata", "published"),
            passed_on=part("metadata", "passed_on"),
            attached=part("metadata", "attached"),
            colons=said("metadata", "colons"),
        ),
        closing=file.any_of("closing", file.data.closing),
        after_text=file.line_test(file.any_of("after_text", file.data.after_text)),
        speech_end=part("speech_end", "pattern"),
        speech_furthest=number("speech_end", "furthest"),
        attachments=AttachmentRules(
            part("attachments", "start"),
            part("attachments", "item"),
            part("attachments", "inner"),
            said("attachments", "no_item"),
            said("attachments", "trims"),
            number("attachments", "furthest"),
        ),
        trail=file.compile(("trail",), "trail", file.data.trail),
        day_line=file.compile(("day_line",), "day_line", file.data.day_line),
        issued_text=file.compile(("issued_text",), "issued_text", file.data.issued_text),
        annex_head=file.compile(("annex_head",), "annex_head", file.data.annex_head),
    )


def build_headings(file: RuleFile[EdgeFile], marks: HeadingMarks) -> HeadingRules:
    openers, closers = {}, {}
    for kind, pair in enumerate(marks.pairs):
        half = len(pair) // 2
        openers.update(dict.fromkeys(pair[:half], kind))
        closers.update(dict.fromkeys(pair[half:], kind))
    turn = re.compile(file.character_class((*marks.stops, *openers, *closers)))
    return HeadingRules(marks.stops, marks.trims, openers, closers, turn)
