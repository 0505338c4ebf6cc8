"""An OFD package (GB/T 33190) → the XML of its pages, whatever the letters' case and the slashes of its paths."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from notice_parser.readers.container import Container, Element

LABEL = "OFD document"
ROOT = "OFD.xml"
LOCKS = ("encryptions.xml", "decryptseed.dat")


class Package:
    """The parts of an OFD file. All that fails raises UnreadableInput."""

    def __init__(self, raw: bytes, path: str) -> None:
        self.parts = Container(raw, path, LABEL)
        if any(name.endswith(LOCKS) for name in self.parts.parts):
            raise self.parts.fault("is a locked OFD document; save it without protection")
        self.documents = {root: self.needed(root) for root in self.document_roots()}

    def pages(self) -> Iterator[Element]:
        """The content of each page in order."""
        return (self.needed(place) for place in self.places("Page"))

    def templates(self) -> Iterator[Element]:
        """The content of the template pages."""
        return (found for place in self.places("TemplatePage") if (found := self.parts.xml(place)) is not None)

    def composites(self) -> dict[str, Element]:
        """The drawings that pages use by their number, from the resources of the documents."""
        found: dict[str, Element] = {}
        for element in ("PublicRes", "DocumentRes"):
            for place in self.places(element):
                resources = self.parts.xml(place)
                for unit in resources.iterfind(".//{*}CompositeGraphicUnit") if resources is not None else ():
                    found.setdefault(unit.get("ID", ""), unit)
        return found

    def places(self, element: str) -> Iterator[str]:
        """Where the parts named by such elements of each document lie: in their BaseLoc, or in their words."""
        for root, document in self.documents.items():
            for found in document.iterfind(f".//{{*}}{element}"):
                yield join(posixpath.dirname(root), found.get("BaseLoc") or (found.text or "").strip())

    def document_roots(self) -> list[str]:
        return [
            join("", (found.text or "").strip()) for found in self.needed(ROOT).iterfind(".//{*}DocBody/{*}DocRoot")
        ]

    def needed(self, place: str) -> Element:
        """A part as XML. Raises UnreadableInput where it is missing."""
        found = self.parts.xml(place)
        if found is None:
            raise self.parts.fault(f"is a damaged {LABEL}: {place} is missing; get it anew")
        return found


def join(folder: str, place: str) -> str:
    """A place as it is written in a file of `folder`: from the root where it begins with a slash."""
    place = place.replace("\\", "/")
    return posixpath.normpath(place.lstrip("/") if place.startswith("/") else posixpath.join(folder, place))
