"""The settings of a run, and which of them the manifest records so that a re-run can compare them."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from notice_parser.batch import Options
from notice_parser.version import __version__
from notice_parser.writers.formats import Language, OutputFormat

# Field of Options → its key in the manifest: whatever decides what an output holds. The manifest records the
# fingerprint of the rules in a field of its own, no password, and not `largest`, which decides only what fails.
RECORDED = {
    "shows_text": "text",
    "issued_on": "issued_on",
    "encoding": "encoding",
    "selector": "html_selector",
    "ocr": "ocr",
}


class Settings(Struct, frozen=True):
    """`out` is the folder of outputs, `format` theirs, `suffix` the end of their names, `rules` the pack's fingerprint.

    `time_limit` are the seconds that one input may take, 0 for no limit; `labels` is the language of tables, where it
    is not that of the format; `pages` is the language of pages.
    """

    out: bytes
    options: Options
    format: OutputFormat
    suffix: str
    rules: str
    time_limit: float = 0.0
    labels: Language | None = None
    pages: Language = "zh"
    version: str = __version__

    def recorded(self) -> dict[str, Any]:
        """The settings that the manifest records for an output."""
        values = {key: getattr(self.options, field) for field, key in RECORDED.items()}
        day = self.options.issued_on
        labels = {"labels": self.labels} if self.labels else {}
        pages = {"pages": self.pages} if self.format.has_index and self.pages != "zh" else {}
        return {"format": self.format.name, **labels, **pages, **values, "issued_on": day.isoformat() if day else None}


def with_recorded(options: Options, recorded: dict[str, Any]) -> Options:
    """Options with the values that the manifest recorded for an output in place of their own."""
    values = {field: recorded.get(key) for field, key in RECORDED.items()}
    day = values["issued_on"]
    return replace(
        options, **{**values, "issued_on": date.fromisoformat(day) if day else None, "ocr": bool(values["ocr"])}
    )
