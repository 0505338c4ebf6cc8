"""The input formats, and how a file's format is detected: from its first bytes, not its extension.

The extension decides only between formats whose first bytes are any text: Markdown, web pages and plain text. Nothing
heavy is imported here: the command line reads this for `--help`.
"""

# Annotations are evaluated here: as strings, each field of a NamedTuple would be compiled by itself.
import re
from typing import NamedTuple

from notice_parser.messages import say

SNIFFED = 2048  # bytes that are read to detect the format
REMEDY_TEXT = say("save its text as a UTF-8 .txt file and give that")
REMEDY_ARCHIVE = say("unpack it and give the files in it")
OFD_LABEL = say("an OFD document")
OFD = say("an OFD document")
REMEDY_IMAGE = say("give a file that holds text")


class InputFormat(NamedTuple):
    """A format: `label` is what error messages call it, `titles` what help and docs call it where it is read.

    `reader` is a module with `read(Input) -> Source`. A format without one is detected so that it can be refused with
    its `remedy`, or is an archive, whose members are inputs of their own. `magics` are the bytes at offset `magic_at`,
    any of them; `member` begins the name of a member that a ZIP container of this format must have. Formats of plain
    text (`is_text`: all bytes are text) are detected from `suffixes` where their first bytes do not decide.
    """

    name: str
    label: str
    titles: tuple[str, ...] = ()
    reader: str | None = None
    magics: tuple[bytes, ...] = ()
    magic_at: int = 0
    member: str = ""
    suffixes: tuple[str, ...] = ()
    is_text: bool = False
    is_archive: bool = False
    remedy: str = REMEDY_TEXT

    def begins(self, head: bytes) -> bool:
        """Are the first bytes of a file those of this format?"""
        return bool(self.magics) and head.startswith(self.magics, self.magic_at)


# In the order in which they are listed to people; of several formats with fitting bytes, the first is detected.
# A new format is a module and an entry here.
INPUT_FORMATS = (
    InputFormat(
        name="text", label=say("a plain text"), titles=(say("text"),), reader="notice_parser.readers.text", is_text=True
    ),
    InputFormat(
        name="markdown",
        label=say("a Markdown text"),
        titles=("Markdown",),
        reader="notice_parser.readers.text",
        suffixes=(".md", ".markdown"),
        is_text=True,
    ),
    InputFormat(
        name="html",
        label=say("a web page"),
        titles=("HTML",),
        reader="notice_parser.readers.html",
        suffixes=(".html", ".htm", ".shtml", ".xhtml"),
        is_text=True,
    ),
    InputFormat(
        name="docx",
        label=say("a Word document"),
        titles=("DOCX",),
        reader="notice_parser.readers.docx",
        member="word/document",
    ),
    InputFormat(
        name="pdf",
        label=say("a PDF document"),
        titles=("PDF",),
        reader="notice_parser.readers.pdf",
        magics=(b"%PDF-",),
    ),
    InputFormat(name="ofd", label=OFD, titles=("OFD",), reader="notice_parser.readers.ofd", member="ofd.xml"),
    InputFormat(
        name="rtf",
        label=say("an RTF document"),
        titles=("RTF",),
        reader="notice_parser.readers.rtf",
        magics=(b"{\\rtf",),
    ),
    InputFormat(
        name="ole",
        label=say("an OLE document (DOC, WPS or XLS)"),
        titles=("DOC", "WPS"),
        reader="notice_parser.readers.office",
        magics=(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",),
    ),
    InputFormat(
        name="mail",
        label=say("a mail or a page saved with its images"),
        titles=("EML", "MHT"),
        reader="notice_parser.readers.mail",
    ),
    InputFormat(
        name="zip",
        label=say("a ZIP archive"),
        titles=("ZIP",),
        magics=(b"PK\x03\x04", b"PK\x05\x06"),
        is_archive=True,
        remedy=REMEDY_ARCHIVE,
    ),
    InputFormat(
        name="gzip",
        label=say("a gzip archive"),
        titles=("GZ",),
        magics=(b"\x1f\x8b\x08",),
        is_archive=True,
        remedy=REMEDY_ARCHIVE,
    ),
    InputFormat(name="7z", label=say("a 7z archive"), magics=(b"7z\xbc\xaf\x27\x1c",), remedy=REMEDY_ARCHIVE),
    InputFormat(name="rar", label=say("a RAR archive"), magics=(b"Rar!\x1a\x07",), remedy=REMEDY_ARCHIVE),
    InputFormat(name="xz", label=say("an xz archive"), magics=(b"\xfd7zXZ\x00",), remedy=REMEDY_ARCHIVE),
    InputFormat(name="bzip2", label=say("a bzip2 archive"), magics=(b"BZh",), remedy=REMEDY_ARCHIVE),
    InputFormat(
        name="png",
        label=say("a PNG image"),
        titles=("PNG",),
        reader="notice_parser.readers.image",
        magics=(b"\x89PNG\r\n\x1a\n",),
        remedy=REMEDY_IMAGE,
    ),
    InputFormat(
        name="jpeg",
        label=say("a JPEG image"),
        titles=("JPEG",),
        reader="notice_parser.readers.image",
        magics=(b"\xff\xd8\xff",),
        remedy=REMEDY_IMAGE,
    ),
    InputFormat(name="gif", label=say("a GIF image"), magics=(b"GIF87a", b"GIF89a"), remedy=REMEDY_IMAGE),
    InputFormat(
        name="tiff",
        label=say("a TIFF image"),
        titles=("TIFF",),
        reader="notice_parser.readers.image",
        magics=(b"II*\x00", b"MM\x00*"),
        remedy=REMEDY_IMAGE,
    ),
    InputFormat(
        name="tar", label=say("a TAR archive"), titles=("TAR",), magics=(b"ustar",), magic_at=257, is_archive=True
    ),
    InputFormat(name="xlsx", label=say("an Excel workbook"), member="xl/workbook.xml"),
    InputFormat(name="pptx", label=say("a PowerPoint presentation"), member="ppt/presentation.xml"),
    InputFormat(
        name="odf", label=say("an OpenDocument file"), member="content.xml", remedy=say("save it as DOCX and give that")
    ),
    InputFormat(
        name="encrypted",
        label=say("an Office document under a password"),
        titles=(say("DOCX under a password"),),
        reader="notice_parser.readers.encrypted",
    ),
)
BY_NAME = {each.name: each for each in INPUT_FORMATS}
TEXT, HTML, DOCX, MAIL, ENCRYPTED = (BY_NAME[name] for name in ("text", "html", "docx", "mail", "encrypted"))
# How many bytes `begins` needs at most.
HEAD = max(each.magic_at + len(magic) for each in INPUT_FORMATS for magic in each.magics)

ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
PAGE_START = re.compile(
    rb"(?:\s++|<\?xml[^>]{0,200}>|<!--.{0,1000}?-->){0,40}+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
# The header of a mail: fields in lines, among them one that only mails and saved pages have.
FIELDS = re.compile(
    rb"(?:\xef\xbb\xbf)?[\r\n]{0,9}"
    rb"(?:[A-Za-z][A-Za-z0-9\-]{1,60}:[^\r\n]{0,1000}\r?\n(?:[ \t][^\r\n]{0,1000}\r?\n){0,50}){2,200}"
)
MAIL_FIELD = re.compile(
    rb"^(?:MIME-Version:\s{0,9}1|Received:|Return-Path:|Message-ID:|Content-Type:\s{0,9}(?:text|multipart)/)",
    re.IGNORECASE | re.MULTILINE,
)


def format_titles() -> str:
    """The formats that are read, as help lists them; members of archives are read too."""
    read = [title for each in INPUT_FORMATS if each.reader for title in each.titles]
    archives = [title for each in INPUT_FORMATS if each.is_archive for title in each.titles]
    return say("{formats}, or an archive of them ({archives})", formats=read, archives=archives)


def detect_format(raw: bytes, path: str) -> InputFormat:
    """The format of a file with these bytes and this name."""
    for candidate in INPUT_FORMATS:
        if candidate.begins(raw):
            return inner_format(raw, candidate)
    if is_page(raw[:SNIFFED]):
        return HTML
    if is_mail(raw[:SNIFFED]):
        return MAIL
    named = (each for each in INPUT_FORMATS if each.suffixes and path.lower().endswith(each.suffixes))
    return next(named, TEXT)


def is_plain(head: bytes) -> bool:
    """Do the first bytes begin a text or a web page, in which all bytes are text?"""
    return not any(each.begins(head) for each in INPUT_FORMATS)


def is_archive(head: bytes) -> bool:
    """Do the first bytes begin an archive, or a document in a container that is one?"""
    return any(each.begins(head) for each in INPUT_FORMATS if each.is_archive)


def is_page(head: bytes) -> bool:
    """Do the first bytes begin a web page, in UTF-8, UTF-16 or an encoding that contains ASCII?"""
    for mark, codec in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            head = head[2:].decode(codec, "ignore").encode("ascii", "ignore")
    return PAGE_START.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def is_mail(head: bytes) -> bool:
    """Do the first bytes begin with the header of a mail or of a page saved as one?"""
    fields = FIELDS.match(head)
    return fields is not None and MAIL_FIELD.search(fields[0]) is not None


def inner_format(raw: bytes, outer: InputFormat) -> InputFormat:
    """The format inside a container: a ZIP may be one document, an OLE file may be encrypted."""
    if outer.name == "ole" and ENCRYPTED_STREAM in raw:
        return ENCRYPTED
    return document_in_zip(raw) or outer if outer.name == "zip" else outer


def document_in_zip(raw: bytes) -> InputFormat | None:
    """The format of the document that a ZIP container is; None where it is an archive or damaged."""
    from io import BytesIO
    from zipfile import ZipFile

    try:
        names = {name.lower().replace("\\", "/").lstrip("/") for name in ZipFile(BytesIO(raw)).namelist()}
    except Exception:  # zipfile raises many kinds of errors; the archive reader reports which
        return None
    containers = (each for each in INPUT_FORMATS if each.member)
    return next((each for each in containers if any(name.startswith(each.member) for name in names)), None)
