"""Evidence for what a figure measures that depends on one end of the phrase: its first word or its last."""

from __future__ import annotations

from notice_parser.readings.context import kind_after, kind_before, kinds_left, kinds_right
from notice_parser.readings.figures import FIGURE, Figure
from notice_parser.readings.lexicon import WordType
from notice_parser.readings.scoring import Part
from notice_parser.readings.steps import count, ends_of
from notice_parser.readings.word_roles import NOUN_KINDS
from notice_parser.readings.words import Word


def has_noun(kinds: tuple[str, ...]) -> bool:
    return not NOUN_KINDS.isdisjoint(kinds)


def last_word(figure: Figure, end: int, side: str) -> Part:
    return of_last_word, figure.facts.kind, figure.words[end - 1].type, side


def of_last_word(kind: str, last: WordType, side: str) -> list[str]:
    return [
        "here",
        f"side={side}",
        f"kind-last={kind}|{last.kind}|{side}",
        f"kind-side={kind}|{side}",
        f"kind-character={kind}|{last.last}",
        f"kind-family={kind}|{last.usage.family}",
    ]


def left_opening(figure: Figure, first: int) -> list[Part]:
    """Of a phrase before the figure in its clause, by its first word."""
    begin = figure.begin
    prefix = ends_of(figure.view.kinds[begin:first], 3)
    return [(after_verb, "L", last_verb(figure.words[begin:first])), (left_prefix, first == begin, prefix)]


def after_verb(side: str, verb: str) -> list[str]:
    return [f"left-verb={side}|{verb}"]


def left_prefix(at_start: bool, prefix: tuple[str, ...]) -> list[str]:
    return [f"at-start={at_start:d}", f"prefix={'-'.join(prefix)}"]


def right_opening(figure: Figure, first: int) -> list[Part]:
    """Of a phrase after the figure in its clause, by its first word."""
    left_verb = last_verb(figure.words[figure.begin : first])
    return [*on_the_way(figure, figure.index + 1, first, "R"), (after_verb, "R", left_verb)]


def last_verb(words: tuple[Word, ...]) -> str:
    return next((word.type.verb for word in reversed(words) if word.type.verb in "vnlsuw"), "")


def left_closing(figure: Figure, end: int) -> list[Part]:
    verbs = tuple([w.type.verb for w in figure.right[:2]])
    return [
        *on_the_way(figure, end, figure.index, "L"),
        (before_figure, kind_after(figure), figure.facts.kind, verbs),
    ]


def before_figure(after: str, kind: str, verbs: tuple[str, ...]) -> list[str]:
    return [f"left-of={after}|{kind}", f"verbs-after={''.join(verbs)}"]


def right_closing(figure: Figure, end: int) -> list[Part]:
    at_end = end == figure.stop or figure.words[end].type.ends_clause
    return [(after_figure, kind_before(figure), figure.facts.kind, at_end)]


def after_figure(before: str, kind: str, at_end: bool) -> list[str]:
    return [f"right-of={before}|{kind}", f"at-end={at_end:d}"]


def on_the_way(figure: Figure, begin: int, end: int, side: str) -> list[Part]:
    """Of what stands between a phrase and the figure of its clause."""
    kinds = figure.view.kinds[begin:end]
    verbs = tuple([w.type.verb for w in figure.words[begin:end]]) if len(kinds) < 4 else ("..",)
    return [
        (gap_of, side, min(len(kinds), 10), verbs),
        (kinds_between, side, ends_of(kinds)),
        (passing, side, frozenset(kinds)),
    ]


def gap_of(side: str, words: int, verbs: tuple[str, ...]) -> list[str]:
    return [f"gap={side}|{count(words)}", f"between-verbs={side}|{''.join(verbs)}"]


def kinds_between(side: str, kinds: tuple[str, ...]) -> list[str]:
    return [f"between={side}|{'-'.join(kinds)}"]


def passing(side: str, passed: frozenset[str]) -> list[str]:
    return [f"figure-between={side}|{'figure' in passed:d}", *[f"passes={side}|{k}" for k in sorted(passed)]]


def far_opening(figure: Figure, first: int, side: str) -> list[Part]:
    """Of a phrase in another clause, by its first word."""
    begin, stop = figure.clause_around(first)
    found: list[Part] = [(far_start, first == begin, figure.words[first].type.kind)]
    nearest = last_figure(figure, begin, stop)
    if begin <= nearest < first:
        found.append((to_or_from_figure, "from-figure", ends_of(figure.view.kinds[nearest + 1 : first], 3)))
    return found


def far_start(at_start: bool, kind: str) -> list[str]:
    return [f"far-start={at_start:d}|{kind}"]


def to_or_from_figure(name: str, kinds: tuple[str, ...]) -> list[str]:
    return [f"{name}={'-'.join(kinds)}"]


def far_closing(figure: Figure, end: int, side: str) -> list[Part]:
    words = figure.words
    begin, stop = figure.clause_around(end - 1)
    nearest = last_figure(figure, begin, stop)
    closes = end == stop or words[end].type.ends_clause
    after = words[end].type.text if closes and end < len(words) else ""
    nouns = has_noun(kinds_left(figure)), has_noun(kinds_right(figure))
    found: list[Part] = [
        (far_end, side, nearest >= begin, closes, words[end - 1].type.kind, after),
        (own_clause, side[0], kind_before(figure), kind_after(figure), figure.opening, *nouns),
    ]
    if nearest >= end:
        found.append((to_or_from_figure, "to-figure", ends_of(figure.view.kinds[end:nearest], 3)))
    return found


def far_end(side: str, has_figure: bool, closes: bool, kind: str, after: str) -> list[str]:
    return [f"far-figure={side}|{has_figure:d}", f"far-end={closes:d}|{kind}|{after}"]


def own_clause(side: str, before: str, after: str, opening: str, left_noun: bool, right_noun: bool) -> list[str]:
    return [f"own-beside={before}|{after}|{side}", f"opened={opening}", f"own-nouns={left_noun:d}{right_noun:d}"]


def last_figure(figure: Figure, begin: int, stop: int) -> int:
    """The last figure of a range, else the index before its first word."""
    found = figure.view.letters.rfind(FIGURE, begin, stop)
    return found if found >= 0 else begin - 1
