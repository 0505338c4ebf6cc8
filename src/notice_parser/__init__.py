"""Read Chinese official notices: numbered sections and every quantity with its statement.

The names below are loaded on first use, so that importing the package is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from notice_parser.version import __version__

if TYPE_CHECKING:
    from notice_parser.api import check, compare, ledger, parse_bytes, parse_file, parse_files, parse_text, rows
    from notice_parser.batch import Outcome
    from notice_parser.comparison.model import Comparison
    from notice_parser.ledgers.model import LedgerRow
    from notice_parser.notice import Notice

__all__ = [
    "Comparison",
    "LedgerRow",
    "Notice",
    "Outcome",
    "__version__",
    "check",
    "compare",
    "ledger",
    "parse_bytes",
    "parse_file",
    "parse_files",
    "parse_text",
    "rows",
]
MODULES = {
    "Comparison": "notice_parser.comparison.model",
    "LedgerRow": "notice_parser.ledgers.model",
    "Notice": "notice_parser.notice",
    "Outcome": "notice_parser.batch",
}


def __getattr__(name: str) -> object:
    """A name of the package, kept here from then on."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(MODULES.get(name, "notice_parser.api")), name)
    globals()[name] = found
    return found
