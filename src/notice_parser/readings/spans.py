"""What the evidence of every span has in common: its two ends, what it holds, how long it is."""

from __future__ import annotations

from notice_parser.readings.candidates import Candidate
from notice_parser.readings.context import count
from notice_parser.readings.figures import Figure
from notice_parser.readings.scoring import Pair, SpanEvidence
from notice_parser.readings.words import Word


def side_of(figure: Figure, candidate: Candidate) -> str:
    """L and R in the clause of the figure, P in one before, F in one after."""
    clause = figure.words[candidate.first].clause
    if clause == figure.clause:
        return "L" if candidate.first < figure.index else "R"
    return "P" if clause < figure.clause else "F"


def distance(figure: Figure, candidate: Candidate) -> str:
    """The side, with how many clauses lie between."""
    side = side_of(figure, candidate)
    return side + str(min(3, figure.clause - figure.words[candidate.first].clause)) if side == "P" else side


def ends(figure: Figure, candidate: Candidate) -> list[Pair]:
    words, first, end = figure.words, candidate.first, candidate.end
    before = words[first - 1].type if first else None
    after = words[end].type if end < len(words) else None
    pairs: list[Pair] = [("opening", before, words[first].type), ("closing", words[end - 1].type, after)]
    if end - first > 1:
        pairs += [
            ("first pair", words[first].type, words[first + 1].type),
            ("last pair", words[end - 2].type, words[end - 1].type),
        ]
    return pairs


def inside(figure: Figure, candidate: Candidate) -> SpanEvidence:
    return SpanEvidence(figure.words[candidate.first : candidate.end], list_inside)


def list_inside(words: tuple[Word, ...]) -> list[str]:
    found = [f"words={count(len(words))}", f"long={min(10, words[-1].end - words[0].start)}"]
    if len(words) > 1:
        found += [f"holds={kind}" for kind in sorted({word.type.kind for word in words[:-1]})]
        found += [f"holds-verb={verb}" for verb in sorted({word.type.verb for word in words})]
        if any(word.type.is_actor for word in words[:-1]):
            found.append("holds-actor")
        if any(word.type.is_place for word in words[:-1]):
            found.append("holds-place")
        if words[0].type.is_actor or words[0].type.is_place:
            found.append("opens-with-subject")
    if len(words) <= 4:
        found += [
            "row=" + "-".join(word.type.kind for word in words),
            "row-verb=" + "".join(w.type.verb for w in words),
        ]
    return found
