"""Web page → Source: the article, without navigation and hidden text, tables as rows, numbers of lists written out."""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import etree
from msgspec.structs import replace

from notice_parser.errors import UnreadableInput, UsageError
from notice_parser.messages import say
from notice_parser.pack import built_in_pack
from notice_parser.readers.container import Element
from notice_parser.readers.encodings import Decoded, codec_name, decode, decode_as, detect_encoding, replaced_spans
from notice_parser.readers.html_article import Article, find_article
from notice_parser.readers.html_bounds import bounded
from notice_parser.readers.html_lines import LineWriter
from notice_parser.readers.html_metadata import published_on, take_metadata, title_in
from notice_parser.readers.html_select import SelectorError, select
from notice_parser.readers.html_title import find_number, find_title
from notice_parser.readers.paragraphs import Line, as_text, soft_starts, written
from notice_parser.spans import Finding, Source

if TYPE_CHECKING:
    from notice_parser.readers.opening import Input

MEDIA_TYPE = "text/html"
META_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_\-]{2,20})", re.IGNORECASE)
HEAD_LENGTH = 4096
NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML, and so the tree, cannot hold
MOST_TAGS = 200_000
# A page that holds so many Chinese characters, this many times what was read of them, was read in vain.
LEAST_HELD, MOST_LOST = 400, 12
HAN = re.compile("[\u4e00-\u9fff]")
TOO_DEEP = "ERR_RESOURCE_LIMIT"
NO_TEXT = say(
    "holds no article text; if a script loads it, save the page as shown, or select the article with --html-selector"
)


def read(found: Input) -> Source:
    """The article of a page. Raises UnreadableInput where there is none, UsageError for an unsupported selector."""
    if not found.raw.strip():
        raise UnreadableInput(found.path, say("is empty; give a file that holds a notice"))
    decoded = decode_page(found)
    root = parse_page(decoded.text, found.path)
    writer = LineWriter()
    published = published_on(root)
    linked = sum(count_han("".join(link.itertext())) for link in root.iter("a"))
    if found.selector is None:
        article = find_article(root)
        metadata = take_metadata(root, article, writer)
        title = find_title(root, article, writer, stated=title_in(metadata))
        title += find_number(root, article, [*metadata, *title], writer)
    else:
        article, metadata, title = Article(select_all(root, found.selector, found.path), True), [], []
    lines = [*metadata, *title, *map_wraps(write_article(article, writer, title))]
    text, labels = as_text(lines)
    if not text.strip():
        raise UnreadableInput(found.path, NO_TEXT)
    lost = [replace(note, spans=replaced_spans(text)) for note in decoded.findings]
    notes = (*lost, *notes_on(article, writer))
    if found.selector is None and is_mostly_lost(decoded.text, linked, text):
        notes = (*notes, Finding("text_mostly_lost", "warning"))
    digest = hashlib.sha256(found.raw).hexdigest()
    return Source(
        text=text,
        path=found.path,
        media_type=MEDIA_TYPE,
        encoding=decoded.encoding,
        sha256=digest,
        shows_text=True,
        generated=labels,
        findings=notes,
        soft=soft_starts(lines),
        published=published,
    )


def decode_page(found: Input) -> Decoded:
    """The page as text. The encoding that it states counts only where its bytes do not show another."""
    if found.encoding is not None:
        return decode(found.raw, found.path, found.encoding)
    try:
        detect_encoding(found.raw, found.path)
    except UnreadableInput:
        said = META_CHARSET.search(found.raw[:HEAD_LENGTH])
        if said is None:
            raise
        try:
            encoding = codec_name(said[1].decode("ascii"), found.raw)
        except UsageError:
            encoding = "utf-8"
        text, notes = decode_as(found.raw, found.path, encoding)
        return Decoded(text, encoding, notes)
    return decode(found.raw, found.path, None)


def parse_page(text: str, path: str) -> Element:
    """The tree of a page, parsed without a network. Raises UnreadableInput."""
    if text.count("<") > MOST_TAGS:
        raise UnreadableInput(path, say("holds more than {most:,} tags; split it", most=MOST_TAGS))
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(bounded(NO_CHARACTER.sub("", text)).encode("utf-8"), parser)
    except (etree.LxmlError, ValueError):
        root = None
    if any(error.type_name == TOO_DEEP for error in parser.error_log):
        raise UnreadableInput(path, say("nests its tags too deeply for an ordinary page; it is not read"))
    if root is None:
        raise UnreadableInput(path, NO_TEXT)
    return root


def select_all(root: Element, selector: str, path: str) -> tuple[Element, ...]:
    """The elements that a selector names, without those inside another of them."""
    try:
        named = select(root, selector)
    except SelectorError as error:
        raise UsageError(
            "--html-selector", say("{selector} is not read: {error}", selector=selector, error=error.args[0])
        ) from None
    if not named:
        raise UnreadableInput(
            path, say("has nothing that fits --html-selector {selector}; try another", selector=selector)
        )
    chosen = set(named)
    return tuple(element for element in named if not any(above in chosen for above in element.iterancestors()))


def write_article(article: Article, writer: LineWriter, title: list[Line]) -> list[Line]:
    lines = [line for element in article.elements for line in writer.write(element)]
    return lines[len(title) :] if title and lines[: len(title)] == title else lines


def map_wraps(lines: list[Line]) -> list[Line]:
    """The lines; of those after a BR, only what surely goes on with the line before continues its paragraph."""
    stops = built_in_pack().edges.lines.closers
    commas = built_in_pack().edges.lines.runs_on
    kept = lines[:1]
    for before, line in pairwise(lines):
        if line[0].is_continued and not runs_over(written(before), written(line), stops, commas):
            line = (replace(line[0], is_continued=False), *line[1:])
        kept.append(line)
    return kept


def runs_over(before: str, line: str, stops: str, commas: str) -> bool:
    """Was a sentence with a comma, or a number, broken between two lines?"""
    if before[-1:] in stops:
        return False
    return any(mark in before for mark in commas) or before[-1:].isdecimal() or line[:1].isdecimal()


def is_mostly_lost(page: str, linked: int, text: str) -> bool:
    """Is what was read a small part of what the page holds in all, scripts among it but no links?"""
    held = count_han(page) - linked
    return held > LEAST_HELD and MOST_LOST * count_han(text) < held


def count_han(text: str) -> int:
    return len(HAN.findall(text))


def notes_on(article: Article, writer: LineWriter) -> tuple[Finding, ...]:
    notes = [] if article.is_known else [Finding("container_guessed", "info")]
    if writer.hidden:
        notes.append(Finding("hidden_text_removed", "info", (), (("count", str(writer.hidden)),)))
    return tuple(notes)
