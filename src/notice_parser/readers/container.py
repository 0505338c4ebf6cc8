"""A ZIP container that is one document (DOCX, OFD): its parts, bounded in size, their XML taken by itself."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile, ZipInfo

from lxml import etree

from notice_parser.errors import UnreadableInput
from notice_parser.messages import say
from notice_parser.readers.unpacking import unpack

LARGEST_PART = 100_000_000
LARGEST_RATIO = 100
UNSUSPECTED = 2_000_000
MOST_TAGS = 2_000_000
LOCKED = 0x1

Element = Any


class Container:
    """The parts of a document by name, letter case aside. Raises UnreadableInput for all that is wrong with them."""

    def __init__(self, raw: bytes, path: str, label: str) -> None:
        self.path, self.label, self.raw = path, label, raw
        try:
            self.zip = ZipFile(BytesIO(raw))
            self.parts = {name_of(info.filename): info for info in self.zip.infolist()}
        except Exception as error:  # zipfile raises many kinds of errors
            raise self.error(
                say("is a damaged {format}: {error}; get it again", format=label, error=one_line(error))
            ) from None

    def error(self, what: str) -> UnreadableInput:
        return UnreadableInput(self.path, what)

    def has(self, name: str) -> bool:
        return name_of(name) in self.parts

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, None where it is missing."""
        info = self.parts.get(name_of(name))
        return None if info is None else self.unpack(info)

    def unpack(self, info: ZipInfo) -> bytes:
        if info.flag_bits & LOCKED:
            raise self.error(say("is protected by a password; save it without one"))
        if is_bomb(info.file_size, info.compress_size):
            raise self.error(
                say(
                    "holds a part that unpacks to {size:,} bytes ({name}); it is not read",
                    size=info.file_size,
                    name=info.filename,
                )
            )
        try:
            return unpack(self.zip, info, self.raw)
        except Exception as error:
            raise self.error(
                say("is a damaged {format}: {error}; get it again", format=self.label, error=one_line(error))
            ) from None

    def xml(self, name: str) -> Element | None:
        """The root of a part, None where the part is missing. No entities, no network, no document type."""
        raw = self.read(name)
        return None if raw is None else parse_xml(raw, self.path, name)


def name_of(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def is_bomb(size: int, packed: int) -> bool:
    """Does a part unpack to more than a part of a document would?"""
    return size > LARGEST_PART or (size > UNSUSPECTED and size > LARGEST_RATIO * max(1, packed))


def parse_xml(raw: bytes, path: str, name: str) -> Element:
    """The root element of XML that stands alone. Raises UnreadableInput."""
    if raw.count(b"<") > MOST_TAGS:
        raise UnreadableInput(
            path, say("holds too many tags for an ordinary document ({name}); it is not read", name=name)
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableInput(
            path, say("is damaged: {name} is not XML: {error}; get it again", name=name, error=one_line(error))
        ) from None
    if root is None or has_document_type(root):
        raise UnreadableInput(
            path, say("is not an ordinary document: {name} declares a document type; it is not read", name=name)
        )
    return root


def has_document_type(root: Element) -> bool:
    return bool(root.getroottree().docinfo.doctype)


def one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


def local(element: Element) -> str:
    """The name of an element without its namespace; empty where it is not an element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """An attribute in the element's own namespace, else one without any."""
    space = element.tag.rpartition("}")[0]
    value = element.get(f"{space}}}{name}") if space else None
    found = value if value is not None else element.get(name)
    return None if found is None else str(found)


def child(element: Element | None, name: str) -> Element | None:
    """The first child of this name."""
    if element is None:
        return None
    return next(element.iterchildren(f"{{*}}{name}"), None)


def children(element: Element, name: str) -> list[Element]:
    return list(element.iterchildren(f"{{*}}{name}"))


def value_of(element: Element | None, name: str) -> str | None:
    """The `val` of a child."""
    found = child(element, name)
    return None if found is None else attribute(found, "val")
