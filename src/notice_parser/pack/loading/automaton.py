"""A pattern as a finite automaton, its counts and most of its lookarounds left out.

What is left out can only let more through: where the automaton finds no match possible, the pattern does not match.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from typing import Any

import regex
from msgspec import Struct, field

from notice_parser.pack.loading.bounds import REPEATS, parse_pattern

WIDEST_CLASS = 600
MOST_PAIRS = 1600
ONLY_REGEX = re.compile(r"\\[pPNL]|\[:\^?[A-Za-z]+:\]|\{[0-9, ]*[A-Za-z<]")  # what `re` would read differently
STEPS = ("LITERAL", "NOT_LITERAL", "ANY", "IN")
MOST_REPEATS = 12  # of one repeated character that are counted
PLAIN_FLAGS = int(regex.V0 | regex.UNICODE)
AHEAD = 1
Characters = frozenset[str]


class UndeterminedError(Exception):
    """The pattern has a part whose beginnings cannot be determined."""


class Heads(Struct, frozen=True):
    """The characters that come first, each with those that may come next (None: any).

    Anything may follow a run of `open_after` characters or more; None: it may not.
    """

    pairs: dict[str, Characters | None]
    open_after: int | None

    @property
    def is_open(self) -> bool:
        return self.open_after is not None


class Automaton(Struct):
    """States joined by steps over characters (None: any) and by free ones; a match leads from state 0 to state 1.

    A lookahead is followed (`sees_ahead`) where the pattern has nothing after it.
    """

    free: list[list[int]] = field(default_factory=lambda: [[], []])
    steps: list[list[tuple[Characters | None, int]]] = field(default_factory=lambda: [[], []])
    sees_ahead: bool = True

    def add_state(self, *before: int) -> int:
        """A new state that is reached freely from those named."""
        self.free.append([])
        self.steps.append([])
        for other in before:
            self.free[other].append(len(self.free) - 1)
        return len(self.free) - 1

    def reach(self, starts: Iterable[int], through: Characters) -> set[int]:
        """All states that are reached without a character, or over characters of `through` alone."""
        reached, waiting = set(starts), list(starts)
        while waiting:
            here = waiting.pop()
            over = [
                state
                for characters, state in self.steps[here]
                if through and (characters is None or characters & through)
            ]
            for state in (*self.free[here], *over):
                if state not in reached:
                    reached.add(state)
                    waiting.append(state)
        return reached

    def next_characters(self, starts: Iterable[int], through: Characters) -> tuple[dict[str, set[int]], bool]:
        """The characters that can come next, each with the states it leads to; and whether any other can."""
        reached = self.reach(starts, through)
        leads: dict[str, set[int]] = {}
        is_open = 1 in reached
        for here in reached:
            for characters, state in self.steps[here]:
                is_open = is_open or characters is None
                for character in (characters or frozenset()) - through:
                    leads.setdefault(character, set()).add(state)
        return leads, is_open

    def heads(self, through: Characters = frozenset()) -> Heads:
        """What comes first, or right after a run of characters of `through`."""
        leads, _ = self.next_characters([0], through)
        after = {states: self.characters_after(states) for states in map(frozenset, leads.values())}
        pairs = {character: after[frozenset(states)] for character, states in leads.items()}
        if sum(len(seconds) for seconds in pairs.values() if seconds) > MOST_PAIRS:
            pairs = dict.fromkeys(pairs)
        return Heads(pairs, self.open_after(through))

    def open_after(self, through: Characters) -> int | None:
        """The fewest characters of `through` after which the match can end or any character can follow."""
        waiting, seen = deque([(0, 0)]), set[int]()
        while waiting:
            here, count = waiting.popleft()
            if here == 1 or any(characters is None for characters, _ in self.steps[here]):
                return count
            if here not in seen:
                seen.add(here)
                waiting.extendleft((state, count) for state in self.free[here])
                waiting.extend(
                    (state, count + 1) for characters, state in self.steps[here] if characters and characters & through
                )
        return None

    def characters_after(self, states: frozenset[int]) -> Characters | None:
        leads, is_open = self.next_characters(states, frozenset())
        return None if is_open else frozenset(leads)


def read_automaton(pattern: regex.Pattern[str], *, sees_ahead: bool = True) -> Automaton | None:
    """The automaton of a pattern; None where it cannot be determined."""
    parts = read_parts(pattern)
    return None if parts is None else build_automaton(parts, sees_ahead=sees_ahead)


def read_parts(pattern: regex.Pattern[str]) -> Any:
    """The parts of a pattern; None where `re` would read it differently."""
    is_plain = not ONLY_REGEX.search(pattern.pattern) and not pattern.flags & ~PLAIN_FLAGS
    return parse_pattern(pattern.pattern) if is_plain else None


def build_automaton(parts: Any, *, sees_ahead: bool = True) -> Automaton | None:
    automaton = Automaton(sees_ahead=sees_ahead)
    try:
        automaton.free[add_parts(automaton, parts, 0)].append(1)
    except (UndeterminedError, RecursionError, TypeError):
        return None
    return automaton


def add_parts(automaton: Automaton, parts: Any, start: int) -> int:
    """Add a sequence of parts from a state on; the state that it leads to."""
    last = len(parts) - 1
    for index, (op, argument) in enumerate(parts):
        start = add_part(automaton, str(op), argument, start, index == last)
    return start


def add_part(automaton: Automaton, op: str, argument: Any, start: int, is_last: bool) -> int:
    if op in STEPS:
        return add_step(automaton, characters_of(op, argument), start)
    if op == "BRANCH":
        return automaton.add_state(*[add_parts(automaton, row, automaton.add_state(start)) for row in argument[1]])
    if op == "SUBPATTERN" and not argument[1] and not argument[2]:
        return add_parts(automaton, argument[3], start)
    if op == "ATOMIC_GROUP":
        return add_parts(automaton, argument, start)
    if op in REPEATS:
        return add_repeat(automaton, argument, start)
    if op == "ASSERT" and argument[0] == AHEAD and is_last and automaton.sees_ahead:
        # What it sees comes next; after that anything may.
        automaton.free[add_parts(automaton, argument[1], start)].append(1)
        return automaton.add_state()
    if op in ("ASSERT", "ASSERT_NOT", "AT"):
        return start
    raise UndeterminedError(op)


def add_step(automaton: Automaton, characters: Characters | None, start: int) -> int:
    end = automaton.add_state()
    automaton.steps[start].append((characters, end))
    return end


def add_repeat(automaton: Automaton, argument: Any, start: int) -> int:
    low, high, body = argument
    if len(body) == 1 and str(body[0][0]) in STEPS:
        for _ in range(min(low - 1, MOST_REPEATS)):
            start = add_parts(automaton, body, start)
    begin = automaton.add_state(start)
    end = add_parts(automaton, body, begin)
    if high != 1:
        automaton.free[end].append(begin)
    return automaton.add_state(end, start) if low == 0 else automaton.add_state(end)


def characters_of(op: str, argument: Any) -> Characters | None:
    """The characters of a literal or a class; None for many."""
    if op == "LITERAL":
        return frozenset(chr(argument))
    if op != "IN":
        return None
    characters: set[str] = set()
    for kind, value in argument:
        low, high = value if str(kind) == "RANGE" else (value, value)
        if str(kind) not in ("RANGE", "LITERAL") or high - low > WIDEST_CLASS:
            return None
        characters.update(map(chr, range(low, high + 1)))
    return frozenset(characters)
