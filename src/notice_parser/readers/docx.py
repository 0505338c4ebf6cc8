"""Word document → Source: body, tables, text boxes and footnotes in reading order, automatic numbering written out."""

from __future__ import annotations

import hashlib
from posixpath import join as join_path
from posixpath import normpath
from typing import TYPE_CHECKING

from msgspec import Struct, field

from notice_parser.errors import UnreadableInput
from notice_parser.messages import say
from notice_parser.readers.container import Container, Element, attribute, child, children, local
from notice_parser.readers.docx_runs import RunReader
from notice_parser.readers.docx_tables import read_rows
from notice_parser.readers.numbering import Numbering
from notice_parser.readers.paragraphs import Line, as_lines, as_table, as_text, soft_starts
from notice_parser.readers.styles import Styles, is_on
from notice_parser.spans import Finding, Source

if TYPE_CHECKING:
    from notice_parser.readers.opening import Input

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
RELATIONS = "_rels/.rels"
MAIN_PART = "word/document.xml"
# Blocks that hold other blocks.
WRAPPERS = frozenset({"ins", "moveTo", "customXml", "smartTag", "sdtContent", "txbxContent"})
NOTE_PARTS = (("footnote", "footnotes.xml"), ("endnote", "endnotes.xml"))


class Text(Struct, frozen=True):
    """What a Word document holds: its lines, and findings about them."""

    lines: list[Line]
    notes: tuple[Finding, ...]


def read(found: Input) -> Source:
    """The text of a Word document. Raises UnreadableInput for what is damaged, protected, too large or without text."""
    said = read_document(found.raw, found.path)
    text, labels = as_text(said.lines)
    if not text.strip():
        raise UnreadableInput(found.path, say("holds no text; if its pages are pictures, recognise their text first"))
    digest = hashlib.sha256(found.raw).hexdigest()
    return Source(text, found.path, MEDIA_TYPE, None, digest, True, labels, said.notes, soft=soft_starts(said.lines))


def read_document(raw: bytes, path: str) -> Text:
    """The lines of a DOCX file. Raises UnreadableInput."""
    container = Container(raw, path, say("Word document"))
    main = find_main_part(container)
    root = container.xml(main)
    if root is None:
        raise UnreadableInput(path, say("is a damaged Word document: it has no {main}; get it again", main=main))
    folder = main.rpartition("/")[0]
    styles = Styles(container.xml(f"{folder}/styles.xml"))
    reader = DocumentReader(styles, Numbering(container.xml(f"{folder}/numbering.xml"), styles), RunReader(styles))
    body = child(root, "body")
    lines = reader.read_blocks(body) if body is not None else []
    for kind, part in NOTE_PARTS:
        lines += reader.read_notes(container.xml(f"{folder}/{part}"), kind)
    return Text(lines, reader.all_notes())


def find_main_part(container: Container) -> str:
    """The part that the package names as its document."""
    relations = container.xml(RELATIONS)
    for relation in children(relations, "Relationship") if relations is not None else ():
        if (relation.get("Type") or "").endswith("/officeDocument"):
            target = normpath(join_path("/", relation.get("Target") or "")).lstrip("/")
            if container.has(target):
                return target
    return MAIN_PART


class DocumentReader(Struct):
    """Reads blocks in order; numbering counts on the way, footnotes are collected for the end."""

    styles: Styles
    numbering: Numbering
    runs: RunReader
    unknown_formats: list[str] = field(default_factory=list)
    kept_back: str = ""

    def read_blocks(self, element: Element) -> list[Line]:
        """The lines of paragraphs, tables and what wraps them. A choice is read once; what was deleted is not."""
        lines: list[Line] = []
        for block in element:
            name = local(block)
            if not len(block):
                continue
            if name == "p":
                lines += self.read_paragraph(block)
            elif name == "tbl":
                lines += as_table(read_rows(block, self.read_blocks))
            elif name == "sdt":
                content = child(block, "sdtContent")
                lines += self.read_blocks(content) if content is not None else []
            elif name in WRAPPERS:
                lines += self.read_blocks(block)
            elif name == "AlternateContent":
                choice = choose(block)
                lines += self.read_blocks(choice) if choice is not None else []
        return lines

    def read_paragraph(self, paragraph: Element) -> list[Line]:
        """The lines of a paragraph, then those of the text boxes anchored in it."""
        properties = child(paragraph, "pPr")
        text = self.kept_back + self.runs.read(paragraph, properties)
        boxes = self.runs.take_boxes()
        self.kept_back = ""
        if is_mark_deleted(properties):
            self.kept_back, lines = text, []
        else:
            lines = self.read_words(text, properties)
        for box in boxes:
            lines += self.read_blocks(box)
        return lines

    def read_words(self, text: str, properties: Element | None) -> list[Line]:
        """The words with their label. An empty paragraph whose mark is hidden counts in its list and is not shown."""
        label = self.numbering.label(properties)
        if label is None or (not text.strip() and is_on(child(properties, "rPr"), "vanish")):
            return as_lines(text)
        if label.unknown is not None:
            self.unknown_formats.append(label.unknown)
        return as_lines(text, label.text, label.gap)

    def read_notes(self, root: Element | None, kind: str) -> list[Line]:
        """The footnotes or endnotes in the order in which the text refers to them."""
        known = {attribute(note, "id"): note for note in children(root, kind)} if root is not None else {}
        lines: list[Line] = []
        for name in self.runs.references[kind]:
            note = known.pop(name, None)
            lines += self.read_blocks(note) if note is not None else []
        return lines

    def all_notes(self) -> tuple[Finding, ...]:
        notes = [
            Finding("numbering_format_unknown", "warning", (), (("format", name),))
            for name in dict.fromkeys(self.unknown_formats)
        ]
        if self.runs.hidden:
            notes.append(Finding("hidden_text_removed", "info", (), (("count", str(self.runs.hidden)),)))
        return tuple(notes)


def choose(alternatives: Element) -> Element | None:
    """The first branch of a choice, else what older programs read."""
    first = child(alternatives, "Choice")
    return first if first is not None else child(alternatives, "Fallback")


def is_mark_deleted(properties: Element | None) -> bool:
    """Was the end of this paragraph deleted in a tracked change, so that it continues in the next?"""
    return child(child(properties, "rPr"), "del") is not None
