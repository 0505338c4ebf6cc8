"""What is built from the built-in rules, kept for the next start: in the wheel, else in the user's cache folder.

The wheel's copies are made with it (hatch_build.py) and trusted as the code beside them is. Where they do not fit, for
`regex` or Python has another version, or where there are none, as in a checkout, the user's cache folder serves. It is
trusted only where no one but this user or the system may write. The name of a file holds a digest of all that it was
built from.
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
from typing import Any, TypeVar

import regex

from notice_parser.pack.stored_patterns import ENGINE, dumps
from notice_parser.version import __version__

Built = TypeVar("Built")
PACKAGE = Path(__file__).resolve().parent.parent
SHIPPED = PACKAGE / "compiled"
WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
PROGRAM = "notice-parse"
MOST_KEPT = 4  # of one name: environments and checkouts of one user share the cache folder


def stored(name: str, rules: Path, build: Callable[[], Built]) -> Built:
    """What `build` makes of the folder of rules, read from where it is kept and may be trusted, else built and kept."""
    file_name = file_name_of(name, rules)
    if is_as_code(SHIPPED / file_name):
        with suppress(Exception):  # whatever is wrong with a stored file, building is right
            shipped: Built = read(SHIPPED / file_name)
            return shipped
    folder = cache_folder()
    if folder is None:
        return build()
    if is_trusted(folder) and is_trusted(folder / file_name):
        with suppress(Exception):
            found: Built = read(folder / file_name)
            return found
    built = build()
    keep(name, folder / file_name, built)
    return built


def read(path: Path) -> Any:
    """Read from the file itself, so that a table of megabytes is not copied."""
    with path.open("rb") as file:
        return pickle.load(file)


def file_name_of(name: str, rules: Path) -> str:
    return f"{name}-{digest(rules)}.pickle"


@lru_cache(maxsize=8)
def digest(rules: Path) -> str:
    """A digest of the rules, of the code that reads them, and of the versions that what is built depends on."""
    python = f"{sys.implementation.cache_tag} {sys.byteorder} {ENGINE}"
    state = hashlib.sha256(f"{__version__} {python} {regex.__version__}".encode())
    for path in (*sorted(rules.iterdir()), *sorted((PACKAGE / "pack").rglob("*.py"))):
        content = path.read_bytes()
        state.update(b"%s\0%d\0" % (path.name.encode(), len(content)))
        state.update(content)
    return state.hexdigest()[:24]


def is_as_code(path: Path) -> bool:
    """Is it a file that no one may write who may not write this module? Where owners are unknown, any file is."""
    try:
        found, code = path.lstat(), Path(__file__).stat()
    except OSError:
        return False
    if not stat.S_ISREG(found.st_mode) or not hasattr(os, "getuid"):
        return stat.S_ISREG(found.st_mode)
    is_same_group = found.st_gid == code.st_gid or not found.st_mode & stat.S_IWGRP
    is_writable_as_code = not found.st_mode & WRITABLE_BY_OTHERS & ~code.st_mode
    return found.st_uid in (code.st_uid, os.getuid(), 0) and is_same_group and is_writable_as_code


def cache_folder() -> Path | None:
    """The folder of the program in the user's cache; None where the system names none, as for a user without a home."""
    named, home = os.environ.get("XDG_CACHE_HOME", ""), os.environ.get("HOME", "")
    if sys.platform == "linux" and os.path.isabs(named or home):  # as platformdirs has it, which takes 10 ms to load
        return Path(named, PROGRAM) if named else Path(home, ".cache", PROGRAM)
    from platformdirs import user_cache_path

    with suppress(RuntimeError):  # there is no home folder
        folder = user_cache_path(PROGRAM, appauthor=False)
        return folder if folder.is_absolute() else None
    return None


def is_trusted(path: Path) -> bool:
    """Does it belong to this user or the system, and may no one else write it? False where that is not known."""
    if not hasattr(os, "getuid"):
        return False
    try:
        found = path.lstat()
    except OSError:
        return False
    is_link = stat.S_ISLNK(found.st_mode)
    return not is_link and found.st_uid in (os.getuid(), 0) and not found.st_mode & WRITABLE_BY_OTHERS


def keep(name: str, path: Path, built: object) -> None:
    """Store what was built and drop the oldest of that name; where that fails nothing is lost but time."""
    draft = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError, pickle.PicklingError, TypeError, AttributeError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not is_trusted(path.parent):
            return
        try:
            write(draft, built)
            os.replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)
        kept = sorted(path.parent.glob(f"{name}-*.pickle"), key=lambda one: one.stat().st_mtime, reverse=True)
        for old in kept[MOST_KEPT:]:
            old.unlink(missing_ok=True)


def write(path: Path, built: object) -> None:
    path.write_bytes(dumps(built))
    path.chmod(0o644)
