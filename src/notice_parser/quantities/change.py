"""Growth and fall: the change word before a figure, its basis, and the figure that it started from."""

from __future__ import annotations

from dataclasses import dataclass

from notice_parser.quantities.shape import ChangeFound
from notice_parser.spans import Span
from notice_parser.wording.shape import QuantityClaim
from notice_parser.wording.tokens import Token

UP, DOWN = ("change_up", "arrive_up"), ("change_down", "arrive_down")
ARRIVES = frozenset({"arrive_up", "arrive_down"})
BETWEEN = frozenset({"adverb", "respectively", "basis", "link", "done", "plan", "period", "aside", "manner", "of", "per"})
FARTHEST = 8
FROM_WORDS = frozenset({"由", "从", "自"})


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """What stands before a figure: the change word, its basis, whether it leads up to the figure (提高到)."""

    direction: str
    word: Token
    basis: Token | None
    arrives: bool


def find_change(text: str, before: list[Token]) -> ChangeWords | None:
    """The change word nearest in front of a figure, through words that may stand between; None if there is none."""
    basis: Token | None = None
    word: Token | None = None
    arrives = passed = False
    for token in reversed(before[-FARTHEST:]):
        if token.kind in (*UP, *DOWN) and word is None:
            word = token
        elif token.kind == "basis":
            basis = basis or token
        elif token.kind == "link" and word is None and text[token.start : token.end] in ("到", "至", "为"):
            arrives = True
        elif token.kind == "figure" and word is not None:
            passed = True
        elif token.kind not in BETWEEN or (passed and token.kind != "of"):
            break
    if word is None:
        return None
    direction = "increase" if word.kind in UP else "decrease"
    return ChangeWords(direction, word, basis, arrives or word.kind in ARRIVES)


def origin_of(text: str, before: list[Token], figure: QuantityClaim) -> Token | None:
    """The figure that 由A提高到B started from: the one before, led in by 由 or 从, of the same unit."""
    for index in range(len(before) - 1, -1, -1):
        token = before[index]
        if token.kind == "figure":
            claim = token.claim
            if not isinstance(claim, QuantityClaim) or claim.base_unit != figure.base_unit:
                return None
            led_in = any(text[t.start : t.end] in FROM_WORDS for t in before[max(0, index - 8) : index])
            return token if led_in else None
    return None


def change_found(text: str, words: ChangeWords, basis: Span | None, origin: Token | None) -> ChangeFound:
    """`quote` holds the basis where it stands right before the change word."""
    own = words.basis
    start = own.start if own is not None and own.start < words.word.start else words.word.start
    if own is not None and words.word.start - own.end > 8:
        start = words.word.start
    place = own.span if own is not None else basis
    return ChangeFound(words.direction, place, origin.span if origin else None, Span(start, words.word.end), words.arrives)
