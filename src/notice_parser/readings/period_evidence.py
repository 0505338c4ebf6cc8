"""Evidence for the period of a figure: one of its clause, one that an earlier clause set, or none."""

from __future__ import annotations

from notice_parser.pack.marks import SEMICOLONS
from notice_parser.readings.candidates import Candidate
from notice_parser.readings.context import around, by_frame, count, kinds
from notice_parser.readings.fields import FieldEvidence
from notice_parser.readings.figures import NEAR, Figure, Place


class PeriodEvidence(FieldEvidence):
    field, most = "period", 8
    has_spans = False

    def none(self, figure: Figure) -> list[str]:
        some = any([w.type.kind == "period" for w in figure.words[max(0, figure.index - NEAR) : figure.index]])
        found = [*as_last(figure, None), *around(figure), f"any-before={some:d}|{level_of(figure)}"]
        return found + by_frame(figure, "period", None)

    def taken_over(self, figure: Figure, place: Place, candidate: Candidate) -> list[str]:
        found = [*as_last(figure, place), f"t-source={candidate.source}|{level_of(figure)}"]
        return found + by_frame(figure, "period", place)

    def side(self, figure: Figure, candidate: Candidate) -> str:
        return "P"

    def whole(self, figure: Figure, place: Place, candidate: Candidate, side: str) -> list[str]:
        found = as_last(figure, place) + of_place(figure, candidate, level_of(figure))
        return found + by_frame(figure, "period", place)


def level_of(figure: Figure) -> str:
    return f"{figure.choice('action') is None:d}{figure.facts.has_change:d}"


def as_last(figure: Figure, place: Place | None) -> list[str]:
    none, level = place is None, level_of(figure)
    found = [f"level={level}|{none:d}"]
    if not figure.earlier:
        return found
    last = figure.earlier[-1]
    same, gap = last.choice("period") == place, min(3, figure.clause - last.clause)
    return [
        *found,
        f"as-last={same:d}|{none:d}|{figure.opening}",
        f"as-last-level={same:d}|{none:d}|{level}",
        f"as-last-gap={same:d}|{gap}|{last.own.depth - figure.own.depth}",
    ]


def of_place(figure: Figure, candidate: Candidate, level: str) -> list[str]:
    words, at, index = figure.words, candidate.first, figure.index
    claim = words[at].claim
    shape = f"{getattr(claim, 'shape', '-')}|{getattr(claim, 'granularity', '-')}"
    far = figure.clause - words[at].clause
    before, after = words[at - 1] if at else None, words[at + 1] if at + 1 < len(words) else None
    between = words[at + 1 : index] if at < index else words[index + 1 : at]
    nearest = at < index and not any(w.type.kind == "period" for w in between)
    others = sum(w.type.kind == "figure" for w in between)
    depth = figure.own.depth - words[at].depth
    same_clause = far == 0
    resolved = getattr(claim, "to", None) is not None or getattr(claim, "from_", None) is not None
    is_first = not any(w.type.kind == "period" for w in words[max(0, at - NEAR) : at])
    crossed = figure.view.openings[words[at].clause + 1 : figure.clause + 1]
    found = [
        "here",
        f"far={min(far, 4)}|{at < index:d}|{level}",
        f"nearest={nearest:d}|{min(far, 2)}",
        f"shape={shape}",
        f"shape-far={shape}|{min(far, 2)}",
        f"depth={depth}|{nearest:d}",
        f"figures={min(others, 3)}|{nearest:d}",
        f"before={before.type.kind if before else '^'}|{same_clause:d}",
        f"after={after.type.kind if after else '$'}|{same_clause:d}",
        f"before-word={before.type.text if before else '^'}",
        f"after-word={after.type.text if after else '$'}",
        f"first={at == figure.view.clauses[words[at].clause]:d}|{min(far, 2)}",
        f"sentence-first={is_first:d}|{min(far, 2)}|{level}",
        f"resolved={resolved:d}",
        f"over={''.join(sorted(set(crossed)))}|{level}",
        f"basis={any(w.type.kind in ('basis', 'origin', 'comparison') for w in between):d}|{same_clause:d}",
        f"semicolons={count(sum(mark in SEMICOLONS for mark in crossed))}|{shape}",
    ]
    if same_clause:
        found += [
            f"between={kinds(between, 3)}",
            f"opening-pair={before.type.kind if before else '^'}|{after.type.kind if after else '$'}",
        ]
    return found
