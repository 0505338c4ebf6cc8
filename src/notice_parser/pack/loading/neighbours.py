"""Which frames can fit a quantity, by the kinds of words around it: the others need not be tried."""

from __future__ import annotations

from msgspec import Struct

from notice_parser.pack.neighbours import Neighbours


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
        tuple(after for _, after in sides),
        tuple(sum(1 << number[letters] for letters in set(frame)) for frame in wanted),
        {letter: sum(1 << place for letters, place in number.items() if letter in letters) for letter in alphabet},
    )


def around(items: list[Item], target: str) -> tuple[frozenset[str] | None, frozenset[str] | None]:
    """What may stand right before and right after the target; None where that is not known."""
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
