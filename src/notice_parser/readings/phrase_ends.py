"""Evidence for what a figure measures that depends on one end of the phrase: its first word or its last."""

from __future__ import annotations

from notice_parser.readings.candidates import NOUN_KINDS
from notice_parser.readings.context import count, kinds
from notice_parser.readings.figures import Figure
from notice_parser.readings.words import Word


def has_noun(words: tuple[Word, ...]) -> bool:
    return any(word.type.kind in NOUN_KINDS for word in words)


def last_word(figure: Figure, end: int, side: str) -> list[str]:
    last, kind = figure.words[end - 1].type, figure.facts.kind
    return [
        "here",
        f"side={side}",
        f"kind-last={kind}|{last.kind}|{side}",
        f"kind-side={kind}|{side}",
        f"kind-character={kind}|{last.last}",
        f"kind-family={kind}|{last.usage.family}",
    ]


def left_opening(figure: Figure, first: int) -> list[str]:
    """Of a phrase before the figure in its clause, by its first word."""
    lead = figure.words[figure.begin : first]
    return [
        f"left-verb=L|{last_verb(lead)}",
        f"at-start={first == figure.begin:d}",
        f"prefix={kinds(lead, 3)}",
    ]


def right_opening(figure: Figure, first: int) -> list[str]:
    """Of a phrase after the figure in its clause, by its first word."""
    words = figure.words
    left_verb = last_verb(words[figure.begin : first])
    return [*on_the_way(words[figure.index + 1 : first], "R"), f"left-verb=R|{left_verb}"]


def last_verb(words: tuple[Word, ...]) -> str:
    return next((word.type.verb for word in reversed(words) if word.type.verb in "vnlsuw"), "")


def left_closing(figure: Figure, end: int) -> list[str]:
    rk = figure.after.type.kind if figure.after else "$"
    return [
        *on_the_way(figure.words[end : figure.index], "L"),
        f"left-of={rk}|{figure.facts.kind}",
        f"verbs-after={''.join([w.type.verb for w in figure.right[:2]])}",
    ]


def right_closing(figure: Figure, end: int) -> list[str]:
    lk = figure.before.type.kind if figure.before else "^"
    return [
        f"right-of={lk}|{figure.facts.kind}",
        f"at-end={end == figure.stop or figure.words[end].type.ends_clause:d}",
    ]


def on_the_way(between: tuple[Word, ...], side: str) -> list[str]:
    """Of what stands between a phrase and the figure of its clause."""
    verbs = "".join([w.type.verb for w in between]) if len(between) < 4 else ".."
    passed = {w.type.kind for w in between}
    return [
        f"gap={side}|{count(len(between))}",
        f"between={side}|{kinds(between)}",
        f"between-verbs={side}|{verbs}",
        f"figure-between={side}|{'figure' in passed:d}",
        *[f"passes={side}|{k}" for k in sorted(passed)],
    ]


def far_opening(figure: Figure, first: int, side: str) -> list[str]:
    """Of a phrase in another clause, by its first word."""
    words = figure.words
    begin, stop = figure.clause_around(first)
    found = [f"far-start={first == begin:d}|{words[first].type.kind}"]
    nearest = last_figure(words, begin, stop)
    if begin <= nearest < first:
        found.append(f"from-figure={kinds(words[nearest + 1 : first], 3)}")
    return found


def far_closing(figure: Figure, end: int, side: str) -> list[str]:
    words = figure.words
    begin, stop = figure.clause_around(end - 1)
    lk = figure.before.type.kind if figure.before else "^"
    rk = figure.after.type.kind if figure.after else "$"
    nearest = last_figure(words, begin, stop)
    closes = end == stop or words[end].type.ends_clause
    found = [
        f"far-figure={side}|{nearest >= begin:d}",
        f"own-beside={lk}|{rk}|{side[0]}",
        f"opened={figure.opening}",
        f"far-end={closes:d}|{words[end - 1].type.kind}|{words[end].type.text if closes and end < len(words) else ''}",
        f"own-nouns={has_noun(figure.left):d}{has_noun(figure.right):d}",
    ]
    if nearest >= end:
        found.append(f"to-figure={kinds(words[end:nearest], 3)}")
    return found


def last_figure(words: tuple[Word, ...], begin: int, stop: int) -> int:
    """The last figure of a range, else the index before its first word."""
    index = stop - 1
    while index >= begin and words[index].type.kind != "figure":
        index -= 1
    return index
