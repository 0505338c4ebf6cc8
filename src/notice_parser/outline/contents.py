"""The table of contents: which lines are its entries, so that none of them is read as a section."""

from __future__ import annotations

import regex

from notice_parser.outline.kinds import LinedText

WIDEST_TITLE = 12
WIDEST_ENTRY = 80
ENTRY_WINDOW = 400
BLANK = regex.compile(r"[\s\u3000#*]")
MARKUP = "#* "


def find_contents(lined: LinedText) -> frozenset[int]:
    """The indexes of the lines that make up the table of contents, its own title among them."""
    text, rules = lined.text, lined.edges.contents
    for index, line in enumerate(lined.lines):
        if line.end - line.start <= WIDEST_TITLE:
            words = skip_markup(text, line.start, line.end)
            if rules.title.match(text, words, line.end):
                return frozenset(range(index, find_end(lined, index)))
    return frozenset(untitled_entries(lined))


def skip_markup(text: str, start: int, end: int) -> int:
    while start < end and text[start] in MARKUP:
        start += 1
    return start


def find_end(lined: LinedText, title: int) -> int:
    """The line after the last entry: where the first one comes again, else after the last that has a page number."""
    text, stops = lined.text, lined.edges.lines.stops
    keys: list[str] = []
    last_entry = title
    for index in range(title + 1, len(lined.lines)):
        line = lined.lines[index]
        is_entry = "entry" in line.kinds
        key = entry_key(lined, index)
        if keys and key == keys[0] and index > title + 2:
            return index
        if len(key) > WIDEST_ENTRY or (text[line.end - 1] in stops and not is_entry):
            break
        if is_entry:
            last_entry = index
        keys.append(key)
    return last_entry + 1


def untitled_entries(lined: LinedText) -> list[int]:
    """Entries of a table that has lost its title: two or more lines in a row that end in dots and a page number."""
    found = [
        index
        for index, line in enumerate(lined.lines)
        if "entry" in line.kinds and lined.text.find("\t", line.start, line.end) < 0
    ]
    chosen = set(found)
    return [index for index in found if index - 1 in chosen or index + 1 in chosen]


def entry_key(lined: LinedText, index: int) -> str:
    """An entry as the body repeats it: without leader, page number and blanks."""
    written = lined.lines[index].of(lined.text)[-ENTRY_WINDOW:]
    return BLANK.sub("", lined.edges.contents.leader.sub("", written))
