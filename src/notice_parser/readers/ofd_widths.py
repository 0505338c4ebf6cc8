"""How wide the signs of an OFD text are: the file tells where each begins, and nothing of where it ends."""

from __future__ import annotations

from notice_parser.readers.page import is_wide

# In heights of the letters: signs that fill half a cell, broad letters, the widest that any may be.
HALF, BROAD, WIDEST = 0.5, 0.95, 1.2
LETTER, SLACK = 0.65, 0.15
BROAD_LETTERS = frozenset("MWmw@%&")
EVEN = 0.02
NARROWEST = 0.2
PUNCTUATION = "\u2000"


def advance(sign: str, size: float) -> float:
    """How far a sign reaches where the file does not tell."""
    return size if is_wide(sign) or sign > PUNCTUATION else HALF * size


def widths(text: str, steps: list[float], size: float, room: float) -> list[float]:
    """The width of each sign. `steps` lead from sign to sign, `room` is the width of the box they stand in.

    What is set at even steps fills them: digits in full cells are not parted by blanks. Else a step much wider than the
    sign holds a blank.
    """
    if len(text) == 1:
        return [room if NARROWEST * size <= room <= WIDEST * size else advance(text, size)]
    if is_even(steps, size) and len(steps) >= len(text) - 1:
        return [steps[0]] * len(text)
    return [
        step_width(sign, steps[index], size) if index < len(steps) else advance(sign, size)
        for index, sign in enumerate(text)
    ]


def is_even(steps: list[float], size: float) -> bool:
    return bool(steps) and 0 < max(steps) <= WIDEST * size and max(steps) - min(steps) <= EVEN * size


def step_width(sign: str, step: float, size: float) -> float:
    """The sign's own share of a step."""
    usual = size if is_wide(sign) or sign > PUNCTUATION else (BROAD if sign in BROAD_LETTERS else LETTER) * size
    return step if 0 < step <= usual + SLACK * size else advance(sign, size)
