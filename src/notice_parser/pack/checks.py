"""patterns/checks.yaml → what each check compares, when it is silent, its words and its examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from msgspec import Struct, field

from notice_parser.pack.messages import FILE as MESSAGES_FILE
from notice_parser.pack.messages import Messages
from notice_parser.pack.schema import Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader, RuleFile

FILE = "checks.yaml"
VARIANT = "."  # a message named code.variant is a variant of the message of the code


class CheckExample(Schema, frozen=True):
    """A text, the date of issue where it matters, and the words that the finding quotes."""

    text: str
    quotes: tuple[str, ...] = ()
    issued_on: str | None = None
    why: str | None = None


class CheckEntry(Schema, frozen=True):
    """One code: `patterns` are regexes and `words` lists that the check knows by their names."""

    id: str
    group: str
    severities: tuple[str, ...]
    compares: str
    tolerance: str
    silent: str
    match: tuple[CheckExample, ...]
    no_match: tuple[CheckExample, ...]
    patterns: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)


class ChecksFile(Schema, frozen=True):
    """checks.yaml as a whole."""

    levels: dict[str, str]
    checks: tuple[CheckEntry, ...]


class CheckRule(Struct, frozen=True):
    """One code: what its page says, and the patterns and lists of words that the check knows by their names."""

    id: str
    group: str
    severities: tuple[str, ...]
    compares: str
    tolerance: str
    silent: str
    match: tuple[CheckExample, ...]
    no_match: tuple[CheckExample, ...]
    patterns: dict[str, regex.Pattern[str]]
    words: dict[str, tuple[str, ...]]


class CheckRules(Struct, frozen=True):
    """`levels` are the Chinese words for error, warning and info."""

    levels: dict[str, str]
    by_code: dict[str, CheckRule]


def load_checks(reader: PackReader, messages: Messages) -> CheckRules:
    """Read checks.yaml. A check without a message, or a message without a check, is an error."""
    file = reader.open(FILE, ChecksFile)
    checks = file.data.checks
    file.require_unique("checks", [entry.id for entry in checks])
    require_messages(file, messages)
    if reader.is_own:
        require_names(file)
    rules = {entry.id: compile_check(file, index, entry) for index, entry in enumerate(checks)}
    return CheckRules(dict(file.data.levels), rules)


def require_messages(file: RuleFile[ChecksFile], messages: Messages) -> None:
    """Report each check without a message, and each message of a code that neither a check nor a reader has."""
    checks, reader = file.data.checks, file.reader
    for index, entry in enumerate(checks):
        if entry.id not in messages.by_code:
            error = f"this check has no message: add {entry.id} to {MESSAGES_FILE}"
            file.error(("checks", index), error, entry.id)
    known = {*(entry.id for entry in checks), *reader.built_in(MESSAGES_FILE)["messages"]}
    for name in messages.by_code:
        if name.partition(VARIANT)[0] not in known:
            position = reader.position(MESSAGES_FILE, ("messages", name))
            reader.error_at(position, f"no check in {FILE} has this code", name)


def require_names(file: RuleFile[ChecksFile]) -> None:
    """Report each pattern and list of words that a built-in check has and the entry in its place lacks."""
    built_in = {entry["id"]: entry for entry in file.reader.built_in(FILE)["checks"]}
    for index, entry in enumerate(file.data.checks):
        for part in ("patterns", "words"):
            for name in built_in.get(entry.id, {}).get(part) or ():
                if name not in getattr(entry, part):
                    error = f"needs {name} among its {part}: the check uses it (extends: {entry.id} takes it over)"
                    file.error(("checks", index), error, entry.id)


def compile_check(file: RuleFile[ChecksFile], index: int, entry: CheckEntry) -> CheckRule:
    patterns = {
        name: file.compile(("checks", index, "patterns", name), entry.id, pattern)
        for name, pattern in entry.patterns.items()
    }
    return CheckRule(
        id=entry.id,
        group=entry.group,
        severities=entry.severities,
        compares=entry.compares,
        tolerance=entry.tolerance,
        silent=entry.silent,
        match=entry.match,
        no_match=entry.no_match,
        patterns=patterns,
        words={name: tuple(words.split()) for name, words in entry.words.items()},
    )
