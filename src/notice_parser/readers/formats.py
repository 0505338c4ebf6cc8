"""Which format a file has, told by its first bytes whatever its suffix says, and by the suffix for Markdown."""

from __future__ import annotations

from dataclasses import dataclass

SNIFFED = 1024


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, what a person calls it, what its first bytes are, and what to do where no reader takes it."""

    name: str
    label: str
    magics: tuple[bytes, ...] = ()
    remedy: str = "save its text as a UTF-8 .txt file and give that"


# Order matters: the first whose bytes fit is the format.
BINARY_FORMATS = (
    Format("pdf", "a PDF document", (b"%PDF-",)),
    Format("zip", "a ZIP container (DOCX, OFD, XLSX or an archive)", (b"PK\x03\x04", b"PK\x05\x06")),
    Format("ole", "an OLE document (DOC, WPS or XLS)", (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)),
    Format("rtf", "an RTF document", (b"{\\rtf",)),
    Format("gzip", "a gzip archive", (b"\x1f\x8b\x08",), "unpack it and give the files in it"),
    Format("7z", "a 7z archive", (b"7z\xbc\xaf\x27\x1c",), "unpack it and give the files in it"),
    Format("rar", "a RAR archive", (b"Rar!\x1a\x07",), "unpack it and give the files in it"),
    Format("xz", "an xz archive", (b"\xfd7zXZ\x00",), "unpack it and give the files in it"),
    Format("png", "a PNG image", (b"\x89PNG\r\n\x1a\n",), "give a file that holds text"),
    Format("jpeg", "a JPEG image", (b"\xff\xd8\xff",), "give a file that holds text"),
    Format("gif", "a GIF image", (b"GIF87a", b"GIF89a"), "give a file that holds text"),
    Format("tiff", "a TIFF image", (b"II*\x00", b"MM\x00*"), "give a file that holds text"),
)
HTML = Format("html", "a web page")
MARKDOWN = Format("markdown", "a Markdown text")
TEXT = Format("text", "a plain text")

PAGE_STARTS = (b"<!doctype html", b"<html")
MARKDOWN_SUFFIXES = (".md", ".markdown")


def recognise(raw: bytes, path: str) -> Format:
    """The format of a file with these bytes and this name."""
    for candidate in BINARY_FORMATS:
        if raw.startswith(candidate.magics):
            return candidate
    if raw[:SNIFFED].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(PAGE_STARTS):
        return HTML
    return MARKDOWN if path.lower().endswith(MARKDOWN_SUFFIXES) else TEXT
