"""Which frames can fit a quantity, by the kinds of words around it: the others need not be tried."""

from __future__ import annotations

from msgspec import Struct


class Neighbours(Struct, frozen=True):
    """What each frame asks of the letters around the target, one entry per frame.

    `before` and `after`: what may stand right beside it, "" being the clause's edge, None where all may; `needs`: the
    numbers, as bits, of the letters of which the clause must hold one, and `gives` those that a letter is among.
    """

    before: tuple[frozenset[str] | None, ...]
    after: tuple[frozenset[str] | None, ...]
    needs: tuple[int, ...]
    gives: dict[str, int]

    def beside(self, before: str, after: str) -> list[int]:
        """The numbers of the frames that these letters right beside the target do not exclude."""
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
