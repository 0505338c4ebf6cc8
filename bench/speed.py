"""Every figure of speed, memory and scale as a ratio within one run, the two sides of a ratio taken in turn.

    python bench/speed.py [NOTICE] [--turns 11] [--documents 2000] [--longest 200000] [--old CHECKOUT]

NOTICE is samples/rectification-county.txt by default. `--old` is a checkout of 0.1.0, which the speed is divided by.
JioNLP is measured where it is installed (`pip install jionlp`). A row without what it needs says so. Prints a table of
Markdown; eval/peers.py sets other programs beside this one.
"""

from __future__ import annotations

import argparse
import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from against import REPEATS, ask, serving
from growth import FAIL, REACH, Limits, measure
from growth_families import FAMILIES, Family
from notice_parser import parse_text
from notice_parser.notice import Notice
from notice_parser.wording.segmenter import Segmenter

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "eval"))
from peer_calls import DAY, read_jionlp  # noqa: E402

NOTHING = (sys.executable, "-c", "pass")
PROGRAM = (sys.executable, "-m", "notice_parser")


@dataclass(frozen=True)
class Row:
    """A figure, what to reach and what fails; `is_rate` where more is better, `lacks` why there is no figure."""

    name: str
    figure: float
    reach: float
    fail: float
    is_rate: bool = False
    lacks: str = ""

    @property
    def verdict(self) -> str:
        if self.lacks:
            return f"not measured: {self.lacks}"
        sign = -1 if self.is_rate else 1
        if sign * self.figure <= sign * self.reach:
            return "reached"
        return "failed" if sign * self.figure > sign * self.fail else "between"

    def line(self) -> str:
        figure = "–" if self.lacks else f"{self.figure:.2f}"
        return f"| {self.name} | {figure} | {self.reach:g} | {self.fail:g} | {self.verdict} |"


def seconds(action: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    start = clock()
    action()
    return clock() - start


def medians(turns: int, *actions: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> list[float]:
    """The median time of each action, all taken in turn."""
    taken = [[seconds(action, clock) for action in actions] for _ in range(turns)]
    return [median(column) for column in zip(*taken, strict=True)]


def process(command: tuple[str, ...]) -> Callable[[], object]:
    return lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def cold(path: Path, turns: int) -> list[Row]:
    nothing, helping, whole = medians(
        turns, process(NOTHING), process((*PROGRAM, "--help")), process((*PROGRAM, str(path)))
    )
    return [
        Row("whole program, cold ÷ `python -c pass`", whole / nothing, 20, 25),
        Row("`--help` ÷ `python -c pass`", helping / nothing, 6, 9),
    ]


def written(text: str) -> Callable[[], object]:
    """The parse of a text, validated, to JSON."""
    return lambda: parse_text(text).model_dump_json()


def beside_jionlp(text: str, turns: int) -> Row:
    """Processor time of both; the other finds money and times alone."""
    name, reach, fail = "parse + validate + JSON ÷ JioNLP's money and times", 0.6, 0.8
    if find_spec("jionlp") is None:
        return Row(name, 0.0, reach, fail, lacks="JioNLP is not installed")
    actions = written(text), lambda: read_jionlp(text, DAY)
    for action in actions:
        action()  # what is loaded once is no time of a turn
    parsing, other = medians(turns, *actions, clock=time.process_time)
    return Row(name, parsing / other, reach, fail)


def beside_old(old: Path | None, path: Path, turns: int) -> Row:
    """Characters a second of the notice again and again, ÷ those of the other checkout; processor time."""
    name, reach, fail = "characters a second ÷ 0.1.0's", 0.8, 0.65
    if old is None:
        return Row(name, 0.0, reach, fail, is_rate=True, lacks="no --old")
    with serving(old, [path]) as one, serving(ROOT, [path]) as other:
        for process in (one, other):
            ask(process, 0, REPEATS)
        taken = [[ask(process, 0, REPEATS) for process in (one, other)] for _ in range(turns)]
    before, now = (median(column) for column in zip(*taken, strict=True))
    rate = len(path.read_text("utf-8")) / now / 1e6
    return Row(f"{name} ({rate:.2f} million)", before / now, reach, fail, is_rate=True)


def leaving(text: str, turns: int) -> Row:
    data = parse_text(text).model_dump(by_alias=True)
    whole, leaving = medians(turns, written(text), lambda: Notice.model_validate(data).model_dump_json())
    return Row("validation + dump ÷ parse", leaving / (whole - leaving), 0.6, 1.0)


def share_of_segmenting(text: str, turns: int) -> Row:
    """The part of the parse that the segmenter takes, by timing its calls; the clock itself costs a little."""
    spent = 0.0
    original = Segmenter.cut

    def timed(segmenter: Segmenter, run: str) -> list[str]:
        nonlocal spent
        start = time.perf_counter()
        result = original(segmenter, run)
        spent += time.perf_counter() - start
        return result

    Segmenter.cut = timed  # type: ignore[method-assign]
    try:
        whole = sum(seconds(lambda: parse_text(text)) for _ in range(turns))
    finally:
        Segmenter.cut = original  # type: ignore[method-assign]
    return Row("share of the parse spent on words (jieba's search)", spent / whole, 0.3, 0.5)


def growth(text: str, most: float, longest: int) -> Row:
    """The worst of all families; the notice itself, again and again, is one of them. bench/growth.py tells them all."""
    families = (Family("text", "the notice", text), *FAMILIES)
    worst = max(
        (measure(family, parse_text, Limits(longest, most)) for family in families), key=lambda found: found.ratio
    )
    name = f"T(8n) ÷ T(n), up to {longest} characters, the worst of {len(families)} families: {worst.family.shown}"
    return Row(name, worst.ratio, REACH, FAIL)


def run_batch(folder: Path, jobs: int) -> tuple[float, int]:
    """Seconds and the peak of memory in KB, of the processes of a run over a folder."""
    with TemporaryDirectory() as out:
        command = [*PROGRAM, "batch", str(folder), "-o", out, "-j", str(jobs), "-q"]
        start = time.perf_counter()
        running = subprocess.Popen(command)
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
        assert running.returncode == 0
        return time.perf_counter() - start, usage.ru_maxrss


def interrupted(folder: Path) -> tuple[float, int]:
    """Seconds from Ctrl-C to the end of a batch, and how many lines it says."""
    with TemporaryDirectory() as out:
        command = [*PROGRAM, "batch", str(folder), "-o", out, "-j", "2"]
        running = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
        time.sleep(3)
        start = time.perf_counter()
        os.killpg(running.pid, signal.SIGINT)
        _, said = running.communicate()
        return time.perf_counter() - start, len(said.splitlines())


def fill(folder: Path, text: str, size: int) -> Path:
    folder.mkdir()
    for number in range(size):
        (folder / f"{number:05}.txt").write_text(f"{text}\n{number}\n", "utf-8")
    return folder


def scale(text: str, documents: int) -> list[Row]:
    with TemporaryDirectory() as place:
        many = fill(Path(place) / "many", text, documents)
        few = fill(Path(place) / "few", text, max(1, documents // 10))
        (one, peak), (two, _), (_, low) = run_batch(many, 1), run_batch(many, 2), run_batch(few, 1)
        end, lines = interrupted(many)
    return [
        Row(
            f"`batch -j 2` ÷ `-j 1`, {documents} documents, {documents / one:.0f} a second with one",
            one / two,
            1.8,
            1.6,
            is_rate=True,
        ),
        Row(
            f"peak memory at {documents} documents ÷ at {max(1, documents // 10)} ({peak // 1024} MB)",
            peak / low,
            1.05,
            1.2,
        ),
        Row(f"Ctrl-C to exit in batch, s; lines said: {lines}", end, 0.5, 1.0),
    ]


def load() -> str:
    """How busy the machine is, which every figure here suffers from."""
    now = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    return f"Python {platform.python_version()}, {os.cpu_count()} processors, load {now:.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("notice", nargs="?", type=Path, default=ROOT / "samples" / "rectification-county.txt")
    parser.add_argument("--turns", type=int, default=11)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--longest", type=int, default=200_000)
    parser.add_argument("--old", type=Path)
    given = parser.parse_args()
    text, turns = given.notice.read_bytes().decode("utf-8"), given.turns
    before = load()
    rows = [
        *cold(given.notice, turns),
        beside_jionlp(text, turns),
        beside_old(given.old, given.notice, turns),
        leaving(text, turns),
        share_of_segmenting(text, turns),
        *scale(text, given.documents),
        growth(text, 0.2, given.longest),
    ]
    print("| figure | is | reach | fail | |\n|---|---|---|---|---|")
    print("\n".join(row.line() for row in rows))
    print(f"\n{given.notice.name}, {len(text)} characters, {turns} turns; {before} at the start, then {load()}.")


if __name__ == "__main__":
    main()
