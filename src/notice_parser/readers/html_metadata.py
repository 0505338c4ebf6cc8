"""The metadata of a government page: its block of labelled fields, and the day on which the page was published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import regex
from msgspec.structs import replace

from notice_parser.pack import built_in_pack
from notice_parser.pack.edges import MetadataRules
from notice_parser.readers.container import Element
from notice_parser.readers.html_article import Article, drop
from notice_parser.readers.html_lines import LineWriter, is_block
from notice_parser.readers.html_words import NEVER_TEXT, is_hidden
from notice_parser.readers.paragraphs import CELL_EDGE, Line, Piece, written

# A block of metadata states so many fields at least, is no longer than this, in characters, and has no longer line.
FEWEST_FIELDS = 3
LONGEST_BLOCK, LONGEST_LINE = 3000, 400
PUBLISHED_METAS = ("pubdate", "publishdate", "article:published_time", "pub_date", "publish_date")
DAY = regex.compile(r"(?P<year>(?:19|20)[0-9]{2})[-/.年](?P<month>[0-9]{1,2})[-/.月](?P<day>[0-9]{1,2})(?![0-9])")
LONGEST_BYLINE = 200
# A private character that stands between a label and its value until the lines are written.
LABEL_END = "\ue0f3"


def take_metadata(root: Element, article: Article, writer: LineWriter) -> list[Line]:
    """The lines of the fields that a page states in a block outside its article or before the text in it.

    A block inside the article is taken out of it. Blocks that state the same fields again, as pages for telephones do,
    are left out.
    """
    rules = built_in_pack().edges.metadata
    for block in blocks(root, set(article.elements), rules):
        parted = part_labels(block, rules)
        lines = field_lines([end_labels(line) for line in writer.write(block)], rules)
        writer.hidden = 0
        if states_fields(lines, rules):
            if any(above in article.elements for above in block.iterancestors()):
                drop(block)
            return lines
        for label in parted:
            label.tail = None
    return []


def part_labels(block: Element, rules: MetadataRules) -> list[Element]:
    """The labels in inline elements of their own with their values right after them; a mark is put between them.

    A label that is not known is recognised by its elements, which are those of the known ones.
    """
    first = [one for one in block.iter() if may_be_label(one)]
    known = {shape_of(one) for one in first if rules.label.fullmatch("".join(one.itertext()).strip())}
    parted = [one for one in first if shape_of(one) in known]
    for label in parted:
        label.tail = LABEL_END
    return parted


def may_be_label(element: Element) -> bool:
    """Does it stand first and alone in an inline element, with another one right after it?"""
    if not isinstance(element.tag, str) or is_block(element) or (element.tail or "").strip():
        return False
    above = element.getparent()
    return (
        above is not None
        and element.getprevious() is None
        and element.getnext() is not None
        and not is_block(element.getnext())
    )


def shape_of(element: Element) -> tuple[str, str]:
    return element.getparent().tag, element.tag


def blocks(root: Element, articles: set[Element], rules: MetadataRules) -> Iterator[Element]:
    """The outermost elements that are short and name enough fields, in the order of the page."""
    lengths = measure(root)
    waiting = [root]
    around = {above for one in articles for above in one.iterancestors()} | articles
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str) or element.tag in NEVER_TEXT or is_hidden(element):
            continue
        if element in around or lengths[element] > LONGEST_BLOCK:
            waiting += reversed(element)
        elif sum(1 for _ in rules.named.finditer("".join(element.itertext()))) >= FEWEST_FIELDS:
            yield element
            waiting += reversed(element)


def measure(root: Element) -> dict[Element, int]:
    """How many characters each element holds."""
    order = list(root.iter())
    lengths = dict.fromkeys(order, 0)
    for element in reversed(order):
        lengths[element] += len(element.text or "")
        above = element.getparent()
        if above is not None:
            lengths[above] += lengths[element] + len(element.tail or "")
    return lengths


def end_labels(line: Line) -> Line:
    """The line with a tab where a label ends."""
    return tuple(replace(piece, text=piece.text.replace(LABEL_END, CELL_EDGE)) for piece in line)


def field_lines(lines: list[Line], rules: MetadataRules) -> list[Line]:
    """The lines, a label that stands alone on a line with its value after it."""
    joined: list[Line] = []
    label: Line | None = None
    for line in lines:
        words = written(line).strip()
        is_label = rules.label.fullmatch(words) is not None
        if label is not None and not is_label:
            edge = "" if written(label).rstrip().endswith(tuple(rules.colons)) else "\t"
            joined.append((*label, Piece(edge), *line))
            label = None
            continue
        if label is not None:
            joined.append(label)
        label = line if is_label else None
        if not is_label:
            joined.append(line)
    return [*joined, label] if label is not None else joined


def states_fields(lines: list[Line], rules: MetadataRules) -> bool:
    """Do most of the lines state fields, several different ones, and none of them running text?"""
    stated = [rules.field.findall(written(line)) for line in lines]
    names = {"".join(name.split()) for found in stated for name in found}
    if len(names) < FEWEST_FIELDS or not any(rules.of_document.search(name) for name in names):
        return False
    return 2 * sum(map(bool, stated)) > len(lines) and all(len(written(line)) <= LONGEST_LINE for line in lines)


def title_in(metadata: list[Line]) -> Line | None:
    """The title that the fields state, as a line of its own."""
    title = built_in_pack().edges.metadata.title
    for line in metadata:
        found = title.search(written(line))
        if found:
            return (Piece(found["title"].strip()),)
    return None


def published_on(root: Element) -> date | None:
    """The day on which the page was published, from its head, else from a short line of its own with its label."""
    for meta in root.iter("meta"):
        if (meta.get("name") or meta.get("property") or "").lower() in PUBLISHED_METAS:
            day = read_day(meta.get("content") or "")
            if day is not None:
                return day
    published = built_in_pack().edges.metadata.published
    for text in short_texts(root):
        found = published.search(text)
        day = read_day(text[found.end() :]) if found else None
        if day is not None:
            return day
    return None


def short_texts(root: Element) -> Iterator[str]:
    """Each piece of text with the one after it, which may hold the value of its label."""
    texts = (text for text in root.itertext() if not text.isspace())
    for text, following in pairwise([*texts, ""]):
        if len(text) <= LONGEST_BYLINE:
            yield text + following[:LONGEST_BYLINE]


def read_day(words: str) -> date | None:
    found = DAY.search(words)
    if found is None:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
