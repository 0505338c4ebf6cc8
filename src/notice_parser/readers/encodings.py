"""Bytes → text: the byte-order mark, then strict UTF-8, then what looks most like official Chinese."""

from __future__ import annotations

import codecs
from itertools import islice

import regex
from msgspec import Struct

from notice_parser.errors import UnreadableInput, UsageError
from notice_parser.messages import say
from notice_parser.spans import Finding, Span

MARK = "\ufeff"
REPLACED = "\ufffd"
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# GB 18030 holds all of GB 2312 and GBK, and pages that name these often use its characters.
WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "utf-8-sig": "utf-8"}
# Codecs of names in the net: they fail on what is not ASCII, and replace nothing.
NAMES_ALONE = frozenset({"idna", "punycode"})
CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
SAMPLE = 40_000
# The score of a character for its encoding, per byte: those of documents, ASCII, others, and what no text has.
COMMON, USUAL_ASCII, OTHER_HAN, OTHER, FOREIGN, IMPOSSIBLE = 1.0, 0.5, 0.0, -0.3, -1.0, -3.0
LEAST_SCORE = 0.25
MOST_REPLACED = 0.05
MOST_SPANS = 20
FOREIGN_SIGN = regex.compile(r"[\p{Co}\p{Cn}\x80-\x9f]")
NOT_ASCII = regex.compile(rb"[\x80-\xff]")
HAN = regex.compile(r"\p{Han}")
RUN_OF_REPLACED = regex.compile(REPLACED + "{1,4000}")


class Decoded(Struct, frozen=True):
    """A text without its byte-order mark, the codec that gives it, and a finding where bytes were replaced."""

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()


def decode(raw: bytes, path: str, given: str | None) -> Decoded:
    """The bytes as text. Raises UnreadableInput where no encoding fits, UsageError where the given one is not known."""
    encoding = codec_name(given, raw) if given is not None else detect_encoding(raw, path)
    text, notes = decode_as(raw, path, encoding)
    return Decoded(text, plain_big5(raw, text) if encoding == "big5hkscs" and given is None else encoding, notes)


def decode_as(raw: bytes, path: str, encoding: str) -> tuple[str, tuple[Finding, ...]]:
    """The text in one encoding; single bytes that do not fit are replaced, with a finding. Raises UnreadableInput."""
    try:
        return raw.decode(encoding).removeprefix(MARK), ()
    except UnicodeDecodeError as error:
        reason = say(
            "is not {encoding} (byte 0x{byte:02X} at {offset})",
            encoding=encoding.upper(),
            byte=raw[error.start],
            offset=error.start,
        )
    except UnicodeError as error:
        raise UnreadableInput(
            path, say("is not {encoding}: {error}; give another --encoding", encoding=encoding, error=str(error))
        ) from None
    text = raw.decode(encoding, "replace").removeprefix(MARK)
    lost = text.count(REPLACED)
    if lost > max(2, MOST_REPLACED * len(text)) or lost == len(text.strip()):
        raise UnreadableInput(
            path, say("{reason}; give the --encoding that it was saved in, as in gb18030", reason=reason)
        )
    return text, (replaced_finding(text, encoding),)


def replaced_finding(text: str, encoding: str) -> Finding:
    """The finding that bytes were replaced: the first spans, and how many there are."""
    count = sum(1 for _ in RUN_OF_REPLACED.finditer(text))
    params = (("count", str(count)), ("encoding", encoding))
    return Finding("bytes_replaced", "warning", replaced_spans(text), params)


def replaced_spans(text: str) -> tuple[Span, ...]:
    """The first spans of replacement characters."""
    return tuple(Span(*found.span()) for found in islice(RUN_OF_REPLACED.finditer(text), MOST_SPANS))


def detect_encoding(raw: bytes, path: str) -> str:
    """The codec of a text, detected from its bytes. Raises UnreadableInput."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return encoding
    if b"\0" not in raw:
        try:
            raw.decode("utf-8")
            return "utf-8"
        except UnicodeDecodeError:
            pass
    sample = cut_sample(raw)
    scores = {encoding: score(sample, encoding) for encoding in CANDIDATES}
    best = max(scores, key=lambda encoding: scores[encoding])
    if scores[best] < LEAST_SCORE:
        remedy = say("give a text file, or its --encoding, as in gb18030")
        raise UnreadableInput(path, say("does not look like a text in any encoding; {remedy}", remedy=remedy))
    return best


def cut_sample(raw: bytes) -> bytes:
    """A part that is large enough to be scored, from the first byte that is not ASCII, at an even offset."""
    found = NOT_ASCII.search(raw)
    start = found.start() & ~1 if found else 0
    return raw[start : start + SAMPLE]


def score(sample: bytes, encoding: str) -> float:
    """How much the bytes look like official Chinese in this encoding: at most 1 per byte."""
    text = codecs.getincrementaldecoder(encoding)("replace").decode(sample, final=False)
    widths = {character: width_of(character, encoding) for character in set(text)}
    total = sum(weight(character) * widths[character] * text.count(character) for character in widths)
    return total / max(1, len(sample))


def width_of(character: str, encoding: str) -> int:
    return len(character.encode(encoding, "replace"))


def weight(character: str) -> float:
    """The score of one character."""
    from notice_parser.pack.characters import common_characters

    known = common_characters()
    if character.isascii():
        return USUAL_ASCII if character.isprintable() or character in "\t\r\n\f\v" else IMPOSSIBLE
    if character == REPLACED:
        return IMPOSSIBLE
    if character in known.signs or character in known.simplified or character in known.traditional:
        return COMMON
    if HAN.match(character):
        return OTHER_HAN
    return FOREIGN if FOREIGN_SIGN.match(character) else OTHER


def plain_big5(raw: bytes, text: str) -> str:
    """`big5` where it gives the same text, else its extension."""
    return "big5" if raw.decode("big5", "replace") == text else "big5hkscs"


def codec_name(given: str, raw: bytes) -> str:
    """The Python codec that a name means. Raises UsageError where it is not one for text."""
    try:
        name = codecs.lookup(given).name
        "".encode(name)
        if name in NAMES_ALONE:
            raise LookupError(name)
    except (LookupError, UnicodeError, ValueError):
        raise UsageError(
            "--encoding", say("{given} is not known; try utf-8, gb18030, big5 or utf-16", given=given)
        ) from None
    if name == "utf-16":
        return next((encoding for mark, encoding in MARKS[1:] if raw.startswith(mark)), "utf-16-le")
    return WIDER.get(name, name)
