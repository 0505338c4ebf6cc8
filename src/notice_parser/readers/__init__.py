"""File → Source. A reader is a module with `read(Input) -> Source`; `formats.py` lists the formats and their readers.

The names below are loaded on first use, so that the command line can list the formats for `--help` at no cost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notice_parser.readers.opening import (
        Input,
        ReadOptions,
        load,
        only_member,
        open_input,
        open_members,
        read_file,
        read_input,
        shown_path,
    )

STANDARD_INPUT = "-"
__all__ = [
    "STANDARD_INPUT",
    "Input",
    "ReadOptions",
    "load",
    "only_member",
    "open_input",
    "open_members",
    "read_file",
    "read_input",
    "shown_path",
]


def __getattr__(name: str) -> object:
    if name in __all__:
        from notice_parser.readers import opening

        return getattr(opening, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
