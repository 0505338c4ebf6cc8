"""Where each input's output goes: `rel/path/name.docx.json`, in UTF-8, no two inputs at one place."""

from __future__ import annotations

import hashlib
import os
import re
from unicodedata import normalize

from msgspec import Struct, field

from notice_parser.readers.archive_names import decode_name

# What no file name can hold on one system or another, and what would lead elsewhere.
FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*]')
LONGEST_NAME = 255
DRAFT_ROOM = len("..part")
MARK_LENGTH = 8


def readable(path: str) -> str:
    """A path as words: its bytes as UTF-8, else as GB 18030 or Big5, whatever the locale."""
    try:
        return decode_name(os.fsencode(path))
    except UnicodeEncodeError:
        return path.encode("utf-8", "replace").decode("utf-8")


def as_relative(path: str) -> str:
    """A path with `/` between its parts and without what leads up, to the root or nowhere; never empty."""
    parts = [part for part in path.replace(os.sep, "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts) or "unnamed"


class Names(Struct):
    """Gives each input a place of its own. Places that differ in letter case alone are one on some systems, so here."""

    files: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)

    def keep_free(self, place: str) -> None:
        """A place where no output may go."""
        self.files.add(folded(place))

    def give(self, name: str, suffix: str, key: str) -> str:
        """The place for the input of that relative name; `key` tells it from others that want the same place."""
        *above, last = [FORBIDDEN.sub("_", part) for part in name.split("/")]
        mark = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:MARK_LENGTH]
        place = "/".join([*(fit(part, "", mark) for part in above), fit(last, suffix, mark)])
        if not self.is_free(place):
            place = "/".join([*self.free_folders(place), fit(f"{last}~{mark}", suffix, mark)])
        self.files.add(folded(place))
        self.folders.update(folded(folder) for folder in folders_of(place))
        return place

    def is_free(self, place: str) -> bool:
        taken = folded(place) in self.files or folded(place) in self.folders
        return not taken and not any(folded(folder) in self.files for folder in folders_of(place))

    def free_folders(self, place: str) -> list[str]:
        """The folders above a place, or none where one of them is an output."""
        folders = folders_of(place)
        is_taken = any(folded(folder) in self.files for folder in folders)
        return [] if is_taken or not folders else folders[-1].split("/")


def folders_of(place: str) -> list[str]:
    """`a/b/c.json` → `a`, `a/b`."""
    parts = place.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]


def folded(place: str) -> str:
    return normalize("NFC", place).casefold()


def fit(name: str, suffix: str, mark: str) -> str:
    """The name with the suffix, cut where a file system takes no more; a mark tells it from others then."""
    room = LONGEST_NAME - DRAFT_ROOM - len(suffix.encode("utf-8"))
    raw = name.encode("utf-8", "replace")
    if len(raw) <= room:
        return raw.decode("utf-8") + suffix
    stem, dot, ending = name.rpartition(".")
    ending = f"~{mark}{dot}{ending}" if stem and len(ending) <= MARK_LENGTH else f"~{mark}"
    return raw[: room - len(ending.encode("utf-8", "replace"))].decode("utf-8", "ignore") + ending + suffix
