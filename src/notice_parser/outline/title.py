"""The title among the first lines: above it the head, below it the text."""

from __future__ import annotations

from msgspec import Struct

from notice_parser.outline.kinds import LinedText, is_next_to_trail
from notice_parser.pack.edges import TitleRules
from notice_parser.spans import Span, trim

MOST_LINES = 4
SHORTEST_STAGED = 7
SHORTEST_PLAIN, WIDEST_PLAIN = 4, 40
MARKUP = "*# "


class TitleLines(Struct, frozen=True):
    """The title and the lines from `first` to `last` that hold it."""

    span: Span
    first: int
    last: int


class TitleWords:
    """The words of lines as a title is compared: without the blanks of letter-spacing and the stage after it."""

    def __init__(self, lined: LinedText) -> None:
        self.lined = lined
        self.rules: TitleRules = lined.edges.title
        self.known: dict[int, str] = {}

    def on(self, index: int) -> str:
        if index not in self.known:
            line = self.lined.lines[index]
            written = "".join(self.lined.text[line.words : line.end].split()).rstrip("*#")
            is_staged = len(written) >= SHORTEST_STAGED
            self.known[index] = self.rules.trailing.sub("", written) if is_staged else written
        return self.known[index]

    def of(self, first: int, last: int) -> str:
        """The words of the lines from `first` to `last`."""
        return "".join(self.on(index) for index in range(first, last + 1))


def find_title(lined: LinedText, after: int, before: int) -> TitleLines | None:
    """The title among the lines from `after` up to, but not including, `before`."""
    block = first_block(lined, range(after, before))
    if not block:
        return None
    words = TitleWords(lined)
    chosen = choose_lines(words, block)
    while not chosen_by_ending(words, chosen) and is_above_chrome(lined, block[-1] + 1, before):
        block = first_block(lined, range(block[-1] + 1, before))
        later = choose_lines(words, block) if block else None
        if later is None and chosen is not None:
            break
        chosen = later
        if not block:
            return None
    if chosen is None or runs_into(lined, chosen[1]):
        return None
    first, last = last_copy(words, chosen, before)
    start, end = lined.lines[first].words, lined.lines[last].end
    while end > start and lined.text[end - 1] in MARKUP:
        end -= 1
    span = trim(lined.text, start, end)
    return TitleLines(span, first, last) if span else None


def chosen_by_ending(words: TitleWords, chosen: tuple[int, int] | None) -> bool:
    """Does a title end with one of the words that end titles, and not merely stand alone?"""
    return chosen is not None and words.rules.ending.search(words.on(chosen[1])) is not None


def is_above_chrome(lined: LinedText, index: int, before: int) -> bool:
    """Do lines that belong above a title follow, so that the lines before them are chrome of a page too?"""
    if index >= before or "head" not in lined.lines[index].kinds or "number" in lined.lines[index].kinds:
        return False
    following = (line.kinds for line in lined.lines[index:before] if "head" not in line.kinds)
    return "title" in next(following, ())


def runs_into(lined: LinedText, last: int) -> bool:
    """Does the next line begin with a closing mark, so that the line before is a piece of a sentence?"""
    marks = lined.edges.lines.stops + lined.edges.lines.runs_on
    return last + 1 < len(lined.lines) and lined.text[lined.lines[last + 1].start] in marks


def first_block(lined: LinedText, indexes: range) -> list[int]:
    """The first lines in a row that could be a title, without an author and day above it."""
    block: list[int] = []
    for index in indexes:
        kinds = lined.lines[index].kinds
        if is_next_to_trail(lined, index):
            continue
        if "title" in kinds:
            block.append(index)
        elif "day" in kinds and all("agency" in lined.lines[above].kinds for above in block):
            block = []
        elif block or "head" not in kinds:
            break
    return block


def choose_lines(words: TitleWords, block: list[int]) -> tuple[int, int] | None:
    """The first and last line of the title inside its block."""
    last = next((index for index in block if words.rules.ending.search(words.on(index))), None)
    if last is None:
        return plain_title(words, block)
    while last + 1 in block and "continued" in words.lined.lines[last + 1].kinds:
        last += 1
    first = last
    while first > block[0] and goes_with(words, first, last, block[0]):
        first -= 1
    return first, last


def goes_with(words: TitleWords, first: int, last: int, top: int) -> bool:
    """Does the line above the title, found so far from line `first` to `last`, belong to it too?"""
    rules, lines = words.rules, words.lined.lines
    if "continued" in lines[first].kinds:
        return True
    above = words.on(first - 1)
    opener, closer = rules.quotes[0], rules.quotes[1]
    if rules.hanging.match(words.on(first)) or above.count(opener) > above.count(closer):
        return True
    whole = words.of(first, last)
    if rules.about in whole or lines[first].gap:
        return False
    if len(whole) <= rules.shortest and "agency" in lines[first - 1].kinds:
        return True
    reach = range(first - 1, max(top, first - MOST_LINES) - 1, -1)
    return any(rules.about in words.on(index) for index in reach)


def plain_title(words: TitleWords, block: list[int]) -> tuple[int, int] | None:
    """A first line that stands alone above the text, though no known word ends it."""
    lines, text = words.lined.lines, words.lined.text
    first, below = block[0], block[-1] + 1
    if below < len(lines) and len(block) <= MOST_LINES and lines[below].of(text).startswith(words.rules.dash):
        return first, block[-1]
    written = words.on(first)
    if len(block) > 1 or below >= len(lines) or not SHORTEST_PLAIN <= len(written) <= WIDEST_PLAIN:
        return None
    if any(mark in written for mark in words.lined.edges.lines.runs_on) or "agency" in lines[first].kinds:
        return None
    return first, first


def last_copy(words: TitleWords, chosen: tuple[int, int], before: int) -> tuple[int, int]:
    """The lines of the title; of two copies before the text, the one nearest to it."""
    last = chosen[1]
    whole = words.of(*chosen)
    for index in range(last + 1, min(before, last + 1 + words.rules.copies)):
        written = ""
        for end in range(index, min(before, index + MOST_LINES)):
            written += words.on(end)
            if written == whole:
                return index, end
            if not whole.startswith(written):
                break
    return chosen


def count_head(lined: LinedText) -> int:
    """How many lines stand above the text where no title was found."""
    count = 0
    for line in lined.lines:
        if "head" not in line.kinds or "table" in line.kinds:
            break
        count += 1
    return count
