"""Which format a file has, told by its first bytes whatever its suffix says; by that for Markdown and pages."""

from __future__ import annotations

import re

from msgspec import Struct

SNIFFED = 2048


class Format(Struct, frozen=True):
    """A format: its name, what a person calls it, what its first bytes are, and what to do where no reader takes it."""

    name: str
    label: str
    magics: tuple[bytes, ...] = ()
    remedy: str = "save its text as a UTF-8 .txt file and give that"


# Order matters: the first whose bytes fit is the format.
BINARY_FORMATS = (
    Format("pdf", "a PDF document", (b"%PDF-",)),
    Format("zip", "a ZIP archive", (b"PK\x03\x04", b"PK\x05\x06"), "unpack it and give the files in it"),
    Format("ole", "an OLE document (DOC, WPS or XLS)", (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)),
    Format("rtf", "an RTF document", (b"{\\rtf",)),
    Format("gzip", "a gzip archive", (b"\x1f\x8b\x08",), "unpack it and give the files in it"),
    Format("7z", "a 7z archive", (b"7z\xbc\xaf\x27\x1c",), "unpack it and give the files in it"),
    Format("rar", "a RAR archive", (b"Rar!\x1a\x07",), "unpack it and give the files in it"),
    Format("xz", "an xz archive", (b"\xfd7zXZ\x00",), "unpack it and give the files in it"),
    Format("bzip2", "a bzip2 archive", (b"BZh",), "unpack it and give the files in it"),
    Format("png", "a PNG image", (b"\x89PNG\r\n\x1a\n",), "give a file that holds text"),
    Format("jpeg", "a JPEG image", (b"\xff\xd8\xff",), "give a file that holds text"),
    Format("gif", "a GIF image", (b"GIF87a", b"GIF89a"), "give a file that holds text"),
    Format("tiff", "a TIFF image", (b"II*\x00", b"MM\x00*"), "give a file that holds text"),
)
TAR = Format("tar", "a TAR archive")
DOCX = Format("docx", "a Word document")
HTML = Format("html", "a web page")
MARKDOWN = Format("markdown", "a Markdown text")
TEXT = Format("text", "a plain text")
ENCRYPTED = Format("encrypted", "an Office document under a password", remedy="save it without one and give that")

# A ZIP container that is one document, told by how the name of a member begins that it must have.
CONTAINERS = (
    ("word/document", DOCX),
    ("ofd.xml", Format("ofd", "an OFD document")),
    ("xl/workbook.xml", Format("xlsx", "an Excel workbook")),
    ("ppt/presentation.xml", Format("pptx", "a PowerPoint presentation")),
    ("content.xml", Format("odf", "an OpenDocument file", remedy="save it as DOCX and give that")),
)
TAR_SIGN, TAR_SIGN_AT = b"ustar", 257
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
PAGE_START = re.compile(
    rb"(?:\s++|<\?xml[^>]{0,200}>|<!--.{0,1000}?-->){0,40}+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
PAGE_SUFFIXES = (".html", ".htm", ".shtml", ".xhtml")
MARKDOWN_SUFFIXES = (".md", ".markdown")


def recognise(raw: bytes, path: str) -> Format:
    """The format of a file with these bytes and this name."""
    for candidate in BINARY_FORMATS:
        if raw.startswith(candidate.magics):
            return look_inside(raw, candidate)
    if raw.startswith(TAR_SIGN, TAR_SIGN_AT):
        return TAR
    name = path.lower()
    if is_page(raw[:SNIFFED]) or name.endswith(PAGE_SUFFIXES):
        return HTML
    return MARKDOWN if name.endswith(MARKDOWN_SUFFIXES) else TEXT


def is_plain(head: bytes) -> bool:
    """Do the first bytes begin a text or a web page, in which all bytes are text?"""
    magics = tuple(magic for candidate in BINARY_FORMATS for magic in candidate.magics)
    return not head.startswith(magics) and not head.startswith(TAR_SIGN, TAR_SIGN_AT)


def is_page(head: bytes) -> bool:
    """Do the first bytes begin a web page, in UTF-8, UTF-16 or any encoding that holds ASCII?"""
    for mark, codec in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            head = head[2:].decode(codec, "ignore").encode("ascii", "ignore")
    return PAGE_START.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def look_inside(raw: bytes, found: Format) -> Format:
    """What a container holds: a ZIP may be one document, an OLE file may be locked."""
    if found.name == "ole" and ENCRYPTED_STREAM in raw:
        return ENCRYPTED
    return find_container(raw) or found if found.name == "zip" else found


def find_container(raw: bytes) -> Format | None:
    """The document that a ZIP is, or None where it is an archive or damaged."""
    from io import BytesIO
    from zipfile import ZipFile

    try:
        names = {name.lower().replace("\\", "/").lstrip("/") for name in ZipFile(BytesIO(raw)).namelist()}
    except Exception:  # zipfile lets many kinds of faults through; the archive reader says which
        return None
    return next((format for start, format in CONTAINERS if any(name.startswith(start) for name in names)), None)
