"""patterns/checks.yaml → what each check compares, when it is silent, its words and its examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from msgspec import Struct, field

from notice_parser.messages import say
from notice_parser.pack.messages import Message
from notice_parser.pack.schema import Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader, RuleFile

FILE = "checks.yaml"


class CheckExample(Schema, frozen=True):
    """A text, the date of issue where it matters, and the words that the finding quotes."""

    text: str
    quotes: tuple[str, ...] = ()
    issued_on: str | None = None
    why: str | None = None


class CheckText(Schema, frozen=True):
    """What the Chinese page of a check says."""

    compares: str
    tolerance: str
    silent: str
    why: str


class CheckEntry(Schema, frozen=True):
    """One code: `patterns` are regexes and `words` lists that the check knows by their names.

    `variants` are messages by what the param `variant` of a finding may be.
    """

    id: str
    group: str
    severities: tuple[str, ...]
    compares: str
    tolerance: str
    silent: str
    message: Message
    match: tuple[CheckExample, ...]
    no_match: tuple[CheckExample, ...]
    why: str = ""
    zh: CheckText | None = None
    patterns: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    variants: dict[str, Message] = field(default_factory=dict)


class ChecksFile(Schema, frozen=True):
    """checks.yaml as a whole."""

    levels: dict[str, str]
    groups: dict[str, str]
    pages: dict[str, dict[str, str]]
    checks: tuple[CheckEntry, ...]


class CheckRule(Struct, frozen=True):
    """One code: what its pages say, and the patterns and lists of words that the check knows by their names.

    `zh` is None for a check of own rules that has no Chinese page.
    """

    id: str
    group: str
    severities: tuple[str, ...]
    compares: str
    tolerance: str
    silent: str
    why: str
    zh: CheckText | None
    message: Message
    match: tuple[CheckExample, ...]
    no_match: tuple[CheckExample, ...]
    patterns: dict[str, regex.Pattern[str]]
    words: dict[str, tuple[str, ...]]
    variants: dict[str, Message]


class CheckRules(Struct, frozen=True):
    """`levels` and `groups` are the Chinese words for severities and groups, `pages` the words of pages by language."""

    levels: dict[str, str]
    groups: dict[str, str]
    pages: dict[str, dict[str, str]]
    by_code: dict[str, CheckRule]

    @property
    def messages(self) -> dict[str, Message]:
        """What each check says, by code, its variants by `code.variant`."""
        found: dict[str, Message] = {}
        for code, rule in self.by_code.items():
            found[code] = rule.message
            found |= {f"{code}.{variant}": message for variant, message in rule.variants.items()}
        return found


def load_checks(reader: PackReader) -> CheckRules:
    """Read checks.yaml."""
    file = reader.open(FILE, ChecksFile)
    checks = file.data.checks
    file.require_unique("checks", [entry.id for entry in checks])
    if reader.is_own:
        require_names(file)
    rules = {entry.id: compile_check(file, index, entry) for index, entry in enumerate(checks)}
    data = file.data
    return CheckRules(
        dict(data.levels), dict(data.groups), {name: dict(words) for name, words in data.pages.items()}, rules
    )


def require_names(file: RuleFile[ChecksFile]) -> None:
    """Report each pattern and list of words that a built-in check has and the entry in its place lacks."""
    built_in = {entry["id"]: entry for entry in file.reader.built_in(FILE)["checks"]}
    for index, entry in enumerate(file.data.checks):
        for part in ("patterns", "words"):
            for name in built_in.get(entry.id, {}).get(part) or ():
                if name not in getattr(entry, part):
                    error = say(
                        "needs {name} among its {part}: the check uses it (extends: {id} takes it over)",
                        name=name,
                        part=part,
                        id=entry.id,
                    )
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
        why=entry.why,
        zh=entry.zh,
        message=entry.message,
        match=entry.match,
        no_match=entry.no_match,
        patterns=patterns,
        words={name: tuple(words.split()) for name, words in entry.words.items()},
        variants=entry.variants,
    )
