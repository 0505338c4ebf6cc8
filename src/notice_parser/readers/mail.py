"""A mail (EML) or a page saved as one file (MHT, MHTML) → Source: its page or text, by the reader of that format."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec.structs import replace

from notice_parser.errors import UnreadableInput, UsageError
from notice_parser.messages import say
from notice_parser.pack import built_in_pack
from notice_parser.readers.encodings import codec_name
from notice_parser.readers.formats import HTML, TEXT, InputFormat
from notice_parser.readers.mail_attached import DOCUMENT, moved_by, name_of, outermost, read_attached
from notice_parser.spans import INVISIBLE, Finding, Source

if TYPE_CHECKING:
    from notice_parser.readers.opening import Input

MEDIA_TYPE = "message/rfc822"
# Each part in another is searched for the marks of all those around it.
MOST_PARTS = 500
# What opens a level of parts or a mail inside a mail.
BOUNDARY = re.compile(rb"\bboundary\s{0,9}=|\bmessage/rfc822\b", re.IGNORECASE)
MOST_BOUNDARIES = 50
LONGEST_SUBJECT, OPENING_LINES = 200, 8
# What a subject may be before its encoded words are read: each of them is compared with all before it.
LONGEST_HEADER = 4000
UNSEEN = dict.fromkeys(map(ord, INVISIBLE))  # also a NUL, which databases refuse in JSON
# A text with no more characters than this only points to what is attached.
SHORTEST_TEXT = 100
WRAPPED = ("text/html", "application/xhtml+xml"), ("text/plain",)


def read(found: Input) -> Source:
    """The page or the text of a mail. Raises UnreadableInput where it holds neither, or is damaged."""
    if sum(1 for _ in BOUNDARY.finditer(found.raw)) > MOST_BOUNDARIES:
        raise UnreadableInput(
            found.path, say("nests more than {most} parts; save the notice itself and give that", most=MOST_BOUNDARIES)
        )
    try:
        message = message_from_bytes(found.raw)
        part, kind = find_body(message)
        raw = part.get_payload(decode=True) if part is not None else None
    except (MessageError, ValueError, LookupError, TypeError, RecursionError):
        raise UnreadableInput(found.path, say("is a damaged mail; save the notice itself and give that")) from None
    source = read_own(found, part, kind, raw)
    attached = None
    if source is None or points_to_attached(source):
        attached = read_attached(found, outermost(message))
    if attached is not None:
        source = attached
    elif source is None:
        raise UnreadableInput(found.path, say("is a mail without a text; give the file that is attached to it"))
    elif holds_more(message, source):
        source = replace(source, findings=(*source.findings, Finding("text_mostly_lost", "warning")))
    return replace(
        with_subject(source, subject_of(message)),
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(found.raw).hexdigest(),
        shows_text=True,
        published=source.published or sent_on(message),
    )


def read_own(found: Input, part: Message | None, kind: InputFormat, raw: object) -> Source | None:
    """What the mail itself says; None where it says nothing."""
    if part is None or not isinstance(raw, bytes) or not raw.strip():
        return None
    return read_part(replace(found, raw=raw, format=kind, encoding=found.encoding or charset_of(part, raw)))


def is_short(source: Source) -> bool:
    """Does a text say next to nothing, as one that only points to what is attached?"""
    return len("".join(source.text.split())) <= SHORTEST_TEXT


def points_to_attached(source: Source) -> bool:
    """Does a short text say that the notice is attached?"""
    return is_short(source) and built_in_pack().edges.metadata.attached.search(source.text) is not None


def subject_of(message: Message) -> str:
    """The subject of a mail without what answering and passing on put before it."""
    try:
        subject = str(make_header(decode_header(str(message["Subject"] or "")[:LONGEST_HEADER])))
    except (MessageError, LookupError, ValueError):
        return ""
    passed_on = built_in_pack().edges.metadata.passed_on
    return passed_on.sub("", " ".join(subject.translate(UNSEEN).split()))[:LONGEST_SUBJECT]


def with_subject(source: Source, subject: str) -> Source:
    """The text below the subject, where that reads like a title and no line at its beginning does."""
    edges = built_in_pack().edges
    rules = edges.title
    lines = (line.strip() for line in source.text.split("\n")[:OPENING_LINES])
    opening = list(takewhile(lambda line: line[-1:] == "" or line[-1] not in edges.lines.stops, lines))
    if any(rules.ending.search(line) and not rules.unless.search(line) for line in opening):
        return source
    if not rules.ending.search(subject) or rules.unless.search(subject):
        return source
    return replace(moved_by(source, len(subject) + 1), text=f"{subject}\n{source.text}")


def holds_more(message: Message, source: Source) -> bool:
    """Is a document attached to a mail of which next to nothing was read?"""
    return is_short(source) and any(DOCUMENT.search(name_of(part)) for part in message.walk())


def sent_on(message: Message) -> date | None:
    """The day on which a mail was sent; of a saved page, when it was saved: that says nothing about its text."""
    if message.get_content_type() == "multipart/related":
        return None
    try:
        return parsedate_to_datetime(str(message["Date"])).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def read_part(part: Input) -> Source:
    from notice_parser.readers import html, text

    return html.read(part) if part.format is HTML else text.read(part)


def find_body(message: Message) -> tuple[Message | None, InputFormat]:
    """The first page of a mail, else its first text, that is not attached."""
    parts = outermost(message)[:MOST_PARTS]
    for kinds, kind in zip(WRAPPED, (HTML, TEXT), strict=True):
        for part in parts:
            if part.get_content_type() in kinds and part.get_content_disposition() != "attachment":
                return part, kind
    return None, TEXT


def charset_of(part: Message, raw: bytes) -> str | None:
    """The codec that the part states, None where it states none that is known or that fits its bytes."""
    try:
        said = part.get_content_charset()
    except (TypeError, ValueError, LookupError):  # parameters in pieces that do not fit together
        return None
    if said is None:
        return None
    try:
        codec = codec_name(said, raw)
        raw.decode(codec)
    except (UsageError, UnicodeDecodeError, LookupError):
        return None
    return codec
