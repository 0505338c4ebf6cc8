"""A mail (EML) or a page saved as one file (MHT, MHTML) → Source: its page or text, by the reader of that format."""

from __future__ import annotations

import hashlib
import re
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from typing import TYPE_CHECKING

from msgspec.structs import replace

from notice_parser.errors import UnreadableInput, UsageError
from notice_parser.messages import say
from notice_parser.readers.encodings import codec_name
from notice_parser.readers.formats import HTML, TEXT, InputFormat
from notice_parser.spans import Source

if TYPE_CHECKING:
    from notice_parser.readers.opening import Input

MEDIA_TYPE = "message/rfc822"
# Each part in another is searched for the marks of all those around it.
MOST_PARTS = 500
BOUNDARY = re.compile(rb"\bboundary\s{0,9}=", re.IGNORECASE)
MOST_BOUNDARIES = 50
WRAPPED = ("text/html", "application/xhtml+xml"), ("text/plain",)


def read(found: Input) -> Source:
    """The page or the text of a mail. Raises UnreadableInput where it holds neither, or is damaged."""
    if sum(1 for _ in BOUNDARY.finditer(found.raw)) > MOST_BOUNDARIES:
        raise UnreadableInput(
            found.path,
            say(
                "nests more than {most} parts; save the notice itself and give that",
                most=MOST_BOUNDARIES,
            ),
        )
    try:
        part, kind = find_body(message_from_bytes(found.raw))
        raw = part.get_payload(decode=True) if part is not None else None
    except (MessageError, ValueError, LookupError, RecursionError):
        raise UnreadableInput(found.path, say("is a damaged mail; save the notice itself and give that")) from None
    if part is None or not isinstance(raw, bytes) or not raw.strip():
        raise UnreadableInput(found.path, say("is a mail without a text; give the file that is attached to it"))
    source = read_part(replace(found, raw=raw, format=kind, encoding=found.encoding or charset_of(part, raw)))
    return replace(source, media_type=MEDIA_TYPE, sha256=hashlib.sha256(found.raw).hexdigest(), shows_text=True)


def read_part(part: Input) -> Source:
    from notice_parser.readers import html, text

    return html.read(part) if part.format is HTML else text.read(part)


def find_body(message: Message) -> tuple[Message | None, InputFormat]:
    """The first page of a mail, else its first text, that is not attached."""
    parts = [part for part, _ in zip(message.walk(), range(MOST_PARTS), strict=False)]
    for kinds, kind in zip(WRAPPED, (HTML, TEXT), strict=True):
        for part in parts:
            if part.get_content_type() in kinds and part.get_content_disposition() != "attachment":
                return part, kind
    return None, TEXT


def charset_of(part: Message, raw: bytes) -> str | None:
    """The codec that the part states, None where it states none that is known or that fits its bytes."""
    said = part.get_content_charset()
    if said is None:
        return None
    try:
        codec = codec_name(said, raw)
        raw.decode(codec)
    except (UsageError, UnicodeDecodeError, LookupError):
        return None
    return codec
