"""What a run of the batch does with every input alike, and what of it the manifest repeats."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from notice_parser.batch import Options
from notice_parser.version import __version__

# Format name → how the names of its outputs end.
SUFFIXES = {
    "json": ".json",
    "ndjson": ".ndjson",
    "csv": ".csv",
    "xlsx": ".xlsx",
    "parquet": ".parquet",
    "sqlite": ".sqlite",
    "markdown": ".md",
    "html": ".html",
    "text": ".txt",
}


class Settings(Struct, frozen=True):
    """`out` is the folder of outputs, `format` theirs, `suffix` the end of their names, `rules` the pack's fingerprint.

    `time_limit` are the seconds that one input may take, 0 where it may take any.
    """

    out: bytes
    options: Options
    format: str
    suffix: str
    rules: str
    time_limit: float = 0.0
    version: str = __version__

    def as_data(self) -> dict[str, Any]:
        """All that decides what an output holds, but for version and rules; a password is never written down."""
        options = self.options
        return {
            "format": self.format,
            "text": options.shows_text,
            "issued_on": options.issued_on.isoformat() if options.issued_on else None,
            "encoding": options.encoding,
            "html_selector": options.selector,
            "ocr": options.ocr,
        }
