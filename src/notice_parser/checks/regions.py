"""The regions of a text in which a wide pattern can match at all: around a hint that each match holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import regex
from msgspec import Struct

ZEROS = re.compile(rb"\0{4,}")
Region = tuple[int, int]


class Reach(Struct, frozen=True):
    """How many characters a match and what it looks at reach before and after the start of its hint."""

    before: int
    after: int


def matches_near(
    pattern: regex.Pattern[str], hint: regex.Pattern[str], text: str, reach: Reach
) -> Iterator[regex.Match[str]]:
    """The matches of a pattern, as its `finditer` gives them; each must hold a `hint` and stay within reach."""
    hints = ((found.start() - reach.before, found.start() + reach.after) for found in hint.finditer(text))
    for start, end in joined(hints):
        yield from pattern.finditer(text, max(0, start), end)


def joined(regions: Iterable[Region]) -> Iterator[Region]:
    """Regions in the order of their starts, those that meet joined."""
    first = last = None
    for start, end in regions:
        if first is None or last is None:
            first, last = start, end
        elif start <= last:
            last = max(last, end)
        else:
            yield first, last
            first, last = start, end
    if first is not None and last is not None:
        yield first, last


def doubled(text: str, shortest: int, longest: int) -> Iterator[Region]:
    """The regions that hold every word of these lengths that stands twice in a row.

    The text as one large number is compared with itself shifted by the length of a word: where they agree for as long
    as the word, the difference is zero. Some ten times faster than to look for a word at each offset.
    """
    data, width = text.encode("utf-16-le", "surrogatepass"), 2
    if len(data) != width * len(text):
        data, width = text.encode("utf-32-le", "surrogatepass"), 4
    whole = int.from_bytes(data, "little")
    found: list[Region] = []
    for length in range(shortest, longest + 1):
        shifted = whole >> (8 * width * length)
        difference = (whole ^ shifted).to_bytes(len(data), "little")
        if difference.find(bytes(width * length)) >= 0:
            found.extend(zeros_in(difference, width, length))
    return joined(sorted(found))


def zeros_in(difference: bytes, width: int, length: int) -> Iterator[Region]:
    """Where at least `length` characters agree with those that stand as many after them, both included."""
    for found in ZEROS.finditer(difference):
        start, end = -(-found.start() // width), found.end() // width
        if end - start >= length:
            yield start, end + length
