"""An OFD package (GB/T 33190) → the XML of its pages, whatever the letters' case and the slashes of its paths."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from notice_parser.messages import say
from notice_parser.readers.container import Container, Element

LABEL = say("OFD document")
ROOT = "OFD.xml"
LOCKS = ("encryptions.xml", "decryptseed.dat")


class Package:
    """The parts of an OFD file. All that fails raises UnreadableInput."""

    def __init__(self, raw: bytes, path: str) -> None:
        self.parts = Container(raw, path, LABEL)
        if any(name.endswith(LOCKS) for name in self.parts.parts):
            raise self.parts.error(say("is a locked OFD document; save it without protection"))
        self.documents = {root: self.needed(root) for root in self.document_roots()}

    def pages(self) -> Iterator[Element]:
        """The content of each page in order."""
        return (self.needed(path) for path in self.paths("Page"))

    def templates(self) -> Iterator[Element]:
        """The content of the template pages."""
        return (found for path in self.paths("TemplatePage") if (found := self.parts.xml(path)) is not None)

    def composites(self) -> dict[str, Element]:
        """The drawings that pages use by their number, from the resources of the documents."""
        found: dict[str, Element] = {}
        for element in ("PublicRes", "DocumentRes"):
            for path in self.paths(element):
                resources = self.parts.xml(path)
                for unit in resources.iterfind(".//{*}CompositeGraphicUnit") if resources is not None else ():
                    found.setdefault(unit.get("ID", ""), unit)
        return found

    def paths(self, element: str) -> Iterator[str]:
        """Where the parts named by such elements of each document lie: in their BaseLoc, or in their text."""
        for root, document in self.documents.items():
            for found in document.iterfind(f".//{{*}}{element}"):
                yield join(posixpath.dirname(root), found.get("BaseLoc") or (found.text or "").strip())

    def document_roots(self) -> list[str]:
        return [
            join("", (found.text or "").strip()) for found in self.needed(ROOT).iterfind(".//{*}DocBody/{*}DocRoot")
        ]

    def needed(self, path: str) -> Element:
        """A part as XML. Raises UnreadableInput where it is missing."""
        found = self.parts.xml(path)
        if found is None:
            raise self.parts.error(
                say("is a damaged {format}: {path} is missing; get it again", format=LABEL, path=path)
            )
        return found


def join(folder: str, path: str) -> str:
    """A path as a file in `folder` writes it: from the root where it begins with a slash."""
    path = path.replace("\\", "/")
    return posixpath.normpath(path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path))
