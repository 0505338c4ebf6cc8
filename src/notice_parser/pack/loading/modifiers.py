"""patterns/modifiers.yaml → Modifiers: words before, inside and behind a number that change what it says."""

from __future__ import annotations

import regex

from notice_parser.notice import Modifier
from notice_parser.pack.loading.reader import PackReader, Schema
from notice_parser.pack.modifiers import Distant, Modifiers, Word

MODIFIERS_FILE = "modifiers.yaml"
VERB_BETWEEN = "(?:(?![一二三四五六七八九十百千万的])[\u4e00-\u9fff]){1,6}$"


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

    def any_at_distance(part: str, rules: tuple[ModifierRule, ...], between: str) -> regex.Pattern[str]:
        so_far = len(reader.faults)
        listed = "|".join(word for rule in rules for word in rule.words.split()) or "(?!)"
        whole = reader.compile(MODIFIERS_FILE, (part,), part, f"(?:{listed}){between}")
        del reader.faults[so_far:]  # they are told rule by rule
        return whole

    within: dict[str, str] = {word: rule.value for rule in file.within for word in rule.words.split()}
    return Modifiers(
        keyed(words("before", file.before), -1),
        within,
        keyed(words("after", file.after), 0),
        words("limit", (file.limit,))[0],
        reader.compile(MODIFIERS_FILE, ("before_of",), "before_of", f"(?:{file.before_of})$"),
        file.whole_sign,
        any_at_distance("before_verb", file.before_verb, VERB_BETWEEN),
        at_distance("before_verb", file.before_verb, VERB_BETWEEN),
        at_distance("before_share", file.before_share, "[\u4e00-\u9fff]{1,14}的$"),
        reader.compile(MODIFIERS_FILE, ("shared",), "shared", f"(?:{file.shared})$"),
    )


def keyed(words: list[Word], place: int) -> dict[str, tuple[Word, ...]]:
    table: dict[str, list[Word]] = {}
    for word in words:
        table.setdefault(word.word[place], []).append(word)
    return {key: tuple(row) for key, row in table.items()}
