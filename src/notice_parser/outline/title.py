"""The title among the first lines: above it the head, below it the text."""

from __future__ import annotations

from msgspec import Struct

from notice_parser.outline.lines import Line, skip_signs
from notice_parser.outline.signature import is_organ
from notice_parser.pack.edges import EdgeRules
from notice_parser.spans import Span, trim

MOST_LINES = 4


class TitlePlace(Struct, frozen=True):
    """The title and the lines from `first` to `last` that hold it."""

    span: Span
    first: int
    last: int


def find_title(text: str, lines: tuple[Line, ...], after: int, before: int, rules: EdgeRules) -> TitlePlace | None:
    """The title among the lines from `after` to before line `before`."""
    block = first_block(text, lines, range(after, before), rules)
    if not block:
        return None
    chosen = choose_lines(text, lines, block, rules)
    if chosen is None or runs_into(text, lines, chosen[1], rules):
        return None
    first, last = last_copy(text, lines, chosen, before, rules)
    start = skip_signs(text, lines[first], rules.lines)
    end = lines[last].end
    while end > start and text[end - 1] in "*# ":
        end -= 1
    place = trim(text, start, end)
    return TitlePlace(place, first, last) if place else None


def runs_into(text: str, lines: tuple[Line, ...], last: int, rules: EdgeRules) -> bool:
    """Does the next line begin with a closing mark, so that the line before is a piece of a sentence?"""
    return last + 1 < len(lines) and text[lines[last + 1].start] in rules.lines.stops + rules.lines.runs_on


def first_block(text: str, lines: tuple[Line, ...], places: range, rules: EdgeRules) -> list[int]:
    """The first lines in a row that could be a title; author and day above it are none."""
    block: list[int] = []
    for index in places:
        line = lines[index]
        if is_trail(text, lines, index, rules):
            continue
        if could_be_title(text, line, rules):
            block.append(index)
        elif is_byline(text, lines, block, line, rules):
            block = []
        elif block or not is_head(text, line, rules):
            break
    return block


def is_byline(text: str, lines: tuple[Line, ...], block: list[int], line: Line, rules: EdgeRules) -> bool:
    """Is it a day below nothing but names of organs?"""
    if not rules.day_line.match(text, line.start, line.end):
        return False
    return all(is_organ(text, lines[index].span, rules.organ) for index in block)


def is_trail(text: str, lines: tuple[Line, ...], index: int, rules: EdgeRules) -> bool:
    """Is the line a step of a page's trail, told by the sign beside it?"""
    beside = (lines[i] for i in (index - 1, index + 1) if 0 <= i < len(lines))
    return any(rules.trail.match(text, line.start, line.end) for line in beside)


def is_head(text: str, line: Line, rules: EdgeRules) -> bool:
    """Does the line belong above the title: a label, a masthead, a document number, a page's trail?"""
    return bool(
        rules.head.match(text, line.start, line.end)
        or rules.labels.number_line.match(text, line.start, line.end)
        or line.table
    )


def could_be_title(text: str, line: Line, rules: EdgeRules) -> bool:
    if is_head(text, line, rules) or line.end - line.start > rules.title.widest:
        return False
    words = skip_signs(text, line, rules.lines)
    if rules.title.below.match(text, words, line.end):
        return False
    return not rules.title.unless.search(text, words, line.end)


def squeeze(text: str, line: Line, rules: EdgeRules) -> str:
    """A line as read, without the blanks of letter-spacing and the stage behind it."""
    written = "".join(text[skip_signs(text, line, rules.lines) : line.end].split()).rstrip("*#")
    return rules.title.trailing.sub("", written) if len(written) > 6 else written


def choose_lines(text: str, lines: tuple[Line, ...], block: list[int], rules: EdgeRules) -> tuple[int, int] | None:
    """The first and last line of the title inside its block."""
    ends = [i for i in block if rules.title.ending.search(squeeze(text, lines[i], rules))]
    if not ends:
        return plain_title(text, lines, block, rules)
    last = ends[0]
    first = last
    while first > block[0] and goes_with(text, lines, (first, last), block, rules):
        first -= 1
    return first, last


def goes_with(text: str, lines: tuple[Line, ...], so_far: tuple[int, int], block: list[int], rules: EdgeRules) -> bool:
    """Does the line above the title so far belong to it too?"""
    first, last = so_far
    written = squeeze(text, lines[first], rules)
    above = squeeze(text, lines[first - 1], rules)
    opener, closer = rules.title.quotes[0], rules.title.quotes[1]
    if rules.title.hanging.match(written) or above.count(opener) > above.count(closer):
        return True
    whole = "".join(squeeze(text, lines[i], rules) for i in range(first, last + 1))
    if rules.title.about in whole or lines[first].gap:
        return False
    if len(whole) <= rules.title.shortest and is_organ(text, lines[first - 1].span, rules.organ):
        return True
    reach = range(first - 1, max(block[0], first - MOST_LINES) - 1, -1)
    return any(rules.title.about in squeeze(text, lines[i], rules) for i in reach)


def plain_title(text: str, lines: tuple[Line, ...], block: list[int], rules: EdgeRules) -> tuple[int, int] | None:
    """A first line that stands alone above the text, though no known word ends it."""
    first = block[0]
    line = lines[first]
    written = squeeze(text, line, rules)
    below = block[-1] + 1
    if below < len(lines) and len(block) <= MOST_LINES and lines[below].of(text).startswith(rules.title.dash):
        return first, block[-1]
    if len(block) > 1 or below >= len(lines) or not 4 <= len(written) <= 40:
        return None
    if any(mark in written for mark in rules.lines.runs_on) or is_organ(text, line.span, rules.organ):
        return None
    return first, first


def last_copy(
    text: str, lines: tuple[Line, ...], chosen: tuple[int, int], before: int, rules: EdgeRules
) -> tuple[int, int]:
    """Where the title is told twice before the text, the copy nearest to it."""
    first, last = chosen
    whole = "".join(squeeze(text, lines[i], rules) for i in range(first, last + 1))
    for index in range(last + 1, min(before, last + 1 + rules.title.copies)):
        written = ""
        for end in range(index, min(before, index + 4)):
            written += squeeze(text, lines[end], rules)
            if written == whole:
                return index, end
            if not whole.startswith(written):
                break
    return chosen


def count_head(text: str, lines: tuple[Line, ...], rules: EdgeRules) -> int:
    """How many lines stand above the text where no title was found."""
    count = 0
    while count < len(lines) and is_head(text, lines[count], rules) and not lines[count].table:
        count += 1
    return count
