"""The shapes of clauses, compiled to regexes over one letter a token, and which of them to try on a figure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex
from msgspec import Struct

from notice_parser.pack.neighbours import Neighbours


class Frame(Struct, frozen=True):
    """`level`: how much there is, not what was done; `carries`: the roles that an earlier clause may give."""

    id: str
    shape: str
    pattern: regex.Pattern[str]
    kinds: frozenset[str]
    not_kinds: frozenset[str]
    level: bool
    joined: bool
    carries: frozenset[str]

    def suits(self, kind: str, is_joined: bool) -> bool:
        """Is the frame for figures of this kind, and, where 、 joins the clause to the one before, for such clauses?"""
        return (self.joined or not is_joined) and (not self.kinds or kind in self.kinds) and kind not in self.not_kinds


class Frames(Struct, frozen=True, eq=False):
    """The frames in order of priority; `letter_of` is the letter of a kind in the shape of a clause."""

    frames: tuple[Frame, ...]
    letter_of: dict[str, str]
    neighbours: Neighbours

    def fitting(self, shape: str, target: int, kind: str, is_joined: bool) -> Iterator[Frame]:
        """The frames for figures of a kind that the letters around the one at `target` do not exclude, in order."""
        before, behind = shape[target - 1] if target else "", shape[target + 1 : target + 2]
        lacking = ~self.neighbours.given(shape)
        return (frame for needs, frame in candidates(self, before, behind, kind, is_joined) if not needs & lacking)


@lru_cache(maxsize=4096)
def candidates(frames: Frames, before: str, behind: str, kind: str, is_joined: bool) -> tuple[tuple[int, Frame], ...]:
    """The frames that suit a figure with these letters beside it, each with what it needs."""
    found = frames.neighbours.beside(before, behind)
    return tuple((frames.neighbours.needs[order], frames.frames[order]) for order in found
                 if frames.frames[order].suits(kind, is_joined))  # fmt: skip
