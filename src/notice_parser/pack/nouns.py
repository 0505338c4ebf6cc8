"""How the words end that name an indicator, an actor or a place."""

from __future__ import annotations

from msgspec import Struct


class NounTest(Struct, frozen=True):
    """Is a word of the class? Decided by the whole word, then by its ending."""

    words: frozenset[str]
    never: frozenset[str]
    endings: frozenset[str]
    lengths: tuple[int, ...]

    def __call__(self, word: str) -> bool:
        if word in self.never:
            return False
        return word in self.words or not self.endings.isdisjoint([word[-length:] for length in self.lengths])


class Nouns(Struct, frozen=True):
    tests: dict[str, NounTest]

    @property
    def listed(self) -> tuple[str, ...]:
        """Every word that is of a class whole, in a fixed order."""
        return tuple(sorted(word for test in self.tests.values() for word in test.words | test.never))

    def is_a(self, name: str, word: str) -> bool:
        return self.tests[name](word)
