"""Examples of rules that are a pattern, a word or a class of words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from notice_parser.examples.trial import Trial
from notice_parser.spans import Span
from notice_parser.wording.contacts import find_contacts
from notice_parser.wording.guards import find_guards
from notice_parser.wording.model import Wording
from notice_parser.wording.tokens import Token, Tokenizer


def run_pattern(trial: Trial) -> list[str]:
    """The rule's own pattern finds something."""
    return [] if pattern_of(trial).search(trial.text) else ["the pattern finds nothing"]


@lru_cache(maxsize=512)
def compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)


def pattern_of(trial: Trial) -> regex.Pattern[str]:
    return compiled(trial.reader.expand(trial.entry["pattern"]))


def run_guard(trial: Trial) -> list[str]:
    """The guards, tried in their order, give the words of the example, or some of them, to this rule."""
    found = find_guards(trial.text, trial.pack.guards)
    return taken_by(trial.rule, {trial.text[start:end]: rule for start, end, rule in found})


def run_contact(trial: Trial) -> list[str]:
    found = find_contacts(trial.text, trial.pack.contacts)
    return taken_by(trial.rule, {trial.text[one.start : one.end]: one.rule for one in found})


def taken_by(rule: str, takers: dict[str, str]) -> list[str]:
    if rule in takers.values():
        return []
    return [f"{words} is taken by {taker}" for words, taker in takers.items()] or ["nothing takes it"]


def run_word(trial: Trial) -> list[str]:
    """The word is cut out of the text, before anything in it is claimed, with the kind of the rule."""
    tokens = flat(Tokenizer(trial.text, Wording(()), trial.pack).tokens(Span(0, len(trial.text))))
    given = {token.span.of(trial.text): token.kind for token in tokens}
    word = trial.example["word"]
    return [] if given.get(word) == trial.rule else [f"{word} is {given.get(word, 'not cut out')} among {given}"]


def flat(tokens: tuple[Token, ...]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from flat(token.inner)


def run_noun(trial: Trial) -> list[str]:
    noun = trial.example["noun"]
    return [] if noun in trial.text and trial.pack.nouns.is_a(trial.rule, noun) else [f"{noun} is not of the class"]
