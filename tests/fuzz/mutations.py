"""Breaks what a guided run has found worth keeping: texts by signs and words, files inside their containers."""

from __future__ import annotations

import random
from functools import lru_cache
from pathlib import Path

from fuzzing import mutate

WORDS_FILE = Path(__file__).resolve().parent / "words.txt"
BLANKS = ("\n", "\r\n", "\r", "\t", " ", "\u3000", "\u00a0", "\ufeff", "\u200b", "\u2028", "\x0b", "\0", "𠮷", "🚩")
DIGITS = "0123456789"
# What may stand where a rule says something else.
VALUES = (
    "",
    "''",
    "null",
    "[]",
    "{}",
    "[[]]",
    "[null]",
    "[1]",
    "{甲: 乙}",
    "0",
    "-1",
    "1.5",
    "true",
    "甲",
    "' '",
    "'（'",
    "'$'",
    "'.'",
    "'甲|'",
    "'(?=甲)'",
    "'(?P<y>甲)'",
    "'(?P<number>)'",
    "'[^甲]{0,99}'",
    "'{{g}}'",
    "'{year}'",
    "'\\\\'",
    "99999999999999999999",
)


@lru_cache(maxsize=1)
def words() -> tuple[str, ...]:
    """The words of words.txt, where `_` between two is a blank of one word, and the blanks."""
    lines = WORDS_FILE.read_text("utf-8").splitlines()
    found = [word.replace("_", " ") for line in lines if not line.startswith("# ") for word in line.split()]
    return (*dict.fromkeys(found), *BLANKS)


def dictionary() -> str:
    """The words as libFuzzer reads them: in bytes, every one escaped."""
    rows = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in words())
    return "".join(f'"{row}"\n' for row in rows)


def break_text(text: str, other: str, chance: random.Random) -> str:
    """One to four changes: words put in, stretches cut, moved, doubled or taken from another text, other digits."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 1, 2, 5, 12, 40)))
        text = change_one(text, start, end, other, chance)
    return text


def change_one(text: str, start: int, end: int, other: str, chance: random.Random) -> str:
    before, piece, after = text[:start], text[start:end], text[end:]
    how = chance.randrange(8)
    if how < 2:
        return before + chance.choice(words()) + after
    if how == 2:
        return before + chance.choice(words()) + piece + after
    if how == 3:
        return before + after
    if how == 4:
        return before + piece * chance.choice((2, 3, 9)) + after
    if how == 5:
        place = chance.randrange(len(other) + 1)
        return before + other[place : place + chance.choice((3, 12, 60))] + after
    if how == 6:
        place = chance.randrange(len(after) + 1)
        return before + after[:place] + piece + after[place:]
    return before + "".join(chance.choice(DIGITS) if sign.isdigit() else sign for sign in piece) + after


def break_line(text: str, chance: random.Random) -> str:
    """One value of a file of rules replaced, or one line of it left out."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    places = [place for place, sign in enumerate(lines[at]) if sign == ":"]
    if not places or chance.random() < 0.1:
        return "\n".join(lines[:at] + lines[at + 1 :])
    place = chance.choice(places) + 1
    ends = [end for end in (lines[at].find(sign, place) for sign in ",}]") if end >= 0]
    end = min(ends) if ends and chance.random() < 0.7 else len(lines[at])
    lines[at] = f"{lines[at][:place]} {chance.choice(VALUES)}{lines[at][end:]}"
    return "\n".join(lines)


def break_one(door: str, raw: bytes, other: bytes, chance: random.Random) -> bytes:
    """One broken copy of what came in at a door; bytes of another spliced in."""
    if door in ("file", "source") and chance.random() < 0.7:
        try:
            return mutate(raw, other, chance)
        except Exception:  # a container that is broken already cannot be opened and packed again
            return raw[: chance.randrange(len(raw) + 1)] + other[chance.randrange(len(other) + 1) :]
    if door == "rules" and chance.random() < 0.6:
        return break_line(raw.decode("utf-8", "replace"), chance).encode("utf-8")
    return break_text(raw.decode("utf-8", "replace"), other.decode("utf-8", "replace"), chance).encode("utf-8")
