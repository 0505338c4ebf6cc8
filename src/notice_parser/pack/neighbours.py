"""Which frames can fit a quantity, decided by the kinds of words around it: the others need not be tried."""

from __future__ import annotations

from msgspec import Struct


class Neighbours(Struct, frozen=True):
    """What each frame asks of the letters around the target, one place a frame.

    `before` and `behind`: what may stand right beside it, "" being the clause's edge, None where all may; `needs`: the
    numbers, as bits, of the letters of which the clause must hold one, and `gives` those that a letter is among.
    """

    before: tuple[frozenset[str] | None, ...]
    behind: tuple[frozenset[str] | None, ...]
    needs: tuple[int, ...]
    gives: dict[str, int]

    def beside(self, before: str, behind: str) -> list[int]:
        """The numbers of the frames that these letters right beside the target do not exclude."""
        sides = enumerate(zip(self.before, self.behind, strict=True))
        return [
            order
            for order, (left, right) in sides
            if (left is None or before in left) and (right is None or behind in right)
        ]

    def given(self, shape: str) -> int:
        """The needs that the letters of a clause meet."""
        met = 0
        for letter in set(shape):
            met |= self.gives[letter]
        return met


class Item(Struct, frozen=True):
    """One item of a shape: the letters that it takes, or none for an edge of the clause or a look ahead."""

    letters: frozenset[str]
    is_optional: bool
    is_edge: bool = False


def find_neighbours(shapes: list[list[Item]], target: str, alphabet: str) -> Neighbours:
    """From the items of each frame, the letter of the target, and all letters that a clause can have."""
    sides = [around(items, target) for items in shapes]
    wanted = [[item.letters for item in items if not (item.is_optional or item.is_edge)] for items in shapes]
    number = {letters: place for place, letters in enumerate(dict.fromkeys(one for frame in wanted for one in frame))}
    return Neighbours(
        tuple(before for before, _ in sides),
        tuple(behind for _, behind in sides),
        tuple(sum(1 << number[letters] for letters in set(frame)) for frame in wanted),
        {letter: sum(1 << place for letters, place in number.items() if letter in letters) for letter in alphabet},
    )


def around(items: list[Item], target: str) -> tuple[frozenset[str] | None, frozenset[str] | None]:
    """What may stand right before and right behind the target; None where that cannot be told."""
    places = [place for place, item in enumerate(items) if target in item.letters]
    if len(places) != 1 or items[places[0]].letters != {target}:
        return None, None
    return first_letters(items[: places[0]][::-1]), first_letters(items[places[0] + 1 :])


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
