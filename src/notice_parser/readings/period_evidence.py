"""Evidence for the period of a figure: one of its clause, one that an earlier clause set, or none."""

from __future__ import annotations

from notice_parser.pack.marks import SEMICOLONS
from notice_parser.readings.candidates import Candidate
from notice_parser.readings.context import around, by_frame
from notice_parser.readings.fields import FieldEvidence
from notice_parser.readings.figures import NEAR, Figure, Place
from notice_parser.readings.scoring import Part
from notice_parser.readings.steps import count, ends_of

ORIGINS = frozenset({"basis", "origin", "comparison"})


class PeriodEvidence(FieldEvidence):
    field, most = "period", 8
    has_spans = False

    def none(self, figure: Figure) -> list[Part]:
        some = "period" in figure.view.kinds[max(0, figure.index - NEAR) : figure.index]
        found = [*as_last(figure, None), *around(figure), (any_before, some, *level_of(figure))]
        return found + by_frame(figure, "period", None)

    def taken_over(self, figure: Figure, place: Place, candidate: Candidate) -> list[Part]:
        found = [*as_last(figure, place), (from_source, candidate.source, *level_of(figure))]
        return found + by_frame(figure, "period", place)

    def side(self, figure: Figure, candidate: Candidate) -> str:
        return "P"

    def whole(self, figure: Figure, place: Place, candidate: Candidate, side: str) -> list[Part]:
        found = as_last(figure, place) + of_place(figure, candidate, level_of(figure))
        return found + by_frame(figure, "period", place)


def any_before(some: bool, is_level: bool, has_change: bool) -> list[str]:
    return [f"any-before={some:d}|{is_level:d}{has_change:d}"]


def from_source(source: str, is_level: bool, has_change: bool) -> list[str]:
    return [f"t-source={source}|{is_level:d}{has_change:d}"]


def level_of(figure: Figure) -> tuple[bool, bool]:
    """Has it no action, and is there a change beside it?"""
    return figure.choice("action") is None, figure.facts.has_change


def as_last(figure: Figure, place: Place | None) -> list[Part]:
    none, level = place is None, level_of(figure)
    found: list[Part] = [(level_itself, none, *level)]
    if not figure.earlier:
        return found
    last = figure.earlier[-1]
    same, gap = last.choice("period") == place, min(3, figure.clause - last.clause)
    return [
        *found,
        (like_last, same, none, figure.opening, *level),
        (gap_to_last, same, gap, last.own.depth - figure.own.depth),
    ]


def level_itself(none: bool, is_level: bool, has_change: bool) -> list[str]:
    return [f"level={is_level:d}{has_change:d}|{none:d}"]


def like_last(same: bool, none: bool, opening: str, is_level: bool, has_change: bool) -> list[str]:
    return [f"as-last={same:d}|{none:d}|{opening}", f"as-last-level={same:d}|{none:d}|{is_level:d}{has_change:d}"]


def gap_to_last(same: bool, gap: int, depth: int) -> list[str]:
    return [f"as-last-gap={same:d}|{gap}|{depth}"]


def of_place(figure: Figure, candidate: Candidate, level: tuple[bool, bool]) -> list[Part]:
    words, kinds, at, index = figure.words, figure.view.kinds, candidate.first, figure.index
    claim, clause = words[at].claim, words[at].clause
    shape, granularity = getattr(claim, "shape", "-"), getattr(claim, "granularity", "-")
    far = figure.clause - clause
    before, after = words[at - 1].type if at else None, words[at + 1].type if at + 1 < len(words) else None
    between = kinds[at + 1 : index] if at < index else kinds[index + 1 : at]
    nearest = at < index and "period" not in between
    resolved = getattr(claim, "to", None) is not None or getattr(claim, "from_", None) is not None
    is_first = "period" not in kinds[max(0, at - NEAR) : at]
    crossed = figure.view.openings[clause + 1 : figure.clause + 1]
    semicolons = sum([mark in SEMICOLONS for mark in crossed])
    neighbours = (before.kind if before is not None else "^"), (after.kind if after is not None else "$")
    opens = at == figure.view.clauses[clause]
    found: list[Part] = [
        (far_off, min(far, 4), at < index, nearest, *level),
        (shape_of, shape, granularity, min(far, 2), resolved, min(semicolons, 10)),
        (among_figures, figure.own.depth - words[at].depth, min(between.count("figure"), 3), nearest),
        (neighbour_kinds, *neighbours, far == 0),
        (neighbour_words, before.text if before is not None else "^", after.text if after is not None else "$"),
        (firsts, opens, is_first, min(far, 2), *level),
        (crossing, frozenset(crossed), *level),
        (on_basis, not ORIGINS.isdisjoint(between), far == 0),
    ]
    if far == 0:
        found += [(between_kinds, ends_of(between, 3)), (opening_pair, *neighbours)]
    return found


def far_off(far: int, is_before: bool, nearest: bool, is_level: bool, has_change: bool) -> list[str]:
    return ["here", f"far={far}|{is_before:d}|{is_level:d}{has_change:d}", f"nearest={nearest:d}|{min(far, 2)}"]


def shape_of(shape: str, granularity: str | None, far: int, resolved: bool, semicolons: int) -> list[str]:
    form = f"{shape}|{granularity}"
    return [
        f"shape={form}",
        f"shape-far={form}|{far}",
        f"resolved={resolved:d}",
        f"semicolons={count(semicolons)}|{form}",
    ]


def among_figures(depth: int, figures: int, nearest: bool) -> list[str]:
    return [f"depth={depth}|{nearest:d}", f"figures={figures}|{nearest:d}"]


def neighbour_kinds(before: str, after: str, same_clause: bool) -> list[str]:
    return [f"before={before}|{same_clause:d}", f"after={after}|{same_clause:d}"]


def neighbour_words(before: str, after: str) -> list[str]:
    return [f"before-word={before}", f"after-word={after}"]


def firsts(opens: bool, is_first: bool, far: int, is_level: bool, has_change: bool) -> list[str]:
    return [f"first={opens:d}|{far}", f"sentence-first={is_first:d}|{far}|{is_level:d}{has_change:d}"]


def crossing(openings: frozenset[str], is_level: bool, has_change: bool) -> list[str]:
    return [f"over={''.join(sorted(openings))}|{is_level:d}{has_change:d}"]


def on_basis(has_basis: bool, same_clause: bool) -> list[str]:
    return [f"basis={has_basis:d}|{same_clause:d}"]


def between_kinds(kinds: tuple[str, ...]) -> list[str]:
    return [f"between={'-'.join(kinds)}"]


def opening_pair(before: str, after: str) -> list[str]:
    return [f"opening-pair={before}|{after}"]
