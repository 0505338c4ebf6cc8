"""Which frames can fit a figure, told by the kinds of words around it: the others need not be tried."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct


class Item(Struct, frozen=True):
    """One item of a shape: the letters that it takes, or none for an edge of the clause or a look ahead."""

    letters: frozenset[str]
    is_optional: bool
    is_edge: bool = False


class Neighbours(Struct, frozen=True):
    """Sets of frames as the bits of whole numbers, the first frame the lowest.

    `before` and `behind`: the frames that a letter right beside the target, "" at the clause's edge, does not exclude;
    `needed`: letters, as bits, of which the clause must hold one, and the frames that need it.
    """

    before: dict[str, int]
    behind: dict[str, int]
    bit_of: dict[str, int]
    needed: tuple[tuple[int, int], ...]

    def fitting(self, shape: str, target: int) -> int:
        """The frames that the letters of the clause do not exclude; `target` is the place of the figure's letter."""
        before = shape[target - 1] if target else ""
        fitting = self.before[before] & self.behind[shape[target + 1 : target + 2]]
        there = sum([self.bit_of[letter] for letter in set(shape)])
        for letters, frames in self.needed:
            if not letters & there:
                fitting &= ~frames
        return fitting


def find_neighbours(shapes: list[list[Item]], target: str, alphabet: str) -> Neighbours:
    """From the items of each frame, the letter of the target, and all letters that a clause can have."""
    sides = [around(items, target) for items in shapes]
    bit_of = {letter: 1 << place for place, letter in enumerate(alphabet)}
    needed: dict[int, int] = {}
    for order, items in enumerate(shapes):
        for item in items:
            if not item.is_optional and not item.is_edge and target not in item.letters:
                letters = sum(bit_of[letter] for letter in item.letters)
                needed[letters] = needed.get(letters, 0) | 1 << order
    edges = ("", *alphabet)
    return Neighbours(
        {letter: as_bits(before is None or letter in before for before, _ in sides) for letter in edges},
        {letter: as_bits(behind is None or letter in behind for _, behind in sides) for letter in edges},
        bit_of,
        tuple(needed.items()),
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


def as_bits(values: Iterator[bool]) -> int:
    return sum(1 << order for order, value in enumerate(values) if value)


def bits(number: int) -> Iterator[int]:
    """The places of the bits that are set, from the lowest."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
