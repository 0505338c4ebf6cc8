"""The words of a Word paragraph: runs, links, fields, revisions; hidden text and field codes left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

from notice_parser.readers.container import Element, attribute, child, local, value_of
from notice_parser.readers.raised import lowered, raised
from notice_parser.readers.styles import Styles, is_on
from notice_parser.readers.symbols import from_font, symbol

# Inline elements that hold runs; what is not named here (del, moveFrom, comments, properties) is left out.
HOLDERS = frozenset(
    {
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "customXml",
        "fldSimple",
        "sdtContent",
        "dir",
        "bdo",
        "rubyBase",
        "oMath",
        "oMathPara",
        "e",
        "num",
        "den",
        "deg",
        "f",
        "sSup",
        "sSub",
        "sSubSup",
        "rad",
        "d",
        "nary",
        "func",
        "fName",
    }
)
# The exponent and the index of a formula.
SCRIPTS = {"sup": "superscript", "sub": "subscript"}
CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
HALF_POINTS = re.compile(r"-?[0-9]{1,3}")
# A number so many half-points above its line is an exponent, so many below an index.
LEAST_MOVED = 4
CODE = re.compile(r"[0-9A-Fa-f]{1,6}")
BOX = "txbxContent"
NOTE_REFERENCES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


class RunReader(Struct):
    """Reads paragraph after paragraph. `fields` are the open fields: has each come to its result?"""

    styles: Styles
    fields: list[bool] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    references: dict[str, list[str]] = field(default_factory=lambda: {"footnote": [], "endnote": []})
    hidden: int = 0
    hides: bool = False

    def read(self, paragraph: Element, properties: Element | None) -> str:
        """The text of a paragraph. A field that has not come to its result by its end is taken to have none."""
        self.hides = self.styles.hides(value_of(properties, "pStyle"))
        text = "".join(self.words(paragraph))
        while self.fields and not self.fields[-1]:
            self.fields.pop()
        return text

    def take_boxes(self) -> list[Element]:
        """The text boxes met since the last call."""
        boxes, self.boxes = self.boxes, []
        return boxes

    def words(self, element: Element) -> Iterator[str]:
        for part in element:
            name = local(part)
            if name == "r":
                yield from self.run(part)
            elif name in SCRIPTS:
                yield set_off("".join(self.words(part)), SCRIPTS[name])
            elif name in HOLDERS:
                yield from self.words(part)
            elif name in ("sdt", "ruby"):
                inner = child(part, "sdtContent" if name == "sdt" else "rubyBase")
                if inner is not None:
                    yield from self.words(inner)
            elif name == "AlternateContent":
                yield from self.choice(part, self.words)

    def run(self, run: Element) -> Iterator[str]:
        """The words of a run, if it is shown."""
        said = set_off("".join(self.run_parts(run)), self.alignment(run))
        if not self.is_hidden(run):
            yield said
        elif said.strip():
            self.hidden += 1

    def alignment(self, run: Element) -> str | None:
        """Where a run stands: by itself, by how far it is moved, else by its style."""
        properties = child(run, "rPr")
        own = value_of(properties, "vertAlign")
        moved = HALF_POINTS.fullmatch(value_of(properties, "position") or "")
        if own is None and moved:
            own = alignment_of(int(moved[0]))
        style = value_of(properties, "rStyle")
        return self.styles.alignment(style) if own is None and style is not None else own

    def is_hidden(self, run: Element) -> bool:
        properties = child(run, "rPr")
        own = is_on(properties, "vanish")
        if own is not None:
            return own
        style = value_of(properties, "rStyle")
        return self.hides or (style is not None and self.styles.hides(style))

    def run_parts(self, run: Element) -> Iterator[str]:
        for part in run:
            name = local(part)
            if name == "t":
                yield from_font(part.text or "", font_of(run)) if all(self.fields) else ""
            elif name == "sym":
                yield read_symbol(part) if all(self.fields) else ""
            elif name in CHARACTERS:
                yield CHARACTERS[name] if all(self.fields) else ""
            elif name == "fldChar":
                self.mark_field(attribute(part, "fldCharType"))
            elif name in NOTE_REFERENCES:
                self.references[NOTE_REFERENCES[name]].append(attribute(part, "id") or "")
            elif name == "AlternateContent":
                yield from self.choice(part, self.run_parts)
            elif name in ("drawing", "pict", "object"):
                self.boxes += find_boxes(part)
            elif name == "ruby":
                yield from self.words(child(part, "rubyBase")) if child(part, "rubyBase") is not None else ()

    def choice(self, alternatives: Element, read: object) -> Iterator[str]:
        """The first branch of a choice, else what older programs read."""
        branch = child(alternatives, "Choice")
        branch = branch if branch is not None else child(alternatives, "Fallback")
        if branch is not None:
            yield from read(branch)  # type: ignore[operator]

    def mark_field(self, kind: str | None) -> None:
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()


def set_off(words: str, alignment: str | None) -> str:
    """The words of a run as they are aligned: numbers above or below the line as raised or lowered digits."""
    if alignment == "superscript":
        return raised(words)
    return lowered(words) if alignment == "subscript" else words


def alignment_of(moved: int) -> str | None:
    """How characters are aligned that stand so many half-points above their line."""
    if abs(moved) < LEAST_MOVED:
        return None
    return "superscript" if moved > 0 else "subscript"


def font_of(run: Element) -> str | None:
    """The font of a run's Latin letters and symbols, where it states one."""
    fonts = child(child(run, "rPr"), "rFonts")
    return None if fonts is None else attribute(fonts, "ascii") or attribute(fonts, "hAnsi")


def read_symbol(part: Element) -> str:
    """A character of a symbol font, which is named by its code."""
    code = attribute(part, "char") or ""
    return symbol(int(code, 16), attribute(part, "font")) if CODE.fullmatch(code) else ""


def find_boxes(drawing: Element) -> list[Element]:
    """The text boxes in a drawing, the outermost ones; where a choice is offered, its first branch."""
    found: list[Element] = []
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        if local(element) == BOX:
            found.append(element)
            continue
        branches = list(element)
        if local(element) == "AlternateContent":
            branches = branches[:1]
        waiting += reversed(branches)
    return found
