"""Word's paragraph and character styles, as far as a reader of text needs them: numbering, hidden text, inheritance."""

from __future__ import annotations

from msgspec import Struct

from notice_parser.readers.container import Element, attribute, child, children, value_of

LONGEST_CHAIN = 20
OFF = ("0", "false", "off")


class Style(Struct, frozen=True):
    id: str
    based_on: str | None
    list: str | None
    depth: str | None
    hides: bool | None
    alignment: str | None


class Styles:
    """All styles by their id, and the one that paragraphs have where they name none."""

    def __init__(self, root: Element | None) -> None:
        self.by_id: dict[str, Style] = {}
        self.default: str | None = None
        for element in children(root, "style") if root is not None else ():
            style = read_style(element)
            self.by_id[style.id] = style
            if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true", "on"):
                self.default = style.id

    def chain(self, name: str | None) -> list[Style]:
        """The style and those that it is based on, the nearest first."""
        found: list[Style] = []
        at = name or self.default
        while at is not None and at in self.by_id and len(found) < LONGEST_CHAIN:
            style = self.by_id[at]
            if style in found:
                break
            found.append(style)
            at = style.based_on
        return found

    def hides(self, name: str | None) -> bool:
        """Does the style make its text hidden?"""
        return next((bool(style.hides) for style in self.chain(name) if style.hides is not None), False)

    def alignment(self, name: str) -> str | None:
        """Whether a style of characters sets them above or below the line: `superscript`, `subscript`, None."""
        return next((style.alignment for style in self.chain(name) if style.alignment is not None), None)


def read_style(element: Element) -> Style:
    number = child(child(element, "pPr"), "numPr")
    return Style(
        attribute(element, "styleId") or "",
        value_of(element, "basedOn"),
        value_of(number, "numId"),
        value_of(number, "ilvl"),
        is_on(child(element, "rPr"), "vanish"),
        value_of(child(element, "rPr"), "vertAlign"),
    )


def is_on(properties: Element | None, name: str) -> bool | None:
    """Is a switch on? None where it is not named."""
    switch = child(properties, name)
    return None if switch is None else attribute(switch, "val") not in OFF
