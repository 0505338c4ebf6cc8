"""patterns/checks.yaml → CheckRules: what each check compares, when it is silent, its words and its examples."""

from __future__ import annotations

from msgspec import convert
from pydantic import Field

from notice_parser.pack.checks import CheckExample, CheckRule, CheckRules
from notice_parser.pack.loading.reader import PackReader, Schema

CHECKS_FILE = "checks.yaml"


class CheckExampleEntry(Schema):
    """A text, the day it is issued on where it matters, and the words that the finding quotes."""

    text: str
    quotes: tuple[str, ...] = ()
    issued_on: str | None = None
    why: str | None = None


class CheckEntry(Schema):
    """One code: `patterns` are regexes and `words` lists that the check knows by their names."""

    id: str
    group: str
    severities: tuple[str, ...]
    compares: str
    tolerance: str
    silent: str
    patterns: dict[str, str] = Field(default_factory=dict)
    words: dict[str, str] = Field(default_factory=dict)
    match: tuple[CheckExampleEntry, ...]
    no_match: tuple[CheckExampleEntry, ...]


class ChecksFile(Schema):
    levels: dict[str, str]
    checks: tuple[CheckEntry, ...]


def load_checks(reader: PackReader) -> CheckRules:
    file = reader.read(CHECKS_FILE, ChecksFile)
    reader.unique(CHECKS_FILE, "checks", [entry.id for entry in file.checks])
    if reader.is_own:
        check_names(reader, file.checks)
    return CheckRules(
        dict(file.levels), {entry.id: compile_rule(reader, index, entry) for index, entry in enumerate(file.checks)}
    )


def check_names(reader: PackReader, entries: tuple[CheckEntry, ...]) -> None:
    """Note each pattern and list of words that a built-in check has and one's own in its place lacks."""
    built_in = {entry["id"]: entry for entry in reader.built_in(CHECKS_FILE)["checks"]}
    for index, entry in enumerate(entries):
        for part in ("patterns", "words"):
            for name in built_in.get(entry.id, {}).get(part) or ():
                if name not in getattr(entry, part):
                    fault = f"needs {name} among its {part}: the check asks for it (extends: {entry.id} takes it over)"
                    reader.fault(CHECKS_FILE, ("checks", index), fault, entry.id)


def compile_rule(reader: PackReader, index: int, entry: CheckEntry) -> CheckRule:
    patterns = {
        name: reader.compile(CHECKS_FILE, ("checks", index, "patterns", name), entry.id, pattern)
        for name, pattern in entry.patterns.items()
    }
    return CheckRule(
        entry.id, entry.group, entry.severities, entry.compares, entry.tolerance, entry.silent,
        tuple(convert(example, CheckExample, from_attributes=True) for example in entry.match),
        tuple(convert(example, CheckExample, from_attributes=True) for example in entry.no_match),
        patterns,
        {name: tuple(words.split()) for name, words in entry.words.items()},
    )  # fmt: skip
