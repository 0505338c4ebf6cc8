"""edges.yaml → how the head, the title, the addressees and the closing of a notice look, compiled."""

from __future__ import annotations

import re

from notice_parser.pack.edges import (
    AttachmentRules,
    ContentsRules,
    EdgeRules,
    HeadingRules,
    LabelRules,
    LineRules,
    OrganRules,
    Pattern,
    RecipientRules,
    TitleRules,
)
from notice_parser.pack.loading.alternatives import any_of
from notice_parser.pack.loading.beginnings import class_of, first_signs
from notice_parser.pack.loading.endings import last_signs, make_test
from notice_parser.pack.loading.reader import PackReader, PatternRule, Schema

FILE = "edges.yaml"
MOST_DIGITS, LONGEST_SAID = 6, 20


class HeadingMarks(Schema):
    """The marks that end a heading, and the pairs of brackets: half of each are openers."""

    stops: str
    trims: str
    pairs: tuple[str, ...]


class EdgeFile(Schema):
    """edges.yaml as a whole; each part is a small table of patterns, marks and bounds."""

    lines: dict[str, str]
    headings: HeadingMarks
    contents: dict[str, str]
    head: tuple[PatternRule, ...]
    title: dict[str, str | int]
    organ: dict[str, str | int]
    recipients: dict[str, str]
    document_number: dict[str, str]
    labels: dict[str, str]
    closing: tuple[PatternRule, ...]
    after_text: tuple[PatternRule, ...]
    speech_end: dict[str, str | int]
    attachments: dict[str, str | int]
    trail: str
    day_line: str
    issued_text: str


def load_edges(reader: PackReader) -> EdgeRules:
    """Read edges.yaml. Faults are noted with the reader."""
    file = reader.read(FILE, EdgeFile)

    def said(name: str, key: str) -> str:
        rows = getattr(file, name)
        if key not in rows:
            reader.fault(FILE, (name,), f"{key} is missing", name)
        return str(rows.get(key, ""))

    def part(name: str, key: str) -> Pattern:
        return reader.compile(FILE, (name, key), key, said(name, key))

    def number(name: str, key: str) -> int:
        words = said(name, key)
        if words.isdecimal() and len(words) <= MOST_DIGITS:
            return int(words)
        reader.fault(FILE, (name, key), f"{words[:LONGEST_SAID] or 'nothing'} is no number from 0 to 999999", key)
        return 0

    signs, leader = part("lines", "signs"), part("contents", "leader")
    return EdgeRules(
        lines=LineRules(
            signs,
            first_signs(signs),
            said("lines", "stops"),
            said("lines", "runs_on"),
            said("lines", "lists_on"),
            said("lines", "closers"),
            part("lines", "apart"),
        ),
        headings=build_headings(file.headings),
        contents=ContentsRules(part("contents", "title"), leader, last_signs(leader)),
        head=any_of(reader, FILE, "head", file.head),
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
        organ=OrganRules(
            ending=part("organ", "ending"),
            half=part("organ", "half"),
            stamp=part("organ", "stamp"),
            unless=part("organ", "unless"),
            widest=number("organ", "widest"),
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
            number_label=part("document_number", "label"),
            issuer=part("labels", "issuer"),
            written_on=part("labels", "written_on"),
            masthead=part("labels", "masthead"),
        ),
        closing=any_of(reader, FILE, "closing", file.closing),
        after_text=make_test(any_of(reader, FILE, "after_text", file.after_text)),
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
        trail=reader.compile(FILE, ("trail",), "trail", file.trail),
        day_line=reader.compile(FILE, ("day_line",), "day_line", file.day_line),
        issued_text=reader.compile(FILE, ("issued_text",), "issued_text", file.issued_text),
    )


def build_headings(marks: HeadingMarks) -> HeadingRules:
    openers, closers = {}, {}
    for kind, pair in enumerate(marks.pairs):
        half = len(pair) // 2
        openers.update(dict.fromkeys(pair[:half], kind))
        closers.update(dict.fromkeys(pair[half:], kind))
    turn = re.compile(class_of((*marks.stops, *openers, *closers)))
    return HeadingRules(marks.stops, marks.trims, openers, closers, turn)
