"""Series inside an item of a finer style, or of their own: 第一，> 一、二、 > 第二， and 二、> 一、二、 > 三、.

A number 1 opens a series. Where the item around it continues later with its next number, all between lies inside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from notice_parser.outline.markers import Candidate

DEEPEST = 16
COARSEST = 35
HEADINGS = 40


class Run(Struct):
    """An open series: where it began, its last member, the item around it, and styles once found inside it.

    One that is run in follows a colon and ends with the first member whose line does not end like a list's.
    """

    start: int
    last: int
    style: str
    rank: int
    number: int
    around: int
    is_run_in: bool = False
    held: set[str] = field(default_factory=set)


class Nest(Struct, frozen=True):
    """The candidates from `start` up to `end` lie inside the item `parent`, whatever their ranks."""

    start: int
    end: int
    parent: int


class Scan(Struct):
    """The candidates, the next of each style among those that open lines, the open runs, and the nests found."""

    candidates: Sequence[Candidate]
    following: dict[int, int]
    runs: list[Run] = field(default_factory=list)
    nests: list[Nest] = field(default_factory=list)


def nest_candidates(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, ranked below the item they lie in even if it is of finer or equal rank; by line starts alone."""
    return rank_below(candidates, find_nests(candidates, [i for i, c in enumerate(candidates) if opens_line(c)]))


def nest_markers(markers: Sequence[Candidate]) -> list[Candidate]:
    """The same for chosen markers, those inside lines too."""
    return rank_below(markers, find_nests(markers, [i for i, m in enumerate(markers) if is_counted(m)]))


def find_nests(candidates: Sequence[Candidate], openers: list[int]) -> list[Nest]:
    """The ranges of candidates inside an item although their rank is coarser than its own, or the same."""
    scan = Scan(candidates, next_numbers(candidates, openers))
    for index in openers:
        candidate = candidates[index]
        if candidate.family.rank < COARSEST:
            close_runs(scan, 0, index)
        elif candidate.number == 1:
            open_run(scan, index)
        else:
            continue_run(scan, index)
    close_runs(scan, 0, len(candidates))
    return scan.nests


def opens_line(candidate: Candidate) -> bool:
    return candidate.origin == "line" and not candidate.is_doubtful and candidate.number > 0 and is_counted(candidate)


def is_counted(candidate: Candidate) -> bool:
    return not candidate.family.joined and candidate.family.needs is None


def next_numbers(candidates: Sequence[Candidate], openers: list[int]) -> dict[int, int]:
    """For each opener the number of the next one of its style; 1 after the last."""
    following: dict[int, int] = {}
    seen: dict[str, int] = {}
    for index in reversed(openers):
        style = candidates[index].style
        following[index] = seen.get(style, 1)
        seen[style] = candidates[index].number
    return following


def open_run(scan: Scan, index: int) -> None:
    candidate = scan.candidates[index]
    around = scan.runs[-1].last if scan.runs else index
    if len(scan.runs) == DEEPEST:
        del scan.runs[0]
    run = Run(index, index, candidate.style, candidate.family.rank, candidate.number, around)
    run.is_run_in = candidate.is_led and candidate.is_listed and is_coarse(scan, run)
    scan.runs.append(run)


def is_coarse(scan: Scan, run: Run) -> bool:
    """Is the run coarser than the item around it, or of its style where that is a heading and no run-in list itself?"""
    if not scan.runs:
        return False
    outer = scan.runs[-1]
    if outer.style == run.style:
        return run.rank <= HEADINGS and not scan.candidates[outer.start].is_listed
    return run.rank < outer.rank


def continue_run(scan: Scan, index: int) -> None:
    """Find the run that the candidate is the next of, else the nearest of its style; the runs above it lie inside."""
    candidate = scan.candidates[index]
    if scan.runs and is_next(scan.runs[-1], candidate):
        follow(scan, len(scan.runs) - 1, index)
        return
    same = [at for at in range(len(scan.runs) - 1, -1, -1) if scan.runs[at].style == candidate.style]
    exact = next((at for at in same if is_next(scan.runs[at], candidate)), None)
    if exact is None and not same:
        open_run(scan, index)
        return
    chosen = same[0] if exact is None else exact
    run = scan.runs[chosen]
    if exact is not None and any(runs_past(scan, above, index) for above in scan.runs[chosen + 1 :]):
        run.number = candidate.number
        return
    close_runs(scan, chosen + 1, index, run if exact is not None else None)
    follow(scan, chosen, index)


def is_next(run: Run, candidate: Candidate) -> bool:
    return run.style == candidate.style and run.number + 1 == candidate.number


def follow(scan: Scan, position: int, index: int) -> None:
    """The candidate becomes the last member of the run at `position`, which may end with it."""
    run, candidate = scan.runs[position], scan.candidates[index]
    run.number, run.last = candidate.number, index
    if run.is_run_in and not candidate.is_listed:
        scan.nests.append(Nest(run.start, after_line(scan, index), run.around))
        del scan.runs[position:]


def after_line(scan: Scan, index: int) -> int:
    """The first candidate on a later line."""
    line = scan.candidates[index].line
    while index < len(scan.candidates) and scan.candidates[index].line == line:
        index += 1
    return index


def runs_past(scan: Scan, run: Run, index: int) -> bool:
    """Does a coarser run continue with its next number after the candidate, so that it is not inside the finer one?"""
    if run.style == scan.candidates[index].style or run.rank > scan.candidates[index].family.rank:
        return False
    return scan.following[run.last] == run.number + 1


def close_runs(scan: Scan, position: int, index: int, resumed: Run | None = None) -> None:
    """Close the runs from `position` on; record what lay inside the resumed run, or one that held its style before."""
    closed = scan.runs[position:]
    del scan.runs[position:]
    lowest = next((run for run in closed if resumed and run.rank <= resumed.rank), None)
    if resumed and lowest:
        add_nest(scan, lowest, resumed, index)
        return
    for holder in (run for run in closed if run.held):
        lowest = next((run for run in closed if run.start > holder.last and run.style in holder.held), None)
        if lowest:
            add_nest(scan, lowest, holder, index)
            return


def add_nest(scan: Scan, inner: Run, outer: Run, end: int) -> None:
    """All from the inner run up to `end` lies in the outer one's last item, or in the item that leads it in."""
    outer.held.add(inner.style)
    parent = inner.around if scan.candidates[inner.start].is_led else outer.last
    scan.nests.append(Nest(inner.start, end, parent))


def rank_below(candidates: Sequence[Candidate], nests: list[Nest]) -> list[Candidate]:
    """The candidates with the rank of their parent before their own."""
    waiting = sorted(nests, key=lambda nest: (nest.start, -nest.end), reverse=True)
    open_nests: list[tuple[int, tuple[float, ...]]] = []
    ranked: list[Candidate] = []
    for index, candidate in enumerate(candidates):
        while open_nests and open_nests[-1][0] <= index:
            open_nests.pop()
        while waiting and waiting[-1].start == index:
            nest = waiting.pop()
            open_nests.append((nest.end, ranked[nest.parent].rank))
        ranked.append(under(candidate, open_nests[-1][1] if open_nests else ()))
    return ranked


def under(candidate: Candidate, parent: tuple[float, ...]) -> Candidate:
    """The candidate with the rank of its parent before its own."""
    if candidate.rank[:-1] == parent:
        return candidate
    return replace(candidate, rank=(*parent, candidate.rank[-1]), key=(candidate.style, *parent))


__all__ = ["nest_candidates", "nest_markers"]
