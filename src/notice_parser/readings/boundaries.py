"""Evidence that depends on two neighbouring words alone: where a span opens, where it closes, its outer pairs.

A part for two neighbours lists parts of one of them and of what few values say of both, so that those of new pairs have
mostly been met before.
"""

from __future__ import annotations

from notice_parser.readings.lexicon import WordType
from notice_parser.readings.scoring import Part

EDGE = "^"
NO_SINGLE = frozenset({"of", "conjunction", "preposition", "figure", "disjunction"})


def is_single(word: WordType | None) -> bool:
    """Is it a word of one character, and not one of grammar? At an edge it may be a part of a word that was cut up."""
    return word is not None and len(word.text) == 1 and "\u4e00" <= word.text <= "\u9fff" and word.kind not in NO_SINGLE


def opening(before: WordType | None, first: WordType) -> list[Part]:
    """What stands before a span and its first word."""
    if before is None:
        return [(first_word, first), (opening_edge, first.kind, first.tag, first.verb)]
    singles = f"{is_single(before):d}{is_single(first):d}"
    return [
        (first_word, first),
        (word_before, before),
        (opening_kinds, singles, before.kind, first.kind),
        (opening_tags, before.tag, first.tag),
        (opening_verbs, before.verb, first.verb, before.usage.verb, first.kind),
        (opening_families, before.usage.family, first.usage.family),
    ]


def first_word(first: WordType) -> list[str]:
    usage = first.usage
    found = [
        f"first={first.kind}",
        f"first-tag={first.tag}",
        f"first-family={usage.family}",
        f"first-word={first.text}",
        f"first-begins={usage.begin}",
        f"first-verb={first.verb}|{usage.verb}",
    ]
    return [*found, f"first-single={first.text}"] if is_single(first) else found


def opening_edge(kind: str, tag: str, verb: str) -> list[str]:
    return [
        f"before={EDGE}",
        f"before-first={EDGE}|{kind}",
        f"before-tag={EDGE}|{tag}",
        f"before-verb={EDGE}{verb}",
    ]


def word_before(before: WordType) -> list[str]:
    found = [f"before={before.kind}", f"before-word={before.text}", f"before-family={before.usage.family}"]
    return [*found, f"before-single={before.text}"] if is_single(before) else found


def opening_kinds(singles: str, before: str, first: str) -> list[str]:
    return [
        f"open-singles={singles}",
        f"open-singles-kinds={singles}|{before}|{first}",
        f"before-first={before}|{first}",
    ]


def opening_tags(before: str, first: str) -> list[str]:
    return [f"before-tag={before}|{first}"]


def opening_verbs(before: str, first: str, use: str, kind: str) -> list[str]:
    return [f"before-verb={before}{first}", f"before-use={before}{use}|{kind}"]


def opening_families(before: str, first: str) -> list[str]:
    return [f"before-families={before}|{first}"]


def closing(last: WordType, after: WordType | None) -> list[Part]:
    """The last word of a span and what stands after."""
    if after is None:
        return [(last_word, last), (closing_edge, last.kind, last.verb)]
    return [
        (last_word, last),
        (word_after, after),
        (closing_kinds, is_single(last), is_single(after), last.kind, after.kind),
        (closing_tags, last.tag[:2], after.tag[:2]),
        (closing_verbs, last.verb, after.verb),
        (closing_families, last.usage.family, after.usage.family),
    ]


def last_word(last: WordType) -> list[str]:
    usage = last.usage
    return [
        f"last={last.kind}",
        f"last-tag={last.tag}",
        f"last-family={usage.family}",
        f"last-character={last.last}",
        f"last-word={last.text}",
        f"last-figure={usage.figure}",
        f"last-ends={usage.end}",
        f"last-verb={last.verb}|{usage.verb}",
    ]


def closing_edge(kind: str, verb: str) -> list[str]:
    return [f"after={EDGE}", f"last-after={kind}|{EDGE}", f"after-verb={verb}{EDGE}"]


def word_after(after: WordType) -> list[str]:
    found = [f"after={after.kind}", f"after-word={after.text}", f"after-family={after.usage.family}"]
    return [*found, f"after-single={after.text}"] if is_single(after) else found


def closing_kinds(is_last_single: bool, is_after_single: bool, last: str, after: str) -> list[str]:
    return [f"close-singles={is_last_single:d}{is_after_single:d}", f"last-after={last}|{after}"]


def closing_tags(last: str, after: str) -> list[str]:
    return [f"after-tag={last}|{after}"]


def closing_verbs(last: str, after: str) -> list[str]:
    return [f"after-verb={last}{after}"]


def closing_families(last: str, after: str) -> list[str]:
    return [f"after-families={last}|{after}"]


def first_pair(first: WordType, second: WordType) -> list[str]:
    return [
        f"pair1={first.kind}|{second.kind}",
        f"pair1-tag={first.tag}|{second.tag}",
        f"pair1-verb={first.verb}{second.verb}",
    ]


def last_pair(before: WordType, last: WordType) -> list[str]:
    return [
        f"pair2={before.kind}|{last.kind}",
        f"pair2-family={before.usage.family}|{last.usage.family}",
        f"pair2-word={before.text}|{last.text}",
    ]
