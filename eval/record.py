"""One annotated text: the form that every loader of eval/ yields and every measure of it reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """A text of a group and a genre with its gold; `document` is what is parsed, `text` begins in it at `start`.

    `gold` has the form that the scorer reads: `quantities` (each with `id`, `text`, `start`, `end` and the fields
    that were annotated; what is left out is not judged) and, where annotated, `notice`, `sections`, `dates`,
    `references` and `findings`. A field is its value or `{"any": [values that are all right]}`; `optional` marks what
    may be left unread. Offsets are code points of `text`.
    """

    group: str
    genre: str
    name: str
    text: str
    gold: Json
    document: str
    start: int = 0
    issued_on: date | None = None

    @property
    def is_whole(self) -> bool:
        """Is the annotated text all that is parsed?"""
        return len(self.document) == len(self.text)


def any_of(value: Any) -> Json:
    """The scorer's form of a field: each value of a list is right."""
    return {"any": value if isinstance(value, list) else [value]}


def alternatives(value: Any) -> list[Any]:
    """All values of a field that are right."""
    return list(value["any"]) if isinstance(value, dict) and "any" in value else [value]
