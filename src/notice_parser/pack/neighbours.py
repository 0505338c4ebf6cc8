"""Which frames can fit a quantity, decided by the kinds of words around it: the others need not be tried."""

from __future__ import annotations

from msgspec import Struct


class Neighbours(Struct, frozen=True):
    """What each frame requires of the letters around the target, one entry per frame.

    `before` and `after`: what may stand right next to it, "" being the clause's edge, None where all may; `needs`: the
    numbers, as bits, of the letters of which the clause must hold one, and `gives` those that a letter is among.
    """

    before: tuple[frozenset[str] | None, ...]
    after: tuple[frozenset[str] | None, ...]
    needs: tuple[int, ...]
    gives: dict[str, int]

    def next_to(self, before: str, after: str) -> list[int]:
        """The indexes of the frames that these letters right before and after the target do not exclude."""
        sides = enumerate(zip(self.before, self.after, strict=True))
        return [
            order
            for order, (left, right) in sides
            if (left is None or before in left) and (right is None or after in right)
        ]

    def given(self, shape: str) -> int:
        """The needs that the letters of a clause meet."""
        met = 0
        for letter in set(shape):
            met |= self.gives[letter]
        return met


class Item(Struct, frozen=True):
    """One item of a shape: the letters that it takes; empty for an edge of the clause or a lookahead."""

    letters: frozenset[str]
    is_optional: bool
    is_edge: bool = False


def find_neighbours(shapes: list[list[Item]], target: str, alphabet: str) -> Neighbours:
    """From the items of each frame, the letter of the target, and all letters that a clause can have."""
    sides = [around(items, target) for items in shapes]
    wanted = [[item.letters for item in items if not (item.is_optional or item.is_edge)] for items in shapes]
    number = {letters: index for index, letters in enumerate(dict.fromkeys(one for frame in wanted for one in frame))}
    return Neighbours(
        tuple(before for before, _ in sides),
        tuple(after for _, after in sides),
        tuple(sum(1 << number[letters] for letters in set(frame)) for frame in wanted),
        {letter: sum(1 << index for letters, index in number.items() if letter in letters) for letter in alphabet},
    )


def around(items: list[Item], target: str) -> tuple[frozenset[str] | None, frozenset[str] | None]:
    """What may stand right before and right after the target; None where that is not known."""
    indexes = [index for index, item in enumerate(items) if target in item.letters]
    if len(indexes) != 1 or items[indexes[0]].letters != {target}:
        return None, None
    return first_letters(items[: indexes[0]][::-1]), first_letters(items[indexes[0] + 1 :])


def first_letters(items: list[Item]) -> frozenset[str] | None:
    """The letters that the first of these items can take; None where any may stand there."""
    found: set[str] = set()
    for item in items:
        if item.is_edge:
            return frozenset(found | {""})
        found |= item.letters
        if not item.is_optional:
            return frozenset(found)
    return None
