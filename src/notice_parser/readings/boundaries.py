"""Evidence that depends on two neighbouring words alone: where a span opens, where it closes, its outer pairs.

Each function lists features of two word types.
"""

from __future__ import annotations

from notice_parser.readings.lexicon import WordType

EDGE = "^"
NO_SINGLE = frozenset({"of", "conjunction", "preposition", "figure", "disjunction"})


def is_single(word: WordType | None) -> bool:
    """Is it a word of one character, and not one of grammar? At an edge it may be a part of a word that was cut up."""
    return word is not None and len(word.text) == 1 and "\u4e00" <= word.text <= "\u9fff" and word.kind not in NO_SINGLE


def opening(before: WordType | None, first: WordType) -> list[str]:
    """What stands before a span and its first word."""
    u = first.usage
    found = [
        f"first={first.kind}",
        f"first-tag={first.tag}",
        f"first-family={u.family}",
        f"first-word={first.text}",
        f"first-begins={u.begin}",
        f"first-verb={first.verb}|{u.verb}",
    ]
    if is_single(first):
        found.append(f"first-single={first.text}")
    if before is None:
        return [
            *found,
            f"before={EDGE}",
            f"before-first={EDGE}|{first.kind}",
            f"before-tag={EDGE}|{first.tag}",
            f"before-verb={EDGE}{first.verb}",
        ]
    b = before.usage
    singles = f"{is_single(before):d}{is_single(first):d}"
    found += [f"open-singles={singles}", f"open-singles-kinds={singles}|{before.kind}|{first.kind}"]
    if is_single(before):
        found.append(f"before-single={before.text}")
    return [
        *found,
        f"before={before.kind}",
        f"before-first={before.kind}|{first.kind}",
        f"before-word={before.text}",
        f"before-tag={before.tag}|{first.tag}",
        f"before-family={b.family}",
        f"before-verb={before.verb}{first.verb}",
        f"before-families={b.family}|{u.family}",
        f"before-use={before.verb}{b.verb}|{first.kind}",
    ]


def closing(last: WordType, after: WordType | None) -> list[str]:
    """The last word of a span and what stands after."""
    u = last.usage
    found = [
        f"last={last.kind}",
        f"last-tag={last.tag}",
        f"last-family={u.family}",
        f"last-character={last.last}",
        f"last-word={last.text}",
        f"last-figure={u.figure}",
        f"last-ends={u.end}",
        f"last-verb={last.verb}|{u.verb}",
    ]
    if after is None:
        return [*found, f"after={EDGE}", f"last-after={last.kind}|{EDGE}", f"after-verb={last.verb}{EDGE}"]
    a = after.usage
    found.append(f"close-singles={is_single(last):d}{is_single(after):d}")
    if is_single(after):
        found.append(f"after-single={after.text}")
    return [
        *found,
        f"after={after.kind}",
        f"last-after={last.kind}|{after.kind}",
        f"after-word={after.text}",
        f"after-tag={last.tag[:2]}|{after.tag[:2]}",
        f"after-family={a.family}",
        f"after-verb={last.verb}{after.verb}",
        f"after-families={u.family}|{a.family}",
    ]


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
