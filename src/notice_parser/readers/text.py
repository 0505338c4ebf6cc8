"""Plain text and Markdown → Source: the bytes decoded, the byte-order mark dropped, nothing else changed."""

from __future__ import annotations

import codecs
import hashlib
from typing import TYPE_CHECKING

from notice_parser.errors import UnreadableInput, UsageError
from notice_parser.spans import Source

if TYPE_CHECKING:
    from notice_parser.readers import Input

MEDIA_TYPES = {"text": "text/plain", "markdown": "text/markdown"}
MARK = "\ufeff"
# GB 18030 holds all of GB 2312 and GBK, and pages that name these often use its characters.
WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "utf-8-sig": "utf-8"}
UTF16_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def read(found: Input) -> Source:
    """The text of a plain file. Raises UnreadableInput for what is empty, binary or not in its encoding."""
    if not found.raw:
        raise UnreadableInput(found.path, "is empty; give a file that holds a notice")
    encoding = codec_name(found.encoding, found.raw) if found.encoding is not None else "utf-8"
    text = decode(found.raw, found.path, encoding, is_given=found.encoding is not None)
    if not text.strip().strip(MARK).strip():
        raise UnreadableInput(found.path, "holds white space only; give a file that holds a notice")
    return Source(
        text=text,
        path=found.path,
        media_type=MEDIA_TYPES[found.format.name],
        encoding=encoding,
        sha256=hashlib.sha256(found.raw).hexdigest(),
        shows_text=False,
    )


def from_string(text: str) -> Source:
    """A text that never was a file: no path, no encoding, the hash of its UTF-8 bytes. Raises UnreadableInput."""
    try:
        raw = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableInput("text", f"holds half a surrogate pair at {error.start}; decode it anew") from None
    return Source(text, None, "text/plain", None, hashlib.sha256(raw).hexdigest(), shows_text=False)


def decode(raw: bytes, path: str, encoding: str, *, is_given: bool) -> str:
    """The bytes as text without a leading byte-order mark. Raises UnreadableInput."""
    try:
        text = raw.decode(encoding).removeprefix(MARK)
    except UnicodeDecodeError as error:
        raise UnreadableInput(path, not_decoded(raw, error, encoding, is_given=is_given)) from None
    except UnicodeError as error:
        raise UnreadableInput(path, f"is not {encoding}: {error}; give another --encoding") from None
    if "\0" in text:
        raise UnreadableInput(path, f"is no text: it holds NUL bytes; {nul_remedy(raw)}")
    return text


def not_decoded(raw: bytes, error: UnicodeDecodeError, encoding: str, *, is_given: bool) -> str:
    """What is wrong and what to do where bytes are not in the encoding."""
    place = f"is not {encoding.upper()} (byte 0x{raw[error.start]:02X} at {error.start})"
    if is_given:
        return f"{place}; give the --encoding that it was saved in"
    if b"\0" in raw or raw[:2] in UTF16_MARKS:
        return f"{place}; {nul_remedy(raw)}"
    return f"{place}; save it as UTF-8 or give its encoding, as in --encoding gb18030"


def nul_remedy(raw: bytes) -> str:
    """What to do with a file that holds NUL bytes: UTF-16 can be named, else it is binary."""
    if raw[:2] in UTF16_MARKS:
        return "it begins like UTF-16: give --encoding utf-16"
    return "give a text file, or its --encoding if it is UTF-16"


def codec_name(given: str, raw: bytes) -> str:
    """The Python codec that a name means. Raises UsageError where it is none for text."""
    try:
        name = codecs.lookup(given).name
        "".encode(name)
    except (LookupError, UnicodeError, ValueError):
        raise UsageError("--encoding", f"{given} is not known; try utf-8, gb18030, big5 or utf-16") from None
    if name == "utf-16":
        return UTF16_MARKS.get(raw[:2], "utf-16-le")
    return WIDER.get(name, name)
