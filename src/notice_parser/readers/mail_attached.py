"""What is attached to a mail that only points to it: its documents, and the mails passed on in it, as one text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message
from typing import TYPE_CHECKING

from msgspec.structs import replace

from notice_parser.errors import UnreadableInput
from notice_parser.readers.formats import detect_format
from notice_parser.spans import Finding, Source, Span

if TYPE_CHECKING:
    from notice_parser.readers.opening import Input

# So many attached files are looked at.
MOST_FILES = 20
DOCUMENT = re.compile(r"\.(?:docx?|wps|pdf|ofd|rtf|html?|mht|mhtml|eml|md|txt)$", re.IGNORECASE)
TEXT = re.compile(r"\.(?:html?|md|txt)$", re.IGNORECASE)
MAIL_NAME = "mail.eml"


def read_attached(found: Input, parts: list[Message]) -> Source | None:
    """The documents attached to a mail, one after the other as one text; None where none of them is read."""
    sources = []
    for name, raw in attached_files(parts[:MOST_FILES]):
        kind = detect_format(raw, name)
        is_damaged = kind.is_text and not TEXT.search(name)
        if kind.reader is not None and not is_damaged:
            source = read_one(replace(found, raw=raw, format=kind, encoding=None, selector=None))
            sources += [source] if source is not None else []
    return joined(sources) if sources else None


def attached_files(parts: list[Message]) -> Iterator[tuple[str, bytes]]:
    """The names and bytes of what is attached; what is attached to a mail that is attached belongs to that one."""
    for part in parts:
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message):
                yield MAIL_NAME, inner[0].as_bytes()
        elif DOCUMENT.search(name_of(part)):
            raw = part.get_payload(decode=True)
            if isinstance(raw, bytes) and raw:
                yield name_of(part), raw


def outermost(message: Message) -> list[Message]:
    """The parts of a mail without those of the mails that are attached to it."""
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        return [message]
    return [inner for part in message.get_payload() if isinstance(part, Message) for inner in outermost(part)]


def name_of(part: Message) -> str:
    """The name of an attached file, in whichever way it is encoded; nothing where its pieces do not fit together."""
    try:
        name = part.get_filename() or ""
    except (TypeError, ValueError, LookupError):
        return ""
    try:
        return str(make_header(decode_header(name)))
    except (LookupError, ValueError):
        return name


def read_one(attached: Input) -> Source | None:
    from notice_parser.readers.opening import read_input

    try:
        return read_input(attached)
    except UnreadableInput:
        return None


def joined(sources: list[Source]) -> Source:
    """Several texts as one, each from a line of its own on."""
    whole = sources[0]
    for source in sources[1:]:
        gap = "\n" if whole.text.endswith("\n") else "\n\n"
        shift = len(whole.text) + len(gap)
        moved = moved_by(source, shift)
        whole = replace(
            whole,
            text=whole.text + gap + source.text,
            generated=whole.generated + moved.generated,
            findings=whole.findings + moved.findings,
            ocr=whole.ocr + moved.ocr,
            soft=whole.soft + moved.soft,
        )
    return whole


def moved_by(source: Source, shift: int) -> Source:
    """The source as it stands `shift` characters further on in another text."""

    def move(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(one.start + shift, one.end + shift) for one in spans)

    findings: tuple[Finding, ...] = tuple(replace(note, spans=move(note.spans)) for note in source.findings)
    return replace(
        source,
        generated=move(source.generated),
        findings=findings,
        ocr=move(source.ocr),
        soft=tuple(start + shift for start in source.soft),
    )
