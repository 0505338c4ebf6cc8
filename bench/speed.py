"""Every figure of speed, memory and scale as a ratio within one run, the two sides of a ratio taken in turn.

python bench/speed.py [NOTICE] [TURNS] [DOCUMENTS] [CHARACTERS]
(samples/rectification-county.txt, 11 turns, 2000 documents in batch, growth up to 1000000 characters by default)

Prints a table of Markdown. eval/peers.py sets other programs beside this one.
"""

from __future__ import annotations

import os
import platform
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from growth import measure
from growth_families import FAMILIES, Family
from notice_parser import parse_text
from notice_parser.notice import Notice
from notice_parser.wording.segmenter import Segmenter

ROOT = Path(__file__).resolve().parent.parent
NOTHING = (sys.executable, "-c", "pass")
PROGRAM = (sys.executable, "-m", "notice_parser")
DIGITS = re.compile("[0-9]+")


@dataclass(frozen=True)
class Row:
    """A figure, what is to be reached and what is a failure; `is_rate` where more is better."""

    name: str
    figure: float
    reach: float
    fail: float
    is_rate: bool = False

    @property
    def verdict(self) -> str:
        sign = -1 if self.is_rate else 1
        if sign * self.figure <= sign * self.reach:
            return "reached"
        return "failed" if sign * self.figure > sign * self.fail else "between"

    def line(self) -> str:
        return f"| {self.name} | {self.figure:.2f} | {self.reach:g} | {self.fail:g} | {self.verdict} |"


def seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def medians(turns: int, *actions: Callable[[], object]) -> list[float]:
    """The median time of each action, all taken in turn."""
    taken = [[seconds(action) for action in actions] for _ in range(turns)]
    return [median(column) for column in zip(*taken, strict=True)]


def process(command: tuple[str, ...]) -> Callable[[], object]:
    return lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def cold(path: Path, turns: int) -> list[Row]:
    nothing, helping, whole = medians(
        turns, process(NOTHING), process((*PROGRAM, "--help")), process((*PROGRAM, str(path)))
    )
    return [
        Row("whole program, cold ÷ `python -c pass`", whole / nothing, 25, 40),
        Row("`--help` ÷ `python -c pass`", helping / nothing, 12, 18),
    ]


def warm(text: str, turns: int) -> list[Row]:
    data = parse_text(text).model_dump(by_alias=True)
    digits, parsing, leaving = medians(
        turns,
        lambda: [DIGITS.findall(text) for _ in range(20)],
        lambda: parse_text(text).model_dump_json(),
        lambda: Notice.model_validate(data).model_dump_json(),
    )
    return [
        Row("parse + validate + JSON ÷ a pass of `re`", parsing / (digits / 20), 110, 200),
        Row("million characters a second", len(text) / parsing / 1e6, 1.0, 0.4, is_rate=True),
        Row("validation + dump ÷ parse", leaving / (parsing - leaving), 0.6, 1.0),
    ]


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
    return Row("segmenting's share of the parse (jieba's search)", spent / whole, 0.5, 1.0)


def growth(text: str, most: float, longest: int) -> Row:
    """The worst of all families; the notice itself, again and again, is one of them. bench/growth.py tells them all."""
    families = (Family("text", "the notice", text), *FAMILIES)
    worst = max((measure(family, parse_text, longest, most) for family in families), key=lambda found: found.ratio)
    name = f"T(8n) ÷ T(n), up to {longest} characters, the worst of {len(families)} families: {worst.family.shown}"
    return Row(name, worst.ratio, 9, 16)


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
    given = sys.argv[1:]
    path = Path(given[0]) if given else ROOT / "samples" / "rectification-county.txt"
    turns = int(given[1]) if len(given) > 1 else 11
    documents = int(given[2]) if len(given) > 2 else 2000
    longest = int(given[3]) if len(given) > 3 else 1_000_000
    text = path.read_bytes().decode("utf-8")
    before = load()
    rows = [*cold(path, turns), *warm(text, turns), share_of_segmenting(text, turns), *scale(text, documents)]
    rows.append(growth(text, 0.2, longest))
    print("| figure | is | reach | fail | |\n|---|---|---|---|---|")
    print("\n".join(row.line() for row in rows))
    print(f"\n{path.name}, {len(text)} characters, {turns} turns; {before} at the start, then {load()}.")


if __name__ == "__main__":
    main()
