"""An OFD package (GB/T 33190) → the XML of its pages, whatever the letters' case and the slashes of its paths."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from notice_parser.errors import UnreadableInput

if TYPE_CHECKING:
    from lxml.etree import _Element

ROOT = "OFD.xml"
LARGEST_PART = 200 * 1024 * 1024
LARGEST_RATIO = 200
SMALL = 10 * 1024 * 1024
DAMAGED = "is a damaged OFD document; save it anew and give that"


class Package:
    """The parts of an OFD file. All that fails raises UnreadableInput."""

    def __init__(self, raw: bytes, path: str) -> None:
        self.path = path
        try:
            self.zip = ZipFile(BytesIO(raw))
        except Exception:  # zipfile lets many kinds of faults through
            raise UnreadableInput(path, DAMAGED) from None
        self.names = {key(name): name for name in self.zip.namelist()}

    def page_parts(self) -> Iterator[_Element]:
        """The content of each page in order; one that is missing or broken is left out."""
        for place in self.places("Page"):
            content = self.find_xml(place)
            if content is not None:
                yield content

    def template_parts(self) -> Iterator[_Element]:
        """The content of the template pages."""
        for place in self.places("TemplatePage"):
            content = self.find_xml(place)
            if content is not None:
                yield content

    def composites(self) -> dict[str, _Element]:
        """The drawings that pages use by their number, from the resources of the documents."""
        found: dict[str, _Element] = {}
        for element in ("PublicRes", "DocumentRes"):
            for place in self.places(element):
                resources = self.find_xml(place)
                for unit in resources.iterfind(".//{*}CompositeGraphicUnit") if resources is not None else ():
                    found.setdefault(unit.get("ID", ""), unit)
        return found

    def places(self, element: str) -> Iterator[str]:
        """Where the parts named by such elements of each document lie: in their BaseLoc, or in their words."""
        for root in self.document_roots():
            document = self.find_xml(root)
            if document is None:
                raise UnreadableInput(self.path, DAMAGED)
            for found in document.iterfind(f".//{{*}}{element}"):
                yield join(posixpath.dirname(root), found.get("BaseLoc") or (found.text or "").strip())

    def document_roots(self) -> list[str]:
        start = self.find_xml(ROOT)
        if start is None:
            is_locked = any(name.endswith(("encryptions.xml", "decryptseed.dat")) for name in self.names)
            raise UnreadableInput(self.path, "is locked; save it without protection" if is_locked else DAMAGED)
        return [join("", (found.text or "").strip()) for found in start.iterfind(".//{*}DocBody/{*}DocRoot")]

    def find_xml(self, place: str) -> _Element | None:
        """A part as XML, or None where it is missing or none."""
        from lxml import etree

        raw = self.find(place)
        if raw is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
        try:
            return etree.fromstring(raw, parser)
        except (etree.XMLSyntaxError, ValueError):
            return None

    def find(self, place: str) -> bytes | None:
        """A part's bytes, or None where it is missing, damaged or larger than any page."""
        name = self.names.get(key(place))
        if name is None:
            return None
        part = self.zip.getinfo(name)
        if part.file_size > LARGEST_PART or part.file_size > max(SMALL, LARGEST_RATIO * part.compress_size):
            raise UnreadableInput(self.path, f"holds a part of {part.file_size} bytes, more than is read")
        try:
            return self.zip.read(name)
        except Exception:  # a damaged or a locked member: zipfile and zlib raise many kinds
            return None


def key(name: str) -> str:
    """The name by which a part is looked for."""
    return name.replace("\\", "/").strip("/").lower()


def join(folder: str, place: str) -> str:
    """A place as it is written in a file of `folder`: from the root where it begins with a slash."""
    place = place.replace("\\", "/")
    return posixpath.normpath(place.lstrip("/") if place.startswith("/") else posixpath.join(folder, place))
