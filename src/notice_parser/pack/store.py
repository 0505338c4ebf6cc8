"""What is built from the rules, kept beside the program's byte code: read back where nothing changed, else built again.

It lies in the `__pycache__` of this package and is trusted as the byte code there is: only where no one but the owner,
who is this user or the system, may write. Its name holds a digest of all that it was built from.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import regex

from notice_parser.version import __version__

Built = TypeVar("Built")
PACKAGE = Path(__file__).resolve().parent.parent
STORE = PACKAGE / "__pycache__"
WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def stored(name: str, folder: Path, build: Callable[[], Built]) -> Built:
    """What `build` gives for the rules of `folder`, from the store where it is there and may be trusted."""
    place = STORE / f"{name}-{digest(folder)}.pickle"
    if is_trusted(place.parent) and is_trusted(place):
        with suppress(Exception):  # whatever is wrong with a stored file, building it again is right
            found: Built = pickle.loads(place.read_bytes())
            return found
    built = build()
    keep(name, place, built)
    return built


@lru_cache(maxsize=8)
def digest(folder: Path) -> str:
    """A digest of the rules, of the code that reads them, and of the versions that what is built depends on."""
    said = hashlib.sha256(f"{__version__} {sys.version} {regex.__version__}".encode())
    code = [path for stage in ("pack", "wording") for path in sorted((PACKAGE / stage).rglob("*.py"))]
    for path in (*sorted(folder.iterdir()), *code):
        said.update(b"%s\0%d\0" % (path.name.encode(), path.stat().st_size))
        said.update(path.read_bytes())
    return said.hexdigest()[:24]


def is_trusted(place: Path) -> bool:
    """Is it there, of this user or the system, and can no one else write it? Where that is not known, it is not."""
    if not hasattr(os, "getuid"):
        return False
    try:
        found = place.lstat()
    except OSError:
        return False
    is_link = stat.S_ISLNK(found.st_mode)
    return not is_link and found.st_uid in (os.getuid(), 0) and not found.st_mode & WRITABLE_BY_OTHERS


def keep(name: str, place: Path, built: object) -> None:
    """Store what was built and drop what it replaces; where that cannot be done nothing is lost but time."""
    draft = place.with_suffix(f".{os.getpid()}")
    with suppress(OSError, pickle.PicklingError, TypeError, AttributeError):
        place.parent.mkdir(mode=0o755, exist_ok=True)
        if not is_trusted(place.parent):
            return
        try:
            draft.write_bytes(pickle.dumps(built, protocol=pickle.HIGHEST_PROTOCOL))
            draft.chmod(0o644)
            os.replace(draft, place)
        finally:
            draft.unlink(missing_ok=True)
        for old in place.parent.glob(f"{name}-*.pickle"):
            if old != place:
                old.unlink(missing_ok=True)
