"""Candidates → markers: a candidate inside a line or in doubt counts only as a member of a series."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from notice_parser.outline.markers import Candidate

FURTHEST_STEP = 2


class Series(Struct):
    """The markers accepted so far: the last of each style, and of the styles still open under the same parent.

    `opening` is the marker whose heading is being read, `line_styles` are the styles that stand at line
    starts, `long_styles` those of them that have a second member. `line_paths` are the paths (4.7 as 4, 7) there.
    """

    last: dict[tuple[object, ...], Candidate] = field(default_factory=dict)
    open: dict[tuple[object, ...], Candidate] = field(default_factory=dict)
    paths: set[tuple[int, ...]] = field(default_factory=set)
    opening: Candidate | None = None
    line_styles: frozenset[str] = frozenset()
    long_styles: frozenset[str] = frozenset()
    line_paths: frozenset[tuple[int, ...]] = frozenset()


def choose_markers(candidates: list[Candidate]) -> list[Candidate]:
    """Those candidates that are markers, in text order; a number 0 gets the one after the last."""
    following = next_of_style(candidates)
    styles = {candidate.style for candidate in candidates if not candidate.is_doubtful}
    leading = find_leading(candidates)
    chosen: list[Candidate] = []
    certain = [
        (c, after) for c, after in zip(candidates, following, strict=True) if c.origin == "line" and not c.is_doubtful
    ]
    series = Series(
        line_styles=frozenset(c.style for c, _ in certain),
        long_styles=frozenset(c.style for c, after in certain if after and after.number == c.number + 1),
        line_paths=frozenset(c.path for c, _ in certain if c.family.joined),
    )
    for index, candidate in enumerate(candidates):
        after = following[index]
        needs = candidate.family.needs
        if (needs and needs not in styles) or index in leading:
            continue
        if not belongs(candidate, after, series):
            continue
        if candidate.number == 0:
            last = series.open.get(candidate.key)
            if last is None:  # a number 0 at the start of a line, and no series that it could continue
                continue
            candidate = replace(candidate, number=last.number + 1)
        accept(candidate, series)
        chosen.append(candidate)
    return chosen


def find_leading(candidates: list[Candidate]) -> range:
    """The finer candidates inside sentences before the first certain line start: the preamble's own counting."""
    for index, candidate in enumerate(candidates):
        if candidate.origin == "line" and not candidate.is_doubtful:
            if all(before.origin != "line" and before.rank > candidate.rank for before in candidates[:index]):
                return range(index)
            break
    return range(0)


def next_of_style(candidates: list[Candidate]) -> list[Candidate | None]:
    """For each candidate the next of its style, unless a certain coarser line start stands between."""
    result: list[Candidate | None] = [None] * len(candidates)
    waiting: dict[tuple[object, ...], int] = {}
    for index, candidate in enumerate(candidates):
        if candidate.origin == "line" and candidate.is_certain:
            for key in [k for k, i in waiting.items() if candidates[i].rank > candidate.rank]:
                del waiting[key]
        if candidate.key in waiting:
            result[waiting[candidate.key]] = candidate
        waiting[candidate.key] = index
    return result


def belongs(candidate: Candidate, after: Candidate | None, series: Series) -> bool:
    """Is the candidate a marker, given those before it and the next of its style?"""
    if candidate.family.joined:
        return continues_path(candidate, series)
    if candidate.family.needs:
        return continues_bare(candidate, series)
    last = series.last.get(candidate.key)
    if candidate.is_after_open and is_intruder(candidate, last, after):
        return False
    if candidate.is_doubtful:
        return last is not None and candidate.number == last.number + 1
    if candidate.origin == "line" and candidate.family.members == 1:
        return True
    if candidate.origin == "heading":
        return opens_below(candidate, after, series)
    before = series.open.get(candidate.key)
    if before is not None and continues(candidate, before):
        return True
    if candidate.family.lone and candidate.origin == "line" and candidate.number == 1:
        return candidate.style in series.long_styles
    return opens_series(candidate, after)


def is_intruder(candidate: Candidate, last: Candidate | None, after: Candidate | None) -> bool:
    """Is the series complete without it, so that it is a piece of the unfinished line above?"""
    if last is None or after is None or candidate.number == last.number + 1:
        return False
    return after.number == last.number + 1


def continues(candidate: Candidate, before: Candidate) -> bool:
    """Is it the next of the series before it, or a slip near it (a repeat, one left out)?"""
    if candidate.number in (0, before.number + 1):
        return candidate.number > 0 or before.number >= FURTHEST_STEP
    if candidate.family.members == 1:
        return False
    return before.number <= candidate.number <= before.number + FURTHEST_STEP and candidate.number > 1


def opens_series(candidate: Candidate, after: Candidate | None) -> bool:
    """Is it a first member that a second follows?"""
    if after is None or after.number == 0:
        return False
    step = after.number - candidate.number
    if candidate.origin == "line":
        return step == 1 or (candidate.number == 1 and step == FURTHEST_STEP and candidate.family.members > 1)
    return candidate.number == 1 and step == 1


def opens_below(candidate: Candidate, after: Candidate | None, series: Series) -> bool:
    """Does it open a finer series after the heading of its line, one that continues or is known from line starts?"""
    opening = series.opening
    if opening is None or opening.line != candidate.line:
        return False
    if candidate.key == opening.key:
        return runs_on_glued(candidate, after, opening)
    if candidate.rank <= opening.rank:
        return False
    if candidate.number != 1:
        last = series.last.get(candidate.key)
        return last is not None and candidate.number == last.number + 1
    has_next = after is not None and after.number == candidate.number + 1
    return has_next or (candidate.family.members == 1 and candidate.style in series.line_styles)


def runs_on_glued(candidate: Candidate, after: Candidate | None, opening: Candidate) -> bool:
    """Is it the next of the heading's own series, in a list that has lost its line breaks or continues after this one?

    Two members prove the list: one more after this, or one glued before it.
    """
    if candidate.number != opening.number + 1:
        return False
    return opening.origin == "heading" or (after is not None and after.number == candidate.number + 1)


def continues_path(candidate: Candidate, series: Series) -> bool:
    """1.1 is a marker where its parent or its predecessor has been seen, or where it opens such numbering."""
    path = candidate.path
    if path in series.paths:
        return False
    parent, before = path[:-1], (*path[:-1], path[-1] - 1)
    if parent in series.paths or before in series.paths:
        return True
    return (path[-1] == 1 and len(path) == 2) or opens_extract(candidate, series)


def opens_extract(candidate: Candidate, series: Series) -> bool:
    """Does a text begin in the middle of such numbering: 4.7 that 4.8, 4.7.1 or 5.1 follows at a line start?"""
    if series.paths or candidate.origin != "line":
        return False
    path = candidate.path
    following = {(*path[:-1], path[-1] + 1), (*path, 1)}
    for depth in range(1, len(path)):
        coarser = (*path[: depth - 1], path[depth - 1] + 1)
        following |= {coarser, (*coarser, 1)}
    return not following.isdisjoint(series.line_paths)


def continues_bare(candidate: Candidate, series: Series) -> bool:
    """A bare number is a marker as the next of its style."""
    last = series.last.get(candidate.key)
    return candidate.number == (last.number + 1 if last else 1)


def accept(candidate: Candidate, series: Series) -> None:
    """Record a marker; at the start of a line it closes the finer series."""
    if candidate.origin == "line" and candidate.family.members == 1:
        for key in [k for k, c in series.open.items() if c.rank > candidate.rank]:
            del series.open[key]
    series.open[candidate.key] = candidate
    series.last[candidate.key] = candidate
    series.opening = candidate if candidate.origin != "inside" else None
    if candidate.family.joined and not series.paths:
        series.paths.update(candidate.path[:depth] for depth in range(1, len(candidate.path)))
    if candidate.family.joined or candidate.family.rank == 60:
        series.paths.add(candidate.path)
