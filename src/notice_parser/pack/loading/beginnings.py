"""What a match of a pattern can begin with, and what it cannot begin right after."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import regex

from notice_parser.pack.loading.automaton import (
    AHEAD,
    Automaton,
    Characters,
    UndeterminedError,
    add_part,
    characters_of,
    read_automaton,
)
from notice_parser.pack.loading.bounds import parse_pattern


def first_characters(pattern: regex.Pattern[str]) -> Characters | None:
    """The characters that a match can begin with; None where it may be any."""
    return firsts_of(read_automaton(pattern))


def firsts_of(automaton: Automaton | None) -> Characters | None:
    heads = automaton.heads() if automaton else None
    return None if heads is None or heads.is_open else frozenset(heads.pairs)


def make_first_finder(pattern: regex.Pattern[str]) -> re.Pattern[str] | None:
    """A pattern for a character that a match can begin with, looking ahead at the next; None where it may be any."""
    automaton = read_automaton(pattern)
    heads = automaton.heads() if automaton else None
    if heads is None or heads.is_open:
        return None
    alone = [character for character, seconds in heads.pairs.items() if seconds is None]
    followed = [character for character, seconds in heads.pairs.items() if seconds]
    seconds = frozenset[str]().union(*(characters for characters in heads.pairs.values() if characters))
    choices = [character_class(alone)] if alone else []
    choices += [f"{character_class(followed)}(?={character_class(seconds)})"] if followed else []
    return re.compile("|".join(choices) or "(?!)")


def character_class(characters: Iterable[str]) -> str:
    """A class of `re` that holds the characters; of none, what matches nowhere."""
    listed = "".join(map(re.escape, sorted({*characters})))
    return f"[{listed}]" if listed else "(?!)"


def never_after(pattern: regex.Pattern[str], among: Characters) -> bool:
    """Is there no match that begins with one of these characters right after one of them?"""
    return is_refused(parse_pattern(pattern.pattern), among)


def is_refused(parts: Any, among: Characters) -> bool:
    """Does a sequence of parts look back and refuse the characters, before it takes one of them?"""
    for op, argument in parts:
        if str(op) == "SUBPATTERN" and len(argument[3]) and is_refused(argument[3], among):
            return True
        if str(op) == "ASSERT_NOT" and argument[0] != AHEAD and refuses(argument[1], among):
            return True
        if not may_be_left_out(op, argument, among):
            return False
    return False


def refuses(seen: Any, among: Characters) -> bool:
    """Is the lookbehind one class that holds the characters?"""
    if len(seen) != 1 or str(seen[0][0]) not in ("IN", "LITERAL"):
        return False
    characters = characters_of(str(seen[0][0]), seen[0][1])
    return characters is not None and among <= characters


def may_be_left_out(op: Any, argument: Any, among: Characters) -> bool:
    """Does the part take nothing where one of the characters comes next?"""
    if str(op) in ("ASSERT", "ASSERT_NOT", "AT"):
        return True
    automaton = Automaton()
    try:
        end = add_part(automaton, str(op), argument, 0, False)
    except UndeterminedError:
        return False
    leads, _ = automaton.next_characters([0], frozenset())
    takes_any = any(
        characters is None for here in automaton.reach([0], frozenset()) for characters, _ in automaton.steps[here]
    )
    return end in automaton.reach([0], frozenset()) and not takes_any and not among & frozenset(leads)
