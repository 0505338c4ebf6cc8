"""Plain text and Markdown → Source: the bytes decoded, the byte-order mark dropped, nothing else changed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from notice_parser.errors import UnreadableInput
from notice_parser.messages import say
from notice_parser.readers.encodings import MARK, decode
from notice_parser.spans import Source

if TYPE_CHECKING:
    from notice_parser.readers.opening import Input

MEDIA_TYPES = {"text": "text/plain", "markdown": "text/markdown"}


def read(found: Input) -> Source:
    """The text of a plain file. Raises UnreadableInput for what is empty, binary or not in its encoding."""
    if not found.raw:
        raise UnreadableInput(found.path, say("is empty; give a file that holds a notice"))
    decoded = decode(found.raw, found.path, found.encoding)
    if "\0" in decoded.text:
        remedy = say("give a text file, or its --encoding if it is UTF-16")
        raise UnreadableInput(found.path, say("is not text: it holds NUL bytes; {remedy}", remedy=remedy))
    if not decoded.text.strip().strip(MARK).strip():
        raise UnreadableInput(found.path, say("holds white space only; give a file that holds a notice"))
    return Source(
        text=decoded.text,
        path=found.path,
        media_type=MEDIA_TYPES[found.format.name],
        encoding=decoded.encoding,
        sha256=hashlib.sha256(found.raw).hexdigest(),
        shows_text=False,
        findings=decoded.findings,
    )


def from_string(text: str) -> Source:
    """A text that never was a file: no path, no encoding, the hash of its UTF-8 bytes.

    Raises UnreadableInput for what the JSON cannot hold, or holds and databases refuse.
    """
    try:
        raw = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableInput(
            "text", say("holds half a surrogate pair at {offset}; decode it again", offset=error.start)
        ) from None
    if (offset := text.find("\0")) >= 0:
        raise UnreadableInput("text", say("holds a NUL at {offset}, as no notice does; take it out", offset=offset))
    return Source(text, None, "text/plain", None, hashlib.sha256(raw).hexdigest(), shows_text=False)
