"""How compiled patterns of `re` are stored: as `re` itself hands them to its engine.

Pickled as usual they are text, and compiled again when they are read, which takes a third of the time of reading all
rules; `regex` pickles what it compiled. The modules of `re` that do this are its own (`re._compiler`), so that what
they make is compared, and a Python in which they differ stores patterns as text.
"""

from __future__ import annotations

import io
import pickle
import re
from collections.abc import Callable
from copyreg import dispatch_table
from importlib import import_module
from typing import Any

# The version of the engine, which the name of a stored file holds.
ENGINE: int = getattr(import_module("_sre"), "MAGIC", 0)
Reduced = tuple[Callable[..., Any], tuple[Any, ...]]


def dumps(built: object) -> bytes:
    """Pickled as usual, patterns of `re` compiled."""
    held = io.BytesIO()
    pickler = pickle.Pickler(held, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {**dispatch_table, re.Pattern: reduce_pattern}
    pickler.dump(built)
    return held.getvalue()


def reduce_pattern(pattern: re.Pattern[str]) -> Reduced:
    """What makes the pattern again, and from what: the engine and its code, else `re.compile` and the text."""
    as_text = re.compile, (pattern.pattern, pattern.flags)
    try:
        compiled = engine_call(pattern)
        is_same = compiled[0](*compiled[1]) == pattern
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):
        return as_text
    return compiled if is_same else as_text


def engine_call(pattern: re.Pattern[str]) -> Reduced:
    """The call with which `re.compile` ends. Raises what comes of it where `re` is built otherwise."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern.pattern, pattern.flags)
    names: list[str | None] = [None] * parsed.state.groups
    for name, index in parsed.state.groupdict.items():
        names[index] = name
    code = [int(one) for one in _compiler._code(parsed, pattern.flags)]  # some are named, which cannot be pickled
    flags = int(pattern.flags | parsed.state.flags)
    return _compiler._sre.compile, (
        pattern.pattern,
        flags,
        code,
        parsed.state.groups - 1,
        parsed.state.groupdict,
        tuple(names),
    )
