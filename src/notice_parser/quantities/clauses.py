"""Tokens of a sentence → clauses. A row of values (12个、8个和5个) is one figure, a bracket a clause of its own."""

from __future__ import annotations

from msgspec import Struct, field

from notice_parser.pack.particles import Particles
from notice_parser.quantities.shape import Clause
from notice_parser.wording.model import QuantityClaim
from notice_parser.wording.tokens import Token

ENDS = "，,；;：:。！!？?\t"
DEEDS = frozenset({"verb", "finding_verb", "light", "give", "transfer", "helper"})
BEFORE_VALUES = frozenset({"change_up", "change_down", "arrive_up", "arrive_down", "link", "basis", "adverb"})


class Growing(Struct):
    """A clause that is being read: its tokens and brackets so far, whether it says 分别, its last figure and deed.

    A row may be as long as the text, so that none of this is looked for again at each of its marks.
    """

    tokens: list[Token] = field(default_factory=list)
    asides: list[Token] = field(default_factory=list)
    is_spread: bool = False
    figure: int = -1
    deed: int = -1

    def add(self, token: Token) -> None:
        if token.kind == "aside":
            self.asides.append(token)
        elif token.kind == "figure":
            self.figure = len(self.tokens)
        elif token.kind == "respectively":
            self.is_spread = True
        elif token.kind in DEEDS:
            self.deed = len(self.tokens)
        self.tokens.append(token)


def find_clauses(text: str, tokens: tuple[Token, ...], particles: Particles) -> list[Clause]:
    """The clauses of a sentence in text order; an aside's clauses follow the clause that it stands in."""
    found: list[Clause] = []
    split(text, tokens, "", 0, found, particles)
    return found


def split(
    text: str, tokens: tuple[Token, ...], before: str, depth: int, found: list[Clause], particles: Particles
) -> None:
    current = Growing()

    def close() -> None:
        nonlocal current
        if current.tokens:
            found.append(Clause(join_values(text, current.tokens), before, depth))
        for aside in current.asides:
            if aside.inner:
                split(text, aside.inner, "(", depth + 1, found, particles)
        current = Growing()

    for index, token in enumerate(tokens):
        mark = text[token.start]
        if token.kind == "mark" and mark in ENDS:
            if len(current.tokens) == 1 and current.tokens[0].kind == "among":
                continue
            close()
            before = mark
        elif token.kind == "thing" and text[token.start : token.end] in particles.afterwards:
            close()
            before = ","
        elif token.kind == "conjunction" and mark == "、" and ends_statement(text, tokens, index, current):
            close()
            before = mark
        else:
            current.add(token)
    close()


def ends_statement(text: str, tokens: tuple[Token, ...], index: int, current: Growing) -> bool:
    """Is this 、 behind a figure, and not between two values of one row?"""
    last = last_wordy(current.tokens)
    if last is None:
        return False
    if last.kind == "figure":
        return next_value(text, tokens, index, last, current.is_spread) is None
    if current.figure < 0 or current.deed > current.figure:
        return False
    return starts_statement(tokens, index + 1)


def starts_statement(tokens: tuple[Token, ...], index: int) -> bool:
    """Does a figure come before the next clause end?"""
    for token in tokens[index : index + 24]:
        if token.kind == "figure":
            return True
        if token.kind == "mark":
            return False
    return False


def last_wordy(current: list[Token]) -> Token | None:
    """The last token that is no aside."""
    return next((t for t in reversed(current) if t.kind != "aside"), None)


def next_value(text: str, tokens: tuple[Token, ...], index: int, last: Token, free: bool) -> int | None:
    """The index of the figure that goes on the row of values after the separator at `index`, or None.

    `free`: behind 分别 the values may be of different kinds.
    """
    place = index + 1
    while place < len(tokens) and place <= index + 3 and tokens[place].kind in BEFORE_VALUES:
        place += 1
    if place >= len(tokens) or tokens[place].kind != "figure":
        return None
    after = tokens[place + 1].kind if place + 1 < len(tokens) else "mark"
    if text[tokens[index].start] != "、" and after in ("thing", "nominal", "indicator", "name"):
        return None
    return place if free or alike(last, tokens[place]) else None


def alike(one: Token, other: Token) -> bool:
    """Could the two values stand in one row: the same kind of quantity?"""
    a, b = one.claim, other.claim
    if not isinstance(a, QuantityClaim) or not isinstance(b, QuantityClaim):
        return False
    return a.kind == b.kind or {a.kind, b.kind} <= {"percent", "percentage_point", "multiple"}


def join_values(text: str, tokens: list[Token]) -> tuple[Token, ...]:
    """Rows of values as one figure token whose `inner` holds the figures and the words between."""
    row = tuple(tokens)
    result: list[Token] = []
    index = 0
    free = False
    while index < len(row):
        token = row[index]
        if token.kind != "figure":
            free = free or token.kind == "respectively"
            result.append(token)
            index += 1
            continue
        inner, last = [token], index
        while True:
            separator = last + 1
            if separator >= len(row) or row[separator].kind != "conjunction":
                break
            place = next_value(text, row, separator, row[last], free)
            if place is None:
                break
            inner += row[separator + 1 : place + 1]
            last = place
        result.append(token if last == index else Token("figure", token.start, row[last].end, None, tuple(inner)))
        index = last + 1
    return tuple(result)
