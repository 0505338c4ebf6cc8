"""Checks of examples of words, patterns and claims: what one rule finds in a phrase."""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.examples.trial import Trial, pattern_of, read_wording
from notice_parser.messages import say
from notice_parser.spans import Span
from notice_parser.wording.contacts import find_contacts
from notice_parser.wording.guards import find_guards
from notice_parser.wording.model import Wording
from notice_parser.wording.segmenter import segmenter_of
from notice_parser.wording.tokens import Token, Tokenizer


def check_pattern(trial: Trial) -> list[str]:
    """The rule's own pattern finds something."""
    return [] if pattern_of(trial).search(trial.text) else [say("the pattern finds nothing")]


def check_guard(trial: Trial) -> list[str]:
    """The guards, tried in their order, give the words of the example, or some of them, to this rule."""
    found = find_guards(trial.text, trial.pack.guards)
    return taken_by(trial.rule, {trial.text[start:end]: rule for start, end, rule in found})


def check_contact(trial: Trial) -> list[str]:
    found = find_contacts(trial.text, trial.pack.contacts)
    return taken_by(trial.rule, {trial.text[one.start : one.end]: one.rule for one in found})


def taken_by(rule: str, takers: dict[str, str]) -> list[str]:
    if rule in takers.values():
        return []
    return [say("{words} is taken by {taker}", words=words, taker=taker) for words, taker in takers.items()] or [
        say("nothing takes it")
    ]


def check_period(trial: Trial) -> list[str]:
    """The rule claims the period of the example, with its ends; without a period, it claims anything."""
    source, wording = read_wording(trial.text, trial.pack)
    claims = {claim.span.of(source.text): claim for claim in wording.periods if claim.rule == trial.rule}
    if not isinstance(trial.example, dict):
        return [] if claims else [say("the rule finds no period")]
    found = claims.get(trial.example["period"])
    if found is None:
        return [
            say(
                "{wanted} is not among what the rule finds, {claims}",
                wanted=trial.example["period"],
                claims=list(claims),
            )
        ]
    ends = {"from": found.from_, "to": found.to}
    return [
        say("{name} is {value}, not {wanted}", name=name, value=ends[name], wanted=trial.example[name])
        for name in ends
        if name in trial.example and str(ends[name]) != str(trial.example[name])
    ]


def check_word(trial: Trial) -> list[str]:
    """The word is cut out of the text, before anything is claimed in it, with the kind of the rule."""
    tokens = flattened(Tokenizer(trial.text, Wording(()), trial.pack).tokens(Span(0, len(trial.text))))
    kinds = {token.span.of(trial.text): token.kind for token in tokens}
    word = trial.example["word"]
    return (
        []
        if kinds.get(word) == trial.rule
        else [say("{word} is {kind} among {kinds}", word=word, kind=kinds.get(word, say("not cut out")), kinds=kinds)]
    )


def check_cut(trial: Trial) -> list[str]:
    """The segmenter cuts the word out of the text."""
    words = segmenter_of(trial.pack).cut(trial.text)
    return [] if trial.example["word"] in words else [say("it is cut into {words}", words=words)]


def flattened(tokens: tuple[Token, ...]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from flattened(token.inner)


def check_noun(trial: Trial) -> list[str]:
    noun = trial.example["noun"]
    return (
        []
        if noun in trial.text and trial.pack.nouns.is_a(trial.rule, noun)
        else [say("{noun} is not of the class", noun=noun)]
    )
