"""patterns/common_characters.txt → the characters of official Chinese, by which an encoding is detected."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from notice_parser.pack.folders import built_in_folder

CHARACTERS_FILE = "common_characters.txt"


class CommonCharacters(Struct, frozen=True):
    """The usual characters in simplified and traditional writing, and the punctuation of documents."""

    simplified: frozenset[str]
    traditional: frozenset[str]
    signs: frozenset[str]


def load_characters(folder: Path) -> CommonCharacters:
    """Read the file: `[name]` begins a part, `#` a comment."""
    parts: dict[str, set[str]] = {"simplified": set(), "traditional": set(), "signs": set()}
    current: set[str] = set()
    for line in (folder / CHARACTERS_FILE).read_text("utf-8").splitlines():
        if line.startswith("["):
            current = parts[line.strip("[]")]
        elif not line.startswith("#"):
            current.update(line)
    return CommonCharacters(**{name: frozenset(characters) for name, characters in parts.items()})


@lru_cache(maxsize=1)
def common_characters() -> CommonCharacters:
    """Those that ship with the program."""
    return load_characters(built_in_folder())
