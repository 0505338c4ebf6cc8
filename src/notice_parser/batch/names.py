"""The path of each input's output: `rel/path/name.docx.json`, in UTF-8, a different one for each input."""

from __future__ import annotations

import hashlib
import os
import re
from unicodedata import normalize

from msgspec import Struct, field

from notice_parser.readers.archive_names import decode_name

# Characters that a file name cannot hold on some system, or that would lead elsewhere.
FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*]')
LONGEST_NAME = 255
DRAFT_ROOM = len("..part")
MARK_LENGTH = 8


def readable(path: str) -> str:
    """A path decoded from its bytes as UTF-8, else as GB 18030 or Big5, whatever the locale."""
    try:
        return decode_name(os.fsencode(path))
    except UnicodeEncodeError:
        return path.encode("utf-8", "replace").decode("utf-8")


def as_relative(path: str) -> str:
    """A path with `/` between its parts and without `/` at the start, `.` and `..`; never empty."""
    parts = [part for part in path.replace(os.sep, "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts) or "unnamed"


class Names(Struct):
    """Gives each input an output path of its own. Paths that differ only in case count as one, as on some systems."""

    files: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)

    def reserve(self, path: str) -> None:
        """Give this path to no input."""
        self.files.add(folded(path))

    def give(self, name: str, *, suffix: str, key: str) -> str:
        """The output path for the input of that relative name; `key` distinguishes inputs that would share a path."""
        *above, last = [FORBIDDEN.sub("_", part) for part in name.split("/")]
        mark = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:MARK_LENGTH]
        path = "/".join([*(fit(part, suffix="", mark=mark) for part in above), fit(last, suffix=suffix, mark=mark)])
        if not self.is_free(path):
            path = "/".join([*self.free_folders(path), fit(f"{last}~{mark}", suffix=suffix, mark=mark)])
        self.files.add(folded(path))
        self.folders.update(folded(folder) for folder in folders_of(path))
        return path

    def is_free(self, path: str) -> bool:
        taken = folded(path) in self.files or folded(path) in self.folders
        return not taken and not any(folded(folder) in self.files for folder in folders_of(path))

    def free_folders(self, path: str) -> list[str]:
        """The folders above a path, or none where one of them is an output."""
        folders = folders_of(path)
        is_taken = any(folded(folder) in self.files for folder in folders)
        return [] if is_taken or not folders else folders[-1].split("/")


def folders_of(path: str) -> list[str]:
    """`a/b/c.json` → `a`, `a/b`."""
    parts = path.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]


def folded(path: str) -> str:
    return normalize("NFC", path).casefold()


def fit(name: str, *, suffix: str, mark: str) -> str:
    """The name with the suffix, cut to what file systems accept; a name that is cut gets the mark, to be unique."""
    room = LONGEST_NAME - DRAFT_ROOM - len(suffix.encode("utf-8"))
    raw = name.encode("utf-8", "replace")
    if len(raw) <= room:
        return raw.decode("utf-8") + suffix
    stem, dot, ending = name.rpartition(".")
    ending = f"~{mark}{dot}{ending}" if stem and len(ending) <= MARK_LENGTH else f"~{mark}"
    return raw[: room - len(ending.encode("utf-8", "replace"))].decode("utf-8", "ignore") + ending + suffix
