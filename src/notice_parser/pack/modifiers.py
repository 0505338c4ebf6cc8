"""patterns/modifiers.yaml → Modifiers: words before, inside and behind a number that change what it says."""

from __future__ import annotations

import regex
from msgspec import Struct

from notice_parser.notice import Modifier
from notice_parser.pack.reading import PackReader, Schema

MODIFIERS_FILE = "modifiers.yaml"


class ModifierExample(Schema):
    text: str
    modifier: str


class ModifierRule(Schema):
    value: Modifier
    words: str
    unless: str | None = None
    unless_before: str | None = None
    match: tuple[ModifierExample, ...] = ()
    no_match: tuple[str, ...] = ()


class ModifiersFile(Schema):
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
    before_verb: Distant
    before_share: Distant
    shared: regex.Pattern[str]
    rules: tuple[ModifierRule, ...]


def load_modifiers(reader: PackReader) -> Modifiers:
    file = reader.read(MODIFIERS_FILE, ModifiersFile)

    def compile_at(loc: tuple[str | int, ...], pattern: str | None) -> regex.Pattern[str] | None:
        return None if pattern is None else reader.compile(MODIFIERS_FILE, loc, str(loc[0]), pattern)

    def words(part: str, rules: tuple[ModifierRule, ...]) -> list[Word]:
        found = []
        for index, rule in enumerate(rules):
            unless = compile_at((part, index, "unless"), rule.unless)
            unless_before = compile_at((part, index, "unless_before"), rule.unless_before)
            found += [Word(word, rule.value, unless, unless_before) for word in rule.words.split()]
        return sorted(found, key=lambda word: (-len(word.word), word.word))

    def at_distance(part: str, rules: tuple[ModifierRule, ...], between: str) -> Distant:
        found = []
        for index, rule in enumerate(rules):
            pattern = f"(?:{'|'.join(rule.words.split())}){between}"
            found.append((rule.value, reader.compile(MODIFIERS_FILE, (part, index, "words"), part, pattern)))
        return tuple(found)

    within: dict[str, str] = {word: rule.value for rule in file.within for word in rule.words.split()}
    return Modifiers(
        keyed(words("before", file.before), -1),
        within,
        keyed(words("after", file.after), 0),
        words("limit", (file.limit,))[0],
        reader.compile(MODIFIERS_FILE, ("before_of",), "before_of", f"(?:{file.before_of})$"),
        file.whole_sign,
        at_distance("before_verb", file.before_verb, "(?:(?![一二三四五六七八九十百千万的])[\u4e00-\u9fff]){1,6}$"),
        at_distance("before_share", file.before_share, "[\u4e00-\u9fff]{1,14}的$"),
        reader.compile(MODIFIERS_FILE, ("shared",), "shared", f"(?:{file.shared})$"),
        (*file.before, *file.within, *file.after, file.limit),
    )


def keyed(words: list[Word], place: int) -> dict[str, tuple[Word, ...]]:
    table: dict[str, list[Word]] = {}
    for word in words:
        table.setdefault(word.word[place], []).append(word)
    return {key: tuple(row) for key, row in table.items()}
