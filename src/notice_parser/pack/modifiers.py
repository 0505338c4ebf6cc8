"""patterns/modifiers.yaml → words before, inside and after a number that change what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from notice_parser.pack.schema import Schema
from notice_parser.terms import Modifier

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader, RuleFile

FILE = "modifiers.yaml"
VERB_BETWEEN = "(?:(?![一二三四五六七八九十百千万的])[\u4e00-\u9fff]){1,6}$"
SHARE_BETWEEN = "[\u4e00-\u9fff]{1,14}的$"


class ModifierExample(Schema, frozen=True):
    text: str
    modifier: str


class ModifierRule(Schema, frozen=True):
    value: Modifier
    words: str
    unless: str | None = None
    unless_before: str | None = None
    match: tuple[ModifierExample, ...] = ()
    no_match: tuple[str, ...] = ()


class ModifiersFile(Schema, frozen=True):
    before: tuple[ModifierRule, ...]
    within: tuple[ModifierRule, ...]
    after: tuple[ModifierRule, ...]
    limit: ModifierRule
    before_of: str
    whole_sign: str
    before_verb: tuple[ModifierRule, ...]
    before_share: tuple[ModifierRule, ...]
    shared: str


class Word(Struct, frozen=True):
    """A modifier word; `unless` looks at the text up to its end, `unless_before` at what follows it."""

    word: str
    value: str
    unless: regex.Pattern[str] | None
    unless_before: regex.Pattern[str] | None


Distant = tuple[tuple[str, regex.Pattern[str]], ...]


class Modifiers(Struct, frozen=True):
    """`before` is keyed by a word's last character, `after` by its first, the longest word first."""

    before: dict[str, tuple[Word, ...]]
    within: dict[str, str]
    after: dict[str, tuple[Word, ...]]
    limit: Word
    before_of: regex.Pattern[str]
    whole_sign: str
    any_before_verb: regex.Pattern[str]
    before_verb: Distant
    before_share: Distant
    shared: regex.Pattern[str]


def load_modifiers(reader: PackReader) -> Modifiers:
    """Read modifiers.yaml."""
    file = reader.open(FILE, ModifiersFile)
    rules = file.data
    return Modifiers(
        before=keyed(words_of(file, "before", rules.before), -1),
        within={word: rule.value for rule in rules.within for word in rule.words.split()},
        after=keyed(words_of(file, "after", rules.after), 0),
        limit=words_of(file, "limit", (rules.limit,))[0],
        before_of=file.compile(("before_of",), "before_of", f"(?:{rules.before_of})$"),
        whole_sign=rules.whole_sign,
        any_before_verb=any_at_distance(file, "before_verb", rules.before_verb, VERB_BETWEEN),
        before_verb=at_distance(file, "before_verb", rules.before_verb, VERB_BETWEEN),
        before_share=at_distance(file, "before_share", rules.before_share, SHARE_BETWEEN),
        shared=file.compile(("shared",), "shared", f"(?:{rules.shared})$"),
    )


def words_of(file: RuleFile[ModifiersFile], part: str, rules: tuple[ModifierRule, ...]) -> list[Word]:
    """The words of the rules under `part`, the longest first."""

    def compile_at(index: int, key: str, pattern: str | None) -> regex.Pattern[str] | None:
        return None if pattern is None else file.compile((part, index, key), part, pattern)

    found = []
    for index, rule in enumerate(rules):
        unless = compile_at(index, "unless", rule.unless)
        unless_before = compile_at(index, "unless_before", rule.unless_before)
        found += [Word(word, rule.value, unless, unless_before) for word in rule.words.split()]
    return sorted(found, key=lambda word: (-len(word.word), word.word))


def at_distance(file: RuleFile[ModifiersFile], part: str, rules: tuple[ModifierRule, ...], between: str) -> Distant:
    """For each rule its value and a pattern of its words with something between them and the text's end."""
    found = []
    for index, rule in enumerate(rules):
        pattern = f"(?:{'|'.join(rule.words.split())}){between}"
        found.append((rule.value, file.compile((part, index, "words"), part, pattern)))
    return tuple(found)


def any_at_distance(
    file: RuleFile[ModifiersFile], part: str, rules: tuple[ModifierRule, ...], between: str
) -> regex.Pattern[str]:
    """One pattern for the words of all rules; its errors are those that `at_distance` reports."""
    known = len(file.reader.errors)
    listed = "|".join(word for rule in rules for word in rule.words.split()) or "(?!)"
    whole = file.compile((part,), part, f"(?:{listed}){between}")
    del file.reader.errors[known:]
    return whole


def keyed(words: list[Word], index: int) -> dict[str, tuple[Word, ...]]:
    """The words by their character at an index."""
    table: dict[str, list[Word]] = {}
    for word in words:
        table.setdefault(word.word[index], []).append(word)
    return {key: tuple(row) for key, row in table.items()}
