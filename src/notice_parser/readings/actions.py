"""Evidence for the action of a figure: which word says what was done."""

from __future__ import annotations

from notice_parser.readings.candidates import Candidate
from notice_parser.readings.context import around, by_frame, count, has_predicate, kinds
from notice_parser.readings.fields import FieldEvidence
from notice_parser.readings.figures import VERBS, Figure, Place
from notice_parser.readings.lexicon import WordType
from notice_parser.readings.spans import distance
from notice_parser.readings.words import Word

ASPECTS = frozenset({"done", "ongoing", "negate", "plan", "preposition", "origin", "per"})


class ActionEvidence(FieldEvidence):
    field, most = "action", 10

    def none(self, figure: Figure) -> list[str]:
        return around(figure) + by_frame(figure, "action", None)

    def taken_over(self, figure: Figure, place: Place, candidate: Candidate) -> list[str]:
        return taken_over(figure, place, candidate, self.known.type_of(place)) + by_frame(figure, "action", place)

    def side(self, figure: Figure, candidate: Candidate) -> str:
        return distance(figure, candidate)

    def closing(self, figure: Figure, end: int, side: str) -> list[str]:
        if side == "R":
            return []
        return to_the_left(figure, end) if side == "L" else elsewhere(figure, end, side)

    def whole(self, figure: Figure, place: Place, candidate: Candidate, side: str) -> list[str]:
        features = word_features(figure, candidate, self.known.type_of(place), side)
        if side == "R":
            features += to_the_right(figure, candidate)
        return features + beside_others(figure, place, side, at=candidate.first) + by_frame(figure, "action", place)


def taken_over(figure: Figure, place: Place, candidate: Candidate, word: WordType) -> list[str]:
    last = figure.earlier[-1] if figure.earlier else None
    is_last = last is not None and last.choice("action") == place
    before, after = figure.before, figure.after
    lk, rk = (before.type.kind if before else "^"), (after.type.kind if after else "$")
    gap = min(3, figure.clause - last.clause) if last else 0
    same = last is not None and last.facts.base_unit == figure.facts.base_unit
    own_verb = has_predicate(figure.words[figure.begin : figure.stop])
    return [
        "taken-over",
        f"t-source={candidate.source}",
        f"t-last={is_last:d}|{figure.opening}",
        f"t-kind={figure.facts.kind}",
        f"t-beside={lk}|{rk}",
        f"t-word={word.kind}",
        f"t-unit={same:d}",
        f"t-verb={own_verb:d}|{is_last:d}",
        f"t-kinds={figure.facts.kind}|{last.facts.kind if last else '-'}",
        f"t-gap={gap}|{figure.opening}",
        f"t-alone={not figure.left:d}|{is_last:d}",
    ]


def word_features(figure: Figure, candidate: Candidate, word: WordType, side: str) -> list[str]:
    last = figure.words[candidate.end - 1].type
    return [
        "here",
        f"source={candidate.source}",
        f"side={side}",
        f"source-side={candidate.source}|{side}|{last.kind}",
        f"word={word.text}",
        f"word-side={word.text}|{side[0]}",
        f"tag={word.tag}",
        f"word-kind={word.kind}|{candidate.source}",
        f"use={word.usage.verb}|{side[0]}",
        f"kind-verb={figure.facts.kind}|{last.verb}|{side}",
        f"family={word.usage.family}|{side[0]}",
    ]


def to_the_left(figure: Figure, end: int) -> list[str]:
    """Of an action before the figure in its clause."""
    between, verb = figure.words[end : figure.index], figure.words[end - 1].type.verb
    rk = figure.after.type.kind if figure.after else "$"
    right = [w.type.verb for w in figure.right if w.type.verb in VERBS][:1]
    return [
        *on_the_way(figure, between, verb, "L"),
        f"right-verb={''.join(right)}|{verb}",
        f"verb-right={verb}|{rk}",
        f"right-is={figure.after.type.text if figure.after else '$'}",
    ]


def to_the_right(figure: Figure, candidate: Candidate) -> list[str]:
    """Of an action after the figure in its clause."""
    words, index, end = figure.words, figure.index, candidate.end
    verb, rest = words[end - 1].type.verb, words[end : figure.stop]
    left = [w.type.verb for w in words[figure.begin : index] if w.type.verb in VERBS][-1:]
    return [
        *on_the_way(figure, words[index + 1 : candidate.first], verb, "R"),
        f"at-end={not rest or rest[0].type.ends_clause:d}|{verb}",
        f"rest={kinds(rest[:5], 2)}",
        f"figure-after={any(w.type.kind == 'figure' for w in rest):d}",
        f"left-verb={''.join(left)}",
    ]


def on_the_way(figure: Figure, between: tuple[Word, ...], verb: str, side: str) -> list[str]:
    """Of what stands between an action and the figure of its clause."""
    lk = figure.before.type.kind if figure.before else "^"
    rk = figure.after.type.kind if figure.after else "$"
    passed = {w.type.kind for w in between}
    return [
        f"gap={side}|{count(len(between))}",
        f"between={side}|{kinds(between)}",
        f"between-verb={side}|{verb}|{kinds(between, 3)}",
        f"verbs-between={side}|{min(3, sum([w.type.verb in VERBS for w in between]))}|{verb}",
        f"figure-between={side}|{'figure' in passed:d}",
        f"of-between={side}|{verb}|{'of' in passed:d}",
        f"side-beside={side}|{lk}|{rk}",
        *[f"passes={side}|{kind}" for kind in sorted(passed)],
    ]


def elsewhere(figure: Figure, end: int, side: str) -> list[str]:
    """Of an action in another clause."""
    words = figure.words
    first, stop = figure.clause_around(end - 1)
    lk = figure.before.type.kind if figure.before else "^"
    rk = figure.after.type.kind if figure.after else "$"
    own = words[figure.begin : figure.stop]
    return [
        f"far-figure={side}|{any([w.type.kind == 'figure' for w in words[first:stop]]):d}",
        f"own-verb={side}|{any([w.type.verb in VERBS for w in own]):d}",
        f"opened={side}|{figure.opening}",
        f"own-beside={lk}|{rk}|{side[0]}",
        f"depth={figure.own.depth - words[end - 1].depth}",
        f"own-predicate={side}|{has_predicate(own):d}|{figure.facts.kind}",
    ]


def beside_others(figure: Figure, place: Place, side: str, *, at: int) -> list[str]:
    """Where the word stands among the predicates of its clause, and what the figures before took."""
    words = figure.words
    begin, stop = figure.clause_around(at)
    verbs = figure.verbs_of(begin, stop)
    before = [words[i].type.verb for i in verbs if i < at][-1:]
    after = [words[i].type.verb for i in verbs if words[i].start >= place[1]][:1]
    verb = words[at].type.verb
    aspects = [w.type.kind for w in words[begin:at] if w.type.kind in ASPECTS][-1:]
    found = [
        f"is-first-verb={bool(verbs) and verbs[0] == at:d}|{side}",
        f"is-last-verb={bool(verbs) and verbs[-1] == at:d}|{side}",
        f"verbs={count(len(verbs))}|{side}",
        f"verb-before={''.join(before)}|{verb}|{side[0]}",
        f"verb-after={''.join(after)}|{verb}|{side[0]}",
        f"aspect={''.join(aspects)}|{side}",
    ]
    if figure.earlier:
        last = figure.earlier[-1]
        same = last.choice("action") == place
        found += [
            f"as-last={same:d}|{side[0]}",
            f"as-last-kinds={same:d}|{figure.facts.kind}|{last.facts.kind}",
            f"as-last-opening={same:d}|{figure.opening}|{not figure.left:d}",
            f"as-any={any(f.choice('action') == place for f in figure.earlier):d}",
        ]
    return found
