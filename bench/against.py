"""The time of two checkouts, in turn in one run: `python bench/against.py OLD NEW [NOTICE] [TEXTS] [TURNS]`.

OLD and NEW are folders of checkouts; NOTICE is parsed again and again (samples/rectification-county.txt by default), of
TEXTS, a folder of .txt files (bench/notices), each is parsed once, after a quarter of them has warmed the program up.
Prints a table of Markdown: processor time of a parse and its JSON, and of the whole program in a new process. Medians
of TURNS (9 by default).
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
REPEATS = 3  # parses of the notice in a turn
# Run inside a checkout: a line of input is the number of a text, and how often it is parsed.
SERVER = """
import sys, time
from pathlib import Path
from notice_parser import parse_text
texts = [Path(name).read_text("utf-8") for name in sys.argv[1:]]
print("ready", flush=True)
for line in sys.stdin:
    number, times = map(int, line.split())
    began = time.process_time()
    for _ in range(times):
        parse_text(texts[number]).model_dump_json()
    print((time.process_time() - began) / times, flush=True)
"""


def environment(checkout: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(checkout.resolve() / "src")}


@contextmanager
def serving(checkout: Path, texts: list[Path]) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", SERVER, *map(str, texts)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment(checkout)
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process
        process.stdin.close()


def ask(process: subprocess.Popen[str], number: int, times: int = 1) -> float:
    """The seconds of a parse of this text."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{number} {times}\n")
    process.stdin.flush()
    return float(process.stdout.readline())


def parses(old: Path, new: Path, notice: Path, texts: list[Path], turns: int) -> Iterator[tuple[str, list[float]]]:
    """Each row: what was measured, and the seconds of both."""
    fresh = [number for number in range(1, len(texts) + 1) if number % 4]
    with serving(old, [notice, *texts]) as one, serving(new, [notice, *texts]) as other:
        both = one, other
        for process in both:
            ask(process, 0, REPEATS)
        warm = [[ask(process, 0, REPEATS) for process in both] for _ in range(turns)]
        yield f"{notice.name} again and again", [median(column) for column in zip(*warm, strict=True)]
        for process in both:
            for number in range(4, len(texts) + 1, 4):
                ask(process, number)
        once = [[ask(process, number) for process in both] for number in fresh]
        yield f"{len(fresh)} other texts, each once", [sum(column) for column in zip(*once, strict=True)]


def cold(checkout: Path | None, notice: Path) -> float:
    """The processor time of the whole program, or of Python alone, in a new process."""
    arguments = ["-c", "pass"] if checkout is None else ["-m", "notice_parser", str(notice)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments],
        env=environment(checkout or ROOT),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    if len(sys.argv) < 3:
        print(__doc__)
        return 2
    old, new = Path(sys.argv[1]), Path(sys.argv[2])
    notice = Path(sys.argv[3]) if len(sys.argv) > 3 else ROOT / "samples" / "rectification-county.txt"
    folder = Path(sys.argv[4]) if len(sys.argv) > 4 else ROOT / "bench" / "notices"
    turns = int(sys.argv[5]) if len(sys.argv) > 5 else 9
    print("| | old, ms | new, ms | new ÷ old |\n|---|---|---|---|")
    for name, (one, other) in parses(old, new, notice, sorted(folder.rglob("*.txt")), turns):
        print(f"| {name} | {one * 1000:.1f} | {other * 1000:.1f} | {other / one:.2f} |")
    for checkout in (old, new):
        cold(checkout, notice)
    taken = [[cold(checkout, notice) for checkout in (None, old, new)] for _ in range(turns)]
    nothing, one, other = (median(column) for column in zip(*taken, strict=True))
    print(f"| whole program, new process | {one * 1000:.0f} | {other * 1000:.0f} | {other / one:.2f} |")
    print(f"| the same ÷ `python -c pass` | {one / nothing:.1f} | {other / nothing:.1f} | |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
