"""The Chinese catalogue: compiled by the build (hatch_build.py); in a checkout compiled again where it was edited."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

FOLDER = Path(__file__).resolve().parent.parent / "locale" / "zh_CN" / "LC_MESSAGES"
SOURCE = FOLDER / "notice-parse.po"
COMPILED = FOLDER / "notice-parse.mo"


@cache
def chinese() -> NullTranslations:
    """The translations. A checkout without Babel, whose catalogue was never compiled, speaks English."""
    from gettext import GNUTranslations, NullTranslations

    if not is_current() and (compiled := compile_catalogue()):
        with suppress(OSError):  # a folder that cannot be written does no harm
            keep(compiled)
        return GNUTranslations(BytesIO(compiled))
    try:
        with COMPILED.open("rb") as file:
            return GNUTranslations(file)
    except OSError:
        return NullTranslations()


def is_current() -> bool:
    """Is the compiled catalogue that of the source? The wheel holds no source."""
    if not SOURCE.exists():
        return True
    return COMPILED.exists() and COMPILED.stat().st_mtime >= SOURCE.stat().st_mtime


def compile_catalogue() -> bytes | None:
    """The catalogue as gettext reads it; None where Babel is not installed."""
    try:
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po
    except ModuleNotFoundError:
        return None
    with SOURCE.open("rb") as file:
        catalogue = read_po(file)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


def keep(compiled: bytes) -> None:
    """Write the compiled catalogue, whole or not at all. Raises OSError."""
    draft = COMPILED.with_suffix(f".{os.getpid()}.part")
    try:
        draft.write_bytes(compiled)
        draft.replace(COMPILED)
    finally:
        draft.unlink(missing_ok=True)
