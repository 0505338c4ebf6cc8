"""Patterns → MultiPatternScan: which may begin at a character, at a run of digits, of other numerals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import regex
from msgspec import Struct

from notice_parser.pack.loading.automaton import Automaton, Characters, Heads, read_automaton
from notice_parser.pack.loading.beginnings import character_class, never_after
from notice_parser.pack.multi_pattern import BLANKS, Candidates, LookupTable, MultiPatternScan

LONGEST_RUN = 24


class Option(Struct, frozen=True):
    """A pattern with what it begins with, or with what follows the run that it begins with.

    `pairs` are its first two characters where the run decides nothing; `opens_only`: it begins with no character of the
    run right after another.
    """

    index: int
    pattern: regex.Pattern[str]
    heads: Heads
    pairs: Characters | None = None
    opens_only: bool = True

    def allows(self, character: str, second: str | None = None) -> bool:
        """May the character stand there, followed by `second`, or by any (None)?"""
        allowed = self.heads.pairs.get(character, frozenset())
        return self.heads.is_open or allowed is None or second in allowed


class Analyzed(Struct, frozen=True):
    """A pattern whose first characters are known."""

    index: int
    pattern: regex.Pattern[str]
    automaton: Automaton
    first: Heads

    def at_character(self) -> Option:
        return Option(self.index, self.pattern, self.first)

    def at_run(self, characters: Characters) -> Option:
        """What follows a run of such characters that the pattern begins with."""
        heads = self.automaton.heads(characters | BLANKS)
        pairs = first_pairs(self.first) if heads.is_open else None
        return Option(self.index, self.pattern, heads, pairs, never_after(self.pattern, characters))


def make_scan(patterns: Sequence[regex.Pattern[str]]) -> tuple[MultiPatternScan | None, tuple[int, ...]]:
    """The patterns as one scan, and the indexes of those that must be searched one by one."""
    analyzed = [one for index, pattern in enumerate(patterns) if (one := analyze(index, pattern))]
    alone = {*range(len(patterns))} - {one.index for one in analyzed}
    return (join(analyzed) if analyzed else None), tuple(sorted(alone))


def analyze(index: int, pattern: regex.Pattern[str]) -> Analyzed | None:
    """What the pattern begins with; None where it may be any character, or is one that `regex` finds by itself."""
    automaton = read_automaton(pattern)
    first = automaton.heads() if automaton else None
    if automaton is None or first is None or first.is_open or [*first.pairs.values()] == [None]:
        return None
    return Analyzed(index, pattern, automaton, first)


class Run(Struct, frozen=True):
    """Characters that stand in runs, and what to try by the character after the run."""

    characters: Characters
    table: LookupTable
    open_after: int

    @property
    def pattern(self) -> str:
        """A run after its first character; where what follows decides: one followed so, or a long one."""
        if not self.characters:
            return "((?!))"
        run = character_class(self.characters | BLANKS)
        rest = f"(?<={character_class(self.characters)})({run}*+)"
        if self.open_after <= 1:
            return rest
        following = frozenset(self.table.by_one).union(two[0] for two in self.table.by_two)
        decides = f"(?={character_class(following)})|" if following else ""
        return f"{rest}(?:{decides}(?<={run}{{{self.open_after}}}))"


def join(analyzed: list[Analyzed]) -> MultiPatternScan:
    characters = frozenset(character for one in analyzed for character in one.first.pairs)
    digits = frozenset(filter(str.isdecimal, characters))
    numerals = frozenset(one for one in characters - digits if unicodedata.numeric(one, None) is not None)
    others = table_of([one.at_character() for one in analyzed], characters - digits - numerals)
    runs = (make_run(analyzed, digits), make_run(analyzed, numerals))
    return MultiPatternScan(re.compile(starts(runs, others)), (others, runs[0].table, runs[1].table))


def make_run(analyzed: list[Analyzed], characters: Characters) -> Run:
    """What to try by what follows a run of such characters. A run too long to be read twice is always tried."""
    begun = [
        one.at_run(characters) for one in analyzed if characters and (characters | BLANKS) & one.first.pairs.keys()
    ]
    table = table_of(begun, frozenset(character for option in begun for character in option.heads.pairs))
    open_after = [one.heads.open_after for one in begun if one.heads.open_after is not None]
    return Run(characters, table, min([LONGEST_RUN, *open_after]))


def first_pairs(heads: Heads) -> Characters | None:
    """All pairs of characters that a match can begin with; None where any character may come second."""
    if None in heads.pairs.values():
        return None
    return frozenset(first + second for first, seconds in heads.pairs.items() for second in seconds or ())


def starts(runs: tuple[Run, ...], others: LookupTable) -> str:
    """A character that something begins with, and the next, or the run that it opens and what follows."""
    open_characters = frozenset(others.by_one)
    followed = frozenset(two[0] for two in others.by_two)
    checks = [run.pattern for run in runs]
    not_in_run = f"(?<!{character_class(runs[0].characters)})" if runs[0].characters else ""
    checks += [f"{not_in_run}(?={character_class(two[1] for two in others.by_two)})"] if followed else []
    checks += [f"(?<={character_class(open_characters)})"] if open_characters else []
    every = open_characters.union(followed, *(run.characters for run in runs))
    return f"{character_class(every)}(?:{'|'.join(checks)})"


def table_of(options: list[Option], characters: Characters) -> LookupTable:
    """What to try where each of these characters stands, by the next character where that decides."""
    choose = Chooser()
    by_two: dict[str, Candidates] = {}
    by_one: dict[str, Candidates] = {}
    for character in sorted(characters):
        here = [one for one in options if one.heads.is_open or character in one.heads.pairs]
        seconds = [one.heads.pairs[character] for one in here if character in one.heads.pairs]
        if any(allowed is None for allowed in seconds):
            by_one[character] = choose([one for one in here if one.allows(character)])
        for second in sorted(set().union(*(allowed or () for allowed in seconds))):
            by_two[character + second] = choose([one for one in here if one.allows(character, second)])
    return LookupTable(by_two, by_one, choose([one for one in options if one.heads.is_open]))


class Chooser:
    """Makes each set of candidates once, however many characters select it."""

    def __init__(self) -> None:
        self.known: dict[tuple[int, ...], Candidates] = {}

    def __call__(self, options: list[Option]) -> Candidates:
        key = tuple(one.index for one in options)
        if key not in self.known:
            opening = tuple((one.index, one.pattern, one.pairs) for one in options)
            inside = tuple((one.index, one.pattern, one.pairs) for one in options if not one.opens_only)
            self.known[key] = Candidates(opening, inside)
        return self.known[key]
