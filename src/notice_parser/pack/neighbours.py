"""Which frames can fit a figure, told by the kinds of words around it: the others need not be tried."""

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
        return [order for order, (left, right) in sides
                if (left is None or before in left) and (right is None or behind in right)]  # fmt: skip

    def given(self, shape: str) -> int:
        """The needs that the letters of a clause meet."""
        met = 0
        for letter in set(shape):
            met |= self.gives[letter]
        return met
