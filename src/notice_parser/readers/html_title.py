"""The title of an article that stands outside its container: what the page calls itself, else the heading before it."""

from __future__ import annotations

import re
from itertools import takewhile

import regex

from notice_parser.pack import built_in_pack
from notice_parser.readers.container import Element
from notice_parser.readers.html_article import Article
from notice_parser.readers.html_lines import LineWriter
from notice_parser.readers.html_words import NEVER_TEXT, is_hidden, is_title
from notice_parser.readers.paragraphs import Line, Piece, written

HAN = regex.compile(r"\p{Han}")
LEAST_HAN, MOST_SIGNS = 6, 120
LARGE_FONTS = frozenset({"4", "5", "6", "7", "+1", "+2", "+3"})
OPENING_LINES = 8
TITLE_METAS = ("articletitle", "og:title", "title", "dc.title")
# Those that name the article and never the site alone.
SURE_TITLES = ("articletitle", "og:title")
SITE = "og:site_name"
# An element with so many others inside is more than a title.
MOST_INNER = 12
SITE_NAME = re.compile(r"\s*[_|｜\-–—>»]+\s*")


def find_title(root: Element, article: Article, writer: LineWriter, *, stated: Line | None = None) -> list[Line]:
    """The lines of the title, none where the article begins with it or no title is found.

    `stated` is the title that the metadata of the page state.
    """
    hints = find_hints(root)
    if stated is not None:
        hints.add(squeeze(written(stated)))
    opening = [squeeze(written(line)) for line in writer.write(article.elements[0])[:OPENING_LINES]]
    writer.hidden = 0
    before_text = list(takewhile(lambda words: words[-1:] not in built_in_pack().edges.lines.stops, opening))
    if any(opens_with(before_text, hint) for hint in hints):
        return []
    headings, large, named = find_headings(root, article, hints)
    candidates = headings or large
    if named:
        candidates = named[-1:]
    if not candidates:
        return [stated] if stated is not None else stated_title(root, article, opening)
    if opens_with(opening, squeeze(text_of(candidates[-1]))):
        return []
    lines = writer.write(candidates[-1])
    writer.hidden = 0
    return lines


def find_number(root: Element, article: Article, above: list[Line], writer: LineWriter) -> list[Line]:
    """The document number on a line of its own before the article, where neither that nor the lines above state it."""
    rules = built_in_pack().edges.labels
    opening = [written(line) for line in (*above, *writer.write(article.elements[0])[:OPENING_LINES])]
    writer.hidden = 0
    if any(rules.number_line.match(words) or rules.number_label.search(words) for words in opening):
        return []
    for element in root.iter():
        if element is article.elements[0]:
            break
        words = text_of(element) if is_small(element) else ""
        if len(words) <= MOST_SIGNS and rules.number_line.match(words) and not is_hidden(element):
            return [(Piece(" ".join(words.split())),)]
    return []


def is_small(element: Element) -> bool:
    """Does an element hold few others?"""
    if not isinstance(element.tag, str) or element.tag in NEVER_TEXT:
        return False
    return sum(1 for _ in zip(element.iter(), range(MOST_INNER), strict=False)) < MOST_INNER


def stated_title(root: Element, article: Article, opening: list[str]) -> list[Line]:
    """The title that the head of the page states and no element shows, else an element before the article that reads
    like one; none where the article opens with a title.
    """
    rules = built_in_pack().edges.title

    def is_title_like(words: str) -> bool:
        return len(HAN.findall(words)) >= LEAST_HAN and rules.ending.search(words) is not None

    if any(is_title_like(words) and not rules.unless.search(words) for words in opening):
        return []
    metas = {name_of(meta): meta.get("content") or "" for meta in root.iter("meta")}
    for name in SURE_TITLES:
        words = " ".join(metas.get(name, "").split())
        if len(HAN.findall(words)) >= LEAST_HAN and words != metas.get(SITE):
            return [(Piece(words[:MOST_SIGNS]),)]
    for title in root.iter("title"):
        words = " ".join(SITE_NAME.split(text_of(title))[0].split())
        if is_title_like(words) and len(words) <= MOST_SIGNS:
            return [(Piece(words),)]
    before = takewhile(lambda element: element is not article.elements[0], root.iter())
    shown = [one for one in before if is_small(one) and not is_hidden(one) and could_be_title(one)]
    words = next((words for one in reversed(shown) if is_title_like(words := " ".join(text_of(one).split()))), "")
    return [(Piece(words),)] if words and not rules.unless.search(words) else []


def name_of(meta: Element) -> str:
    return (meta.get("name") or meta.get("property") or "").lower()


def opens_with(opening: list[str], title: str) -> bool:
    """Does a line among the first ones begin with the title, or with a part that the next lines continue?"""
    return any("".join(opening[index:]).startswith(title) for index in range(len(opening)))


def find_hints(root: Element) -> set[str]:
    """What the page's head calls it, whole and without the name of the site."""
    said = [meta.get("content") or "" for meta in root.iter("meta") if name_of(meta) in TITLE_METAS]
    said += [text_of(title) for title in root.iter("title")]
    hints = {squeeze(one) for one in said}
    hints |= {squeeze(part) for one in said for part in SITE_NAME.split(one)[:1]}
    return {hint for hint in hints if len(HAN.findall(hint)) >= LEAST_HAN}


def find_headings(
    root: Element, article: Article, hints: set[str]
) -> tuple[list[Element], list[Element], list[Element]]:
    """The headings before the article, what stands there in large or bold letters, and what is named by the page's
    head, in order."""
    headings: list[Element] = []
    large: list[Element] = []
    named: list[Element] = []
    stop = article.elements[0]
    around = set(stop.iterancestors())
    for element in root.iter():
        if element is stop:
            break
        if element.tag in NEVER_TEXT or is_hidden(element) or element in around:
            continue
        if is_title(element) and could_be_title(element):
            headings.append(element)
        elif is_large(element) and could_be_title(element):
            large.append(element)
        if is_named(element, hints):
            named.append(element)
    return headings, large, named


def is_named(element: Element, hints: set[str]) -> bool:
    """Is it a small element whose words are those that the page's head states?"""
    if not hints or not is_small(element):
        return False
    return squeeze(text_of(element)) in hints and could_be_title(element)


def is_large(element: Element) -> bool:
    return element.tag in ("b", "strong") or (element.tag == "font" and element.get("size") in LARGE_FONTS)


def could_be_title(element: Element) -> bool:
    text = text_of(element)
    is_linked = any(one.tag == "a" for one in (element, *element.iterancestors(), *element.iterdescendants()))
    return len(HAN.findall(text)) >= LEAST_HAN and len(text) <= MOST_SIGNS and not is_linked


def text_of(element: Element) -> str:
    return "".join(element.itertext()).strip()


def squeeze(text: str) -> str:
    return "".join(text.split())
