"""View → findings: one question per file. Each module of this folder that has a function `check` is a check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from notice_parser.checks.model import View
from notice_parser.checks.priority import without_silenced
from notice_parser.checks.view import build_view
from notice_parser.spans import Finding

Check = Callable[[View], list[Finding]]


def find_checks() -> Iterator[Check]:
    """The checks, in the order of the names of their modules."""
    for name in sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem != "__init__"):
        module = import_module(f"{__name__}.{name}")
        if hasattr(module, "check"):
            yield module.check


CHECKS = tuple(find_checks())


def run_checks(view: View) -> tuple[Finding, ...]:
    """What all checks find, one finding per span; without the codes that own rules switch off."""
    known = view.pack.checks.by_code
    return tuple(without_silenced([finding for check in CHECKS for finding in check(view) if finding.code in known]))


__all__ = ["CHECKS", "build_view", "run_checks"]
