"""Evidence for the action of a figure: which word says what was done."""

from __future__ import annotations

from notice_parser.readings.candidates import Candidate
from notice_parser.readings.context import around, by_frame, has_predicate, kind_after, kind_before
from notice_parser.readings.fields import FieldEvidence
from notice_parser.readings.figures import Figure, Place
from notice_parser.readings.lexicon import WordType
from notice_parser.readings.scoring import Part
from notice_parser.readings.spans import distance
from notice_parser.readings.steps import count, ends_of
from notice_parser.readings.word_roles import VERBS

ASPECTS = frozenset({"done", "ongoing", "negate", "plan", "preposition", "origin", "per"})


class ActionEvidence(FieldEvidence):
    field, most = "action", 5

    def none(self, figure: Figure) -> list[Part]:
        return around(figure) + by_frame(figure, "action", None)

    def taken_over(self, figure: Figure, place: Place, candidate: Candidate) -> list[Part]:
        return taken_over(figure, place, candidate, self.known.type_of(place)) + by_frame(figure, "action", place)

    def side(self, figure: Figure, candidate: Candidate) -> str:
        return distance(figure, candidate)

    def closing(self, figure: Figure, end: int, side: str) -> list[Part]:
        if side == "R":
            return []
        return to_the_left(figure, end) if side == "L" else elsewhere(figure, end, side)

    def whole(self, figure: Figure, place: Place, candidate: Candidate, side: str) -> list[Part]:
        found = of_word(figure, candidate, self.known.type_of(place), side)
        if side == "R":
            found += to_the_right(figure, candidate)
        return found + beside_others(figure, place, side, at=candidate.first) + by_frame(figure, "action", place)


def taken_over(figure: Figure, place: Place, candidate: Candidate, word: WordType) -> list[Part]:
    last, kind = figure.earlier[-1] if figure.earlier else None, figure.facts.kind
    is_last = last is not None and last.choice("action") == place
    gap = min(3, figure.clause - last.clause) if last else 0
    same = last is not None and last.facts.base_unit == figure.facts.base_unit
    own_verb = has_predicate(figure.view.acts[figure.begin : figure.stop])
    return [
        (taken, kind, kind_before(figure), kind_after(figure), candidate.source),
        (taken_word, word.kind, own_verb, is_last, not figure.left),
        (taken_last, figure.opening, is_last, gap, same, kind, last.facts.kind if last else "-"),
    ]


def taken(kind: str, before: str, after: str, source: str) -> list[str]:
    return ["taken-over", f"t-source={source}", f"t-kind={kind}", f"t-beside={before}|{after}"]


def taken_word(kind: str, own_verb: bool, is_last: bool, alone: bool) -> list[str]:
    return [f"t-word={kind}", f"t-verb={own_verb:d}|{is_last:d}", f"t-alone={alone:d}|{is_last:d}"]


def taken_last(opening: str, is_last: bool, gap: int, same: bool, kind: str, last_kind: str) -> list[str]:
    return [
        f"t-last={is_last:d}|{opening}",
        f"t-unit={same:d}",
        f"t-kinds={kind}|{last_kind}",
        f"t-gap={gap}|{opening}",
    ]


def of_word(figure: Figure, candidate: Candidate, word: WordType, side: str) -> list[Part]:
    last = figure.words[candidate.end - 1].type
    return [
        (word_features, word, side[0]),
        (word_place, candidate.source, side, last.kind, word.kind),
        (word_verb, figure.facts.kind, last.verb, side),
    ]


def word_features(word: WordType, side: str) -> list[str]:
    return [
        "here",
        f"word={word.text}",
        f"word-side={word.text}|{side}",
        f"tag={word.tag}",
        f"use={word.usage.verb}|{side}",
        f"family={word.usage.family}|{side}",
    ]


def word_place(source: str, side: str, last_kind: str, kind: str) -> list[str]:
    return [
        f"source={source}",
        f"side={side}",
        f"source-side={source}|{side}|{last_kind}",
        f"word-kind={kind}|{source}",
    ]


def word_verb(kind: str, verb: str, side: str) -> list[str]:
    return [f"kind-verb={kind}|{verb}|{side}"]


def to_the_left(figure: Figure, end: int) -> list[Part]:
    """Of an action before the figure in its clause."""
    verb, after = figure.words[end - 1].type.verb, figure.after
    right = next((w.type.verb for w in figure.right if w.type.verb in VERBS), "")
    return [
        *on_the_way(figure, end, figure.index, verb, side="L"),
        (verb_and_right, verb, right, kind_after(figure), after.type.text if after is not None else "$"),
    ]


def verb_and_right(verb: str, right: str, after: str, word: str) -> list[str]:
    return [f"right-verb={right}|{verb}", f"verb-right={verb}|{after}", f"right-is={word}"]


def to_the_right(figure: Figure, candidate: Candidate) -> list[Part]:
    """Of an action after the figure in its clause."""
    words, index, end, kinds = figure.words, figure.index, candidate.end, figure.view.kinds
    verb, stop = words[end - 1].type.verb, figure.stop
    left = next((w.type.verb for w in reversed(words[figure.begin : index]) if w.type.verb in VERBS), "")
    at_end = end >= stop or words[end].type.ends_clause
    return [
        *on_the_way(figure, index + 1, candidate.first, verb, side="R"),
        (verb_and_rest, verb, left, at_end, "figure" in kinds[end:stop]),
        (rest_after, ends_of(kinds[end : min(stop, end + 5)], 2)),
    ]


def verb_and_rest(verb: str, left: str, at_end: bool, has_figure: bool) -> list[str]:
    return [f"at-end={at_end:d}|{verb}", f"figure-after={has_figure:d}", f"left-verb={left}"]


def rest_after(kinds: tuple[str, ...]) -> list[str]:
    return [f"rest={'-'.join(kinds)}"]


def on_the_way(figure: Figure, begin: int, end: int, verb: str, *, side: str) -> list[Part]:
    """Of what stands between an action and the figure of its clause."""
    kinds = figure.view.kinds[begin:end]
    verbs = min(3, figure.view.acts.count("v", begin, end)) if begin < end else 0
    return [
        (way, side, verb, min(len(kinds), 10), verbs),
        (kinds_on_way, side, verb, ends_of(kinds)),
        (kinds_on_short_way, side, verb, ends_of(kinds, 3)),
        (passing, side, verb, frozenset(kinds)),
        (side_beside, side, kind_before(figure), kind_after(figure)),
    ]


def way(side: str, verb: str, words: int, verbs: int) -> list[str]:
    return [f"gap={side}|{count(words)}", f"verbs-between={side}|{verbs}|{verb}"]


def kinds_on_way(side: str, verb: str, kinds: tuple[str, ...]) -> list[str]:
    return [f"between={side}|{'-'.join(kinds)}"]


def kinds_on_short_way(side: str, verb: str, kinds: tuple[str, ...]) -> list[str]:
    return [f"between-verb={side}|{verb}|{'-'.join(kinds)}"]


def passing(side: str, verb: str, passed: frozenset[str]) -> list[str]:
    return [
        f"figure-between={side}|{'figure' in passed:d}",
        f"of-between={side}|{verb}|{'of' in passed:d}",
        *[f"passes={side}|{kind}" for kind in sorted(passed)],
    ]


def side_beside(side: str, before: str, after: str) -> list[str]:
    return [f"side-beside={side}|{before}|{after}"]


def elsewhere(figure: Figure, end: int, side: str) -> list[Part]:
    """Of an action in another clause."""
    first, stop = figure.clause_around(end - 1)
    view, opening = figure.view, figure.opening
    own = view.acts[figure.begin : figure.stop]
    has_figure, depth = "figure" in view.kinds[first:stop], figure.own.depth - figure.words[end - 1].depth
    return [
        (far_clause, side, has_figure, depth, opening),
        (own_clause, side, "v" in own, has_predicate(own), figure.facts.kind),
        (own_beside, side[0], kind_before(figure), kind_after(figure)),
    ]


def far_clause(side: str, has_figure: bool, depth: int, opening: str) -> list[str]:
    return [f"far-figure={side}|{has_figure:d}", f"opened={side}|{opening}", f"depth={depth}"]


def own_clause(side: str, has_verb: bool, has_predicate: bool, kind: str) -> list[str]:
    return [f"own-verb={side}|{has_verb:d}", f"own-predicate={side}|{has_predicate:d}|{kind}"]


def own_beside(side: str, before: str, after: str) -> list[str]:
    return [f"own-beside={before}|{after}|{side}"]


def beside_others(figure: Figure, place: Place, side: str, *, at: int) -> list[Part]:
    """Where the word stands among the predicates of its clause, and what the figures before took."""
    words = figure.words
    begin, stop = figure.clause_around(at)
    verbs = figure.verbs_of(begin, stop)
    before = next((words[i].type.verb for i in reversed(verbs) if i < at), "")
    after = next((words[i].type.verb for i in verbs if words[i].start >= place[1]), "")
    aspect = next((kind for kind in reversed(figure.view.kinds[begin:at]) if kind in ASPECTS), "")
    is_first, is_last = bool(verbs) and verbs[0] == at, bool(verbs) and verbs[-1] == at
    found: list[Part] = [
        (among_verbs, side, is_first, is_last, min(len(verbs), 10), aspect),
        (between_verbs, side[0], before, words[at].type.verb, after),
    ]
    if figure.earlier:
        last = figure.earlier[-1]
        same, is_any = last.choice("action") == place, any([f.choice("action") == place for f in figure.earlier])
        found += [
            (as_last, side[0], same, is_any, figure.facts.kind, last.facts.kind),
            (as_last_opening, same, figure.opening, not figure.left),
        ]
    return found


def among_verbs(side: str, is_first: bool, is_last: bool, verbs: int, aspect: str) -> list[str]:
    return [
        f"is-first-verb={is_first:d}|{side}",
        f"is-last-verb={is_last:d}|{side}",
        f"verbs={count(verbs)}|{side}",
        f"aspect={aspect}|{side}",
    ]


def between_verbs(side: str, before: str, verb: str, after: str) -> list[str]:
    return [f"verb-before={before}|{verb}|{side}", f"verb-after={after}|{verb}|{side}"]


def as_last(side: str, same: bool, is_any: bool, kind: str, last_kind: str) -> list[str]:
    return [f"as-last={same:d}|{side}", f"as-last-kinds={same:d}|{kind}|{last_kind}", f"as-any={is_any:d}"]


def as_last_opening(same: bool, opening: str, alone: bool) -> list[str]:
    return [f"as-last-opening={same:d}|{opening}|{alone:d}"]
