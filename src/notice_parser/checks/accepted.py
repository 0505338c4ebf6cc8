"""Findings that a person has accepted stand in a file of their own: a notice cannot hold comments.

The file is a YAML list; each entry holds a code, the quoted words, a hash of the words around them and a reason. The
hash stays the same as long as these words do, wherever they move.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from notice_parser.errors import UsageError
from notice_parser.messages import reason_of, say

if TYPE_CHECKING:
    from notice_parser.notice import Finding

AROUND, DIGITS = 20, 12
KEYS = frozenset({"code", "quotes", "context", "reason"})
HELP = say("see docs/checks/README.md for its form")


class Entry(Struct, frozen=True):
    """An accepted finding: its code, the words of its quotes, the hash of their context."""

    code: str
    quotes: tuple[str, ...]
    context: str


class Accepted(Struct):
    """The entries of one file; `used` are those that have matched a finding."""

    path: str
    entries: tuple[Entry, ...] = ()
    used: set[Entry] = field(default_factory=set)

    def holds(self, finding: Finding, context: str) -> bool:
        """Is this finding accepted? The entry that accepts it becomes used."""
        entry = Entry(finding.code, tuple(quote.text for quote in finding.quotes), context)
        if entry not in self.entries:
            return False
        self.used.add(entry)
        return True

    @property
    def unused(self) -> list[tuple[int, Entry]]:
        """The entries that matched no finding, each with its number in the file."""
        return [(number, entry) for number, entry in enumerate(self.entries, 1) if entry not in self.used]


def context_of(text: str, finding: Finding) -> str:
    """The hash of a finding's words and of those around them, without white space."""
    start = min((quote.start for quote in finding.quotes), default=0)
    end = max((quote.end for quote in finding.quotes), default=0)
    words = "".join(text[max(0, start - AROUND) : end + AROUND].split())
    return hashlib.sha256(words.encode()).hexdigest()[:DIGITS]


def read_accepted(path: str) -> Accepted:
    """The entries of a file. Raises UsageError where it is missing, not YAML, or an entry is incomplete."""
    import yaml

    try:
        data = yaml.safe_load(Path(path).read_text("utf-8"))
    except OSError as error:
        raise UsageError(path, say("cannot be read: {reason}", reason=reason_of(error))) from None
    except (UnicodeDecodeError, yaml.YAMLError):
        raise UsageError(path, say("is not YAML in UTF-8; {help}", help=HELP)) from None
    if not isinstance(data or [], list):
        raise UsageError(path, say("is not a list of accepted findings; {help}", help=HELP))
    return Accepted(path, tuple(read_entry(path, number, each) for number, each in enumerate(data or [], 1)))


def read_entry(path: str, number: int, data: Any) -> Entry:
    if not isinstance(data, dict) or set(data) != KEYS or not isinstance(data["quotes"], list) or not data["reason"]:
        raise UsageError(
            path, say("entry {number} must have code, quotes (a list), context and a reason", number=number)
        )
    return Entry(str(data["code"]), tuple(map(str, data["quotes"])), str(data["context"]))


def write_entries(findings: list[tuple[Finding, str]]) -> str:
    """Entries for these findings and their contexts; the reasons are left empty for a person to fill in."""
    import yaml

    rows = [
        {"code": finding.code, "quotes": [quote.text for quote in finding.quotes], "context": context, "reason": ""}
        for finding, context in findings
    ]
    return yaml.safe_dump(rows, allow_unicode=True, sort_keys=False) if rows else ""
