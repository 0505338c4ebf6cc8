"""The table of contents: which lines are its entries, so that none of them is read as a section."""

from __future__ import annotations

import regex

from notice_parser.outline.lines import Line
from notice_parser.pack.edges import ContentsRules

WIDEST_ENTRY = 80
BLANK = regex.compile(r"[\s\u3000#*]")


def find_contents(text: str, lines: tuple[Line, ...], rules: ContentsRules, stops: str) -> frozenset[int]:
    """The indexes of the lines that make up the table of contents, its own title among them."""
    for index, line in enumerate(lines):
        if line.end - line.start <= 12 and rules.title.match(text, skip_hash(text, line), line.end):
            return frozenset(range(index, find_end(text, lines, index, rules, stops)))
    return frozenset(led_entries(text, lines, rules))


def skip_hash(text: str, line: Line) -> int:
    start = line.start
    while start < line.end and text[start] in "#* ":
        start += 1
    return start


def find_end(text: str, lines: tuple[Line, ...], title: int, rules: ContentsRules, stops: str) -> int:
    """The line after the last entry: where the first is told again, else after the last that has a page number."""
    keys: list[str] = []
    last_led = title
    for index in range(title + 1, len(lines)):
        key = entry_key(text, lines[index], rules)
        if keys and key == keys[0] and index > title + 2:
            return index
        if len(key) > WIDEST_ENTRY or (lines[index].of(text)[-1] in stops and not is_led(text, lines[index], rules)):
            break
        if is_led(text, lines[index], rules):
            last_led = index
        keys.append(key)
    return last_led + 1


def led_entries(text: str, lines: tuple[Line, ...], rules: ContentsRules) -> list[int]:
    """Entries of a table that has lost its title: two or more lines in a row that end in dots and a page number."""
    led = [i for i, line in enumerate(lines) if is_led(text, line, rules) and "\t" not in line.of(text)]
    return [i for n, i in enumerate(led) if (n and led[n - 1] == i - 1) or (n + 1 < len(led) and led[n + 1] == i + 1)]


def is_led(text: str, line: Line, rules: ContentsRules) -> bool:
    if rules.leader_ends is not None and text[line.end - 1] not in rules.leader_ends:
        return False
    return bool(rules.leader.search(text, max(line.start, line.end - 200), line.end))


def entry_key(text: str, line: Line, rules: ContentsRules) -> str:
    """An entry as the body will tell it: without leader, page number and blanks."""
    return BLANK.sub("", rules.leader.sub("", line.of(text)[-400:]))
