"""Where in the text a wide pattern can match at all: around what every match of it holds, found first and fast."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import regex

ZEROS = re.compile(rb"\0{4,}")
Stretch = tuple[int, int]


def matches_near(
    pattern: regex.Pattern[str], hint: regex.Pattern[str], text: str, before: int, after: int
) -> Iterator[regex.Match[str]]:
    """All matches of a pattern, as its `finditer` gives them.

    Each of them holds a match of `hint` that begins no more than `before` characters behind its own start, and neither
    it nor what it looks ahead at goes farther than `after` characters from there.
    """
    hints = ((found.start() - before, found.start() + after) for found in hint.finditer(text))
    for start, end in joined(hints):
        yield from pattern.finditer(text, max(0, start), end)


def joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Stretches in the order of their starts, those that meet as one."""
    first = last = None
    for start, end in stretches:
        if first is None or last is None:
            first, last = start, end
        elif start <= last:
            last = max(last, end)
        else:
            yield first, last
            first, last = start, end
    if first is not None and last is not None:
        yield first, last


def doubled(text: str, shortest: int, longest: int) -> Iterator[Stretch]:
    """The stretches that hold every word of these lengths that stands twice in a row.

    The text as one large number, compared with itself moved on by the length of a word: where they agree for as
    long as the word the difference is zero. Some ten times faster than to look for a word at each place.
    """
    data, width = text.encode("utf-16-le", "surrogatepass"), 2
    if len(data) != width * len(text):
        data, width = text.encode("utf-32-le", "surrogatepass"), 4
    whole = int.from_bytes(data, "little")
    found: list[Stretch] = []
    for length in range(shortest, longest + 1):
        moved = whole >> (8 * width * length)
        difference = (whole ^ moved).to_bytes(len(data), "little")
        if difference.find(bytes(width * length)) >= 0:
            found.extend(zeros_in(difference, width, length))
    return joined(sorted(found))


def zeros_in(difference: bytes, width: int, length: int) -> Iterator[Stretch]:
    """Where at least `length` characters agree with those that stand so many behind them, both included."""
    for found in ZEROS.finditer(difference):
        start, end = -(-found.start() // width), found.end() // width
        if end - start >= length:
            yield start, end + length
