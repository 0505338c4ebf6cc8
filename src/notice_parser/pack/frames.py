"""The shapes of clauses, compiled to regexes over one letter per token, and which of them to try on a quantity."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

import regex
from msgspec import Struct

from notice_parser.pack.neighbours import Neighbours
from notice_parser.pack.words import TokenKind

RoleName = Literal["measured", "action", "actor", "scope", "whole"]
# What a frame says beside its roles. Code asks for a flag, never for the id of a frame.
FrameFlag = Literal[
    "share",  # a share; its `whole` is named in the clause, or that of the quantity before
    "states_part",  # of a share: the clause names the part that has it, so that the quantity before may be the whole
    "of_figure",  # a share of the quantity right before it: 2亿元的105%
    "difference",  # how far one level is from another; neither a part nor a whole
    "start_of_change",  # what a change started from
    "source_only",  # the action says where the things come from, not what was done with them: 反馈的62个问题
    "pair",  # right after another quantity, it counts the same in another unit: 立案23件23人
    "self_contained",  # the action needs no noun, and none before it is spoken of any longer: 立案57件
    "bare",  # the clause holds the quantity alone
    "listed",  # a noun and its quantity, which may go on a list after a comma
]


class Frame(Struct, frozen=True):
    """`level`: how much there is, not what was done; `inherits`: the roles that an earlier clause may give."""

    id: str
    shape: str
    pattern: regex.Pattern[str]
    kinds: frozenset[str]
    not_kinds: frozenset[str]
    level: bool
    joined: bool
    inherits: frozenset[str]
    flags: frozenset[FrameFlag] = frozenset()

    def suits(self, kind: str, is_joined: bool) -> bool:
        """Is the frame for quantities of this kind, and for clauses that 、 joins to the one before, if it does?"""
        return (self.joined or not is_joined) and (not self.kinds or kind in self.kinds) and kind not in self.not_kinds


class Frames(Struct, frozen=True, eq=False):
    """The frames in order of priority; `letter_of` is the letter of a kind in the shape of a clause."""

    frames: tuple[Frame, ...]
    letter_of: dict[TokenKind, str]
    neighbours: Neighbours

    def fitting(self, shape: str, target: int, kind: str, is_joined: bool) -> Iterator[Frame]:
        """The frames for quantities of a kind that the letters around the one at `target` do not exclude, in order."""
        before, after = shape[target - 1] if target else "", shape[target + 1 : target + 2]
        lacking = ~self.neighbours.given(shape)
        return (frame for needs, frame in candidates(self, before, after, kind, is_joined) if not needs & lacking)


@lru_cache(maxsize=4096)
def candidates(frames: Frames, before: str, after: str, kind: str, is_joined: bool) -> tuple[tuple[int, Frame], ...]:
    """The frames that suit a quantity with these letters beside it, each with what it needs."""
    found = frames.neighbours.beside(before, after)
    return tuple(
        (frames.neighbours.needs[order], frames.frames[order])
        for order in found
        if frames.frames[order].suits(kind, is_joined)
    )
