"""Evidence for the action of a figure: which word says what was done."""

from __future__ import annotations

from notice_parser.readings.candidates import Candidate
from notice_parser.readings.context import around, by_frame, count, has_predicate, kinds
from notice_parser.readings.figures import PREDICATES, VERBS, Figure, Place
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.lexicon import WordType
from notice_parser.readings.scoring import Evidence
from notice_parser.readings.spans import distance, ends, inside
from notice_parser.readings.words import Word

ASPECTS = frozenset({"done", "ongoing", "negate", "plan", "preposition", "origin", "per"})


def action_evidence(figure: Figure, place: Place | None, candidate: Candidate | None, known: Knowledge) -> Evidence:
    if place is None or candidate is None:
        return Evidence("N", [], around(figure) + by_frame(figure, "action", None))
    word = known.type_of(place)
    if candidate.first < 0:
        return Evidence("C", [], taken_over(figure, place, candidate, word) + by_frame(figure, "action", place))
    side = distance(figure, candidate)
    features = word_features(figure, candidate, word, side)
    features += in_clause(figure, candidate, side) if side in ("L", "R") else elsewhere(figure, candidate, side)
    features += beside_others(figure, place, side, at=candidate.first) + by_frame(figure, "action", place)
    return Evidence(side[0], ends(figure, candidate), features, inside(figure, candidate))


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


def word_features(figure: Figure, candidate: Candidate, word, side: str) -> list[str]:  # type: ignore[no-untyped-def]
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


def in_clause(figure: Figure, candidate: Candidate, side: str) -> list[str]:
    words, index = figure.words, figure.index
    first, end = candidate.first, candidate.end
    verb = words[end - 1].type.verb
    between = words[end:index] if side == "L" else words[index + 1 : first]
    lk = figure.before.type.kind if figure.before else "^"
    rk = figure.after.type.kind if figure.after else "$"
    found = [
        f"gap={side}|{count(len(between))}",
        f"between={side}|{kinds(between)}",
        f"between-verb={side}|{verb}|{kinds(between, 3)}",
        f"verbs-between={side}|{min(3, sum(w.type.verb in VERBS for w in between))}|{verb}",
        f"figure-between={side}|{any(w.type.kind == 'figure' for w in between):d}",
        f"of-between={side}|{verb}|{any(w.type.kind == 'of' for w in between):d}",
        f"side-beside={side}|{lk}|{rk}",
    ]
    found += [f"passes={side}|{kind}" for kind in sorted({w.type.kind for w in between})]
    if side == "R":
        rest = words[end : figure.stop]
        left = [w.type.verb for w in words[figure.begin : index] if w.type.verb in VERBS][-1:]
        found += [
            f"at-end={not rest or rest[0].type.ends_clause:d}|{verb}",
            f"rest={kinds(rest[:5], 2)}",
            f"figure-after={any(w.type.kind == 'figure' for w in rest):d}",
            f"left-verb={''.join(left)}",
        ]
    else:
        right = [w.type.verb for w in figure.right if w.type.verb in VERBS][:1]
        found += [
            f"right-verb={''.join(right)}|{verb}",
            f"verb-right={verb}|{rk}",
            f"right-is={figure.after.type.text if figure.after else '$'}",
        ]
    return found


def elsewhere(figure: Figure, candidate: Candidate, side: str) -> list[str]:
    words = figure.words
    first, end = figure.clause_around(candidate.end - 1)
    lk = figure.before.type.kind if figure.before else "^"
    rk = figure.after.type.kind if figure.after else "$"
    own = words[figure.begin : figure.stop]
    own_verb = any(w.type.verb in VERBS for w in own)
    return [
        f"far-figure={side}|{any(w.type.kind == 'figure' for w in words[first:end]):d}",
        f"own-verb={side}|{own_verb:d}",
        f"opened={side}|{figure.opening}",
        f"own-beside={lk}|{rk}|{side[0]}",
        f"depth={figure.own.depth - words[candidate.end - 1].depth}",
        f"own-predicate={side}|{has_predicate(own):d}|{figure.facts.kind}",
    ]


def beside_others(figure: Figure, place: Place, side: str, *, at: int) -> list[str]:
    """Where the word stands among the predicates of its clause, and what the figures before took."""
    words = figure.words
    begin, stop = figure.clause_around(at)
    verbs = verbs_of(words, begin, stop)
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


def verbs_of(words: tuple[Word, ...], begin: int, stop: int) -> list[int]:
    return [i for i in range(begin, stop) if words[i].type.verb in PREDICATES]
