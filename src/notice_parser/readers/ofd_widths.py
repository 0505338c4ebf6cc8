"""How wide the characters of an OFD text are: the file states where each begins, not where it ends."""

from __future__ import annotations

from notice_parser.readers.page import is_wide

# In heights of the letters: characters that fill half a cell, broad letters, the widest that any may be.
HALF, BROAD, WIDEST = 0.5, 0.95, 1.2
LETTER, SLACK = 0.65, 0.15
BROAD_LETTERS = frozenset("MWmw@%&")
EVEN = 0.02
NARROWEST = 0.2
PUNCTUATION = "\u2000"


def advance(character: str, size: float) -> float:
    """How wide a character is where the file does not state it."""
    return size if is_wide(character) or character > PUNCTUATION else HALF * size


def widths(text: str, steps: list[float], size: float, room: float) -> list[float]:
    """The width of each character. `steps` lead from one to the next, `room` is the width of the box around them.

    What is set at even steps fills them: digits in full cells are not parted by blanks. Else a step much wider than the
    character holds a blank.
    """
    if len(text) == 1:
        return [room if NARROWEST * size <= room <= WIDEST * size else advance(text, size)]
    if is_even(steps, size) and len(steps) >= len(text) - 1:
        return [steps[0]] * len(text)
    return [
        step_width(character, steps[index], size) if index < len(steps) else advance(character, size)
        for index, character in enumerate(text)
    ]


def is_even(steps: list[float], size: float) -> bool:
    return bool(steps) and 0 < max(steps) <= WIDEST * size and max(steps) - min(steps) <= EVEN * size


def step_width(character: str, step: float, size: float) -> float:
    """The part of a step that the character itself takes."""
    usual = (
        size
        if is_wide(character) or character > PUNCTUATION
        else (BROAD if character in BROAD_LETTERS else LETTER) * size
    )
    return step if 0 < step <= usual + SLACK * size else advance(character, size)
