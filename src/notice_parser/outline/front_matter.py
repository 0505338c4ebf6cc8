"""Front matter above a text, YAML or TOML, as static sites have it: which lines it takes, the title that it states."""

from __future__ import annotations

from msgspec import Struct

from notice_parser.lazy_patterns import lazy
from notice_parser.outline.kinds import ClassifiedLine, LinedText
from notice_parser.outline.title import TitleLines
from notice_parser.spans import Span, trim

# What opens front matter, and what may close it.
FENCES = {"---": ("---", "..."), "+++": ("+++",)}
MOST_LINES = 60
# A key with its value, a value on a line of its own, an item of a list.
FIELD = lazy(r"[\w.\-]{1,40}[ \t]{0,4}(?::(?:[ \t]|$)|=[ \t])|[ \t]{0,20}-[ \t]|#|[\[\]{}]")
TITLE = lazy(r"[\"']?title[\"']?[ \t]{0,4}[:=][ \t]{1,4}(?P<mark>[\"']?)(?P<title>[^\n]{1,200}?)(?P=mark)[ \t\r]{0,4}$")
OPENING_KEY = lazy(r"(?:title|layout|date|author|categories|tags):[ \t]")
QUOTES = "\"'"
MARKUP = "#* \t"
HEADING = "#"
INDENTS = " \t"


class FrontMatter(Struct, frozen=True):
    """`last` is the index of the line that closes it; `title` the words of its title."""

    last: int
    title: Span | None


def find_front_matter(lined: LinedText) -> FrontMatter | None:
    """The front matter of a text that begins with one."""
    text, lines = lined.text, lined.lines
    closing = FENCES.get(lines[0].of(text).strip()) if lines else None
    first = 1
    if closing is None and lines and OPENING_KEY.match(text, lines[0].start, lines[0].end):
        closing, first = FENCES["---"], 0  # some sites leave out the first fence
    if closing is None:
        return None
    title = None
    for index, line in enumerate(lines[first : MOST_LINES + 1], first):
        if line.of(text).strip() in closing:
            return FrontMatter(index, title)
        is_value = line.start > 0 and text[line.start - 1] in INDENTS  # what an indented line holds belongs to its key
        if not is_value and not FIELD.match(text, line.start, line.end):
            return None
        found = title_in(lined, line) if title is None else None
        title = title or found
    return None


def title_in(lined: LinedText, line: ClassifiedLine) -> Span | None:
    """The title that a line states, under an English or a Chinese key."""
    words = line.of(lined.text)
    found = TITLE.match(words) or lined.edges.metadata.title.match(words)
    if found is None:
        return None
    title = trim(lined.text, line.start + found.start("title"), line.start + found.end("title"))
    while title is not None and len(title) > 1 and lined.text[title.start] == lined.text[title.end - 1] in QUOTES:
        title = trim(lined.text, title.start + 1, title.end - 1)
    return title


def title_of(lined: LinedText, matter: FrontMatter) -> TitleLines | None:
    """The title that the front matter states; where the text begins with the same words, those."""
    if matter.title is None:
        return None
    stated = matter.title.of(lined.text)
    for index, line in enumerate(lined.lines[matter.last + 1 : matter.last + 2], matter.last + 1):
        start = line.words
        words = lined.text[start : line.end].rstrip(MARKUP)
        is_heading = lined.text[line.start] == HEADING and lined.edges.title.ending.search(words) is not None
        if words.strip(MARKUP) == stated or is_heading:
            return TitleLines(Span(start, start + len(words)), index, index)
    return TitleLines(matter.title, matter.last, matter.last)
