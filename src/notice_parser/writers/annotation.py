"""Findings → comments in a copy of the Word document that they were found in. Nothing else of the document changes.

A comment is anchored to the words of its finding; a run of which these are a part is divided there, as Word does it.
All other parts of the package keep their bytes.
"""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from typing import Any

from lxml import etree
from msgspec import Struct

from notice_parser.readers.container import local
from notice_parser.readers.docx_places import Place, places_of

AUTHOR, INITIALS = "notice-parse", "np"
COMMENTS = "comments.xml"
TYPES = "[Content_Types].xml"


class Note(Struct, frozen=True):
    """A comment: the span of the text that it is about, and its words."""

    start: int
    end: int
    words: str


def annotate(raw: bytes, path: str, text: str, notes: list[Note]) -> bytes:
    """The document with a comment for each note, in their order. Raises UnreadableInput.

    A note on words outside the document's own text, as in a footnote, is anchored to the nearest before them.
    """
    import docx

    if not notes:
        return raw
    document = docx.Document(io.BytesIO(raw))
    places = places_of(raw, path, text)
    runs = Runs(document.element)
    for note in notes:
        found = runs.between(*ends_of(places, note, text))
        if found is not None:
            first, last = (as_run(each, document) for each in found)
            document.add_comment([first, last], text=note.words, author=AUTHOR, initials=INITIALS)
    saved = io.BytesIO()
    document.save(saved)
    return merged(raw, saved.getvalue(), document.part.partname.lstrip("/"))


def ends_of(places: list[Place | None], note: Note, text: str) -> tuple[Place, Place]:
    """The places of the first and last character of a note; of a label, which has none, those of its line."""
    line_end = text.find("\n", note.end)
    for words in (places[note.start : note.end], places[note.end : line_end if line_end >= 0 else len(text)]):
        held = [place for place in words if place is not None]
        if held:
            return held[0], held[-1]
    before = (place for place in reversed(places[: note.start]) if place is not None)
    nearest = next(before, None) or next((place for place in places if place is not None), (0, 0))
    return nearest, nearest


def as_run(element: Any, document: Any) -> Any:
    from docx.text.run import Run

    return Run(element, document)


class Runs:
    """The texts of a document, in document order, and the pieces into which each was divided: (start, `w:t`)."""

    def __init__(self, root: Any) -> None:
        from docx.oxml.ns import qn

        self.run, self.properties = qn("w:r"), qn("w:rPr")
        self.pieces: list[list[tuple[int, Any]]] = [[(0, each)] for each in root.iter() if local(each) == "t"]

    def between(self, first: Place, last: Place) -> tuple[Any, Any] | None:
        """The runs that hold the words from one place to another and nothing else at these ends.

        Words in a text box or a formula, where no comment may stand, have the run that holds the box or one beside it.
        """
        if first[0] >= len(self.pieces) or last[0] >= len(self.pieces):
            return None
        inner = [each for place in (first, last) if (each := self.outer_run(self.piece_at(place))) is not None]
        if inner:
            return inner[0], inner[-1]
        self.divide(first[0], first[1])
        self.divide(last[0], last[1] + 1)
        begin = self.alone(self.piece_at(first), is_start=True)
        end = self.alone(self.piece_at(last), is_start=False)
        return begin, end

    def outer_run(self, text: Any) -> Any:
        """The run of the body that holds a text which is not its own; None for an ordinary text."""
        around = [each for each in text.iterancestors() if each.tag == self.run]
        if len(around) == 1 and around[0] is text.getparent():
            return None
        if around:
            return around[-1]
        paragraph = next(each for each in text.iterancestors() if local(each) == "p")
        return next(iter(paragraph.iter(self.run)), None)

    def piece_at(self, place: Place) -> Any:
        return [element for start, element in self.pieces[place[0]] if start <= place[1]][-1]

    def divide(self, number: int, at: int) -> None:
        """Divide a text before a character, and the run that holds it."""
        start, element = [piece for piece in self.pieces[number] if piece[0] <= at][-1]
        words, cut = element.text or "", at - start
        if cut == 0 or cut >= len(words):
            return
        rest = deepcopy(element)
        element.text, rest.text = words[:cut], words[cut:]
        for each in (element, rest):
            each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        element.addnext(rest)
        self.pieces[number].append((at, rest))
        self.pieces[number].sort(key=lambda piece: piece[0])

    def alone(self, text: Any, *, is_start: bool) -> Any:
        """The run of a text, divided so that the text begins or ends it."""
        run = text.getparent()
        parts = [each for each in run if each.tag != self.properties]
        at = parts.index(text) + (0 if is_start else 1)
        if at in (0, len(parts)):
            return run
        return self.split(run, parts[at:], is_start=is_start)

    def split(self, run: Any, moved: list[Any], *, is_start: bool) -> Any:
        """Move the parts into a run after this one, with the same properties; the run that holds the text."""
        after = run.makeelement(run.tag, dict(run.attrib), nsmap=run.nsmap)
        properties = run.find(self.properties)
        if properties is not None:
            after.append(deepcopy(properties))
        after.extend(moved)
        run.addnext(after)
        return after if is_start else run


def merged(raw: bytes, saved: bytes, main: str) -> bytes:
    """The package with its text and comments as saved; all other parts as they were."""
    before, after = (zipfile.ZipFile(io.BytesIO(each)) for each in (raw, saved))
    folder, _, name = main.rpartition("/")
    comments = comments_part(after, main)
    relations = f"{folder}/_rels/{name}.rels"
    changed = {main: after.read(main), relations: after.read(relations), comments: timeless(after.read(comments))}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for info in before.infolist():
            data = changed.pop(info.filename, None)
            if info.filename == TYPES:
                data = with_type(before.read(TYPES), after.read(TYPES), comments)
            package.writestr(info, before.read(info) if data is None else data)
        for part, data in changed.items():
            package.writestr(zipfile.ZipInfo(part, before.infolist()[0].date_time), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def comments_part(package: zipfile.ZipFile, main: str) -> str:
    """The part that holds the comments of the document."""
    folder = main.rpartition("/")[0]
    return next(each for each in package.namelist() if each.startswith(folder) and each.endswith(COMMENTS))


def timeless(comments: bytes) -> bytes:
    """The comments without the time at which ours were made: the same document gives the same bytes."""
    root = etree.fromstring(comments)
    space = root.tag.rpartition("}")[0] + "}"
    for comment in root:
        if comment.get(f"{space}author") == AUTHOR:
            comment.attrib.pop(f"{space}date", "")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def with_type(before: bytes, after: bytes, part: str) -> bytes:
    """The list of the package's types with that of the comments."""
    types, wanted = etree.fromstring(before), f"/{part}"
    if any(each.get("PartName") == wanted for each in types):
        return before
    types.extend(deepcopy(each) for each in etree.fromstring(after) if each.get("PartName") == wanted)
    return etree.tostring(types, xml_declaration=True, encoding="UTF-8", standalone=True)
