"""What lines begin or end with that a pattern matches: the first or last character decides most lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import regex

from notice_parser.pack.line_test import LineTest
from notice_parser.pack.loading.automaton import Automaton, Characters, build_automaton, read_parts
from notice_parser.pack.loading.beginnings import firsts_of

ENDS = ("AT_END", "AT_END_STRING")


def make_line_test(pattern: regex.Pattern[str]) -> LineTest:
    """The pattern with the characters that its alternatives begin with, or else end with."""
    firsts, lasts = frozenset[str](), frozenset[str]()
    for parts in alternatives(read_parts(pattern)):
        first, last = firsts_of(build_automaton(parts)), ends_of(parts)
        if first is None and last is None:
            return LineTest(pattern, None, frozenset())
        firsts |= first or frozenset()
        lasts |= frozenset() if first is not None else last or frozenset()
    return LineTest(pattern, firsts, lasts)


def alternatives(parts: Any) -> Iterator[Any]:
    """The alternatives of a pattern, those in its groups too; else the pattern itself."""
    if parts is None or len(parts) != 1:
        yield parts
    elif str(parts[0][0]) == "SUBPATTERN" and not any(parts[0][1][1:3]):
        yield from alternatives(parts[0][1][3])
    elif str(parts[0][0]) == "BRANCH":
        for row in parts[0][1][1]:
            yield from alternatives(row)
    else:
        yield parts


def last_characters(*patterns: regex.Pattern[str]) -> Characters | None:
    """The characters that matches of these can end with; None where one may end with any, or before the text does."""
    found = [ends_of(read_parts(pattern)) for pattern in patterns]
    return None if None in found else frozenset().union(*(characters for characters in found if characters))


def ends_of(parts: Any) -> Characters | None:
    """The characters that a match can end with that must end where the text does; None where that is not known."""
    if parts is None or not is_ended(parts):
        return None
    automaton = build_automaton(parts, sees_ahead=False)
    if automaton is None:
        return None
    ends = leading_to_end(automaton)
    last = [characters for row in automaton.steps for characters, state in row if state in ends]
    return None if 0 in ends or None in last else frozenset().union(*(characters for characters in last if characters))


def leading_to_end(automaton: Automaton) -> set[int]:
    """The states from which the end is reached without a character."""
    before: dict[int, list[int]] = {}
    for here, row in enumerate(automaton.free):
        for state in row:
            before.setdefault(state, []).append(here)
    ends, waiting = {1}, [1]
    while waiting:
        fresh = set(before.get(waiting.pop(), ())) - ends
        ends |= fresh
        waiting += fresh
    return ends


def is_ended(parts: Any) -> bool:
    """Is the end of the text required last, in each of the alternatives?"""
    if not len(parts):
        return False
    op, argument = parts[-1]
    if str(op) == "AT":
        return str(argument) in ENDS
    if str(op) == "SUBPATTERN":
        return is_ended(argument[3])
    return str(op) == "BRANCH" and all(is_ended(row) for row in argument[1])
