"""Breaks short inputs at random, seeded, behind the doors of tests/fuzz/doors.py, and counts them.

    python bench/fuzz.py [DOOR …] [--count N] [--seconds S] [--first N] [--longest 400] [--jobs 2]

Each input is a piece of a seed or of a sample with one to four changes; input N of a door is the same on every machine.
Ends after `--count` inputs of each door, or after `--seconds` of each. Prints what does not hold with the number that
brings it back (`--first N --count 1`). Exit 1 where something does not hold.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache, partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "fuzz"), str(ROOT / "tests")]

from doors import DOORS, judge, seeds  # noqa: E402
from made import made_files  # noqa: E402
from mutations import break_one  # noqa: E402
from office_doors import EDGE  # noqa: E402

BATCH = 200
MOST_SHOWN = 20
SLOWEST = 10.0  # seconds of the processor for one input


@lru_cache(maxsize=8)
def sources(door: str) -> tuple[bytes, ...]:
    """What is broken: the seeds of a door; of texts the samples too, of files those that code makes."""
    found = [path.read_bytes() for path in seeds(door)]
    if door == "file":
        found += made_files().values()
    elif door != "rules":
        found += [path.read_bytes() for path in sorted((ROOT / "samples").glob("*.txt"))]
    return tuple(found)


def make_input(door: str, number: int, longest: int) -> bytes:
    """Input `number` of a door."""
    chance = random.Random(f"{door} {number}")
    raw, other = (chance.choice(sources(door)) for _ in range(2))
    if door == "compare":
        return EDGE.join(broken_text(door, each, other, chance, longest // 2) for each in (raw, raw)).encode()
    if door in ("file", "rules"):
        return break_one(door, raw, other, chance)
    return broken_text(door, raw, other, chance, longest).encode()


def broken_text(door: str, raw: bytes, other: bytes, chance: random.Random, longest: int) -> str:
    """A piece of a text, most often whole lines of it, with changes."""
    text = raw.decode("utf-8", "replace")
    start = text.rfind("\n", 0, chance.randrange(len(text) + 1)) + 1
    piece = text[start : start + chance.randrange(20, longest)]
    return break_one(door, piece.encode(), other, chance).decode("utf-8", "replace")


def try_batch(first: int, *, door: str, longest: int, count: int) -> tuple[int, list[str]]:
    """How many inputs were tried from that number on, and what does not hold for them."""
    faults = []
    for number in range(first, first + count):
        begun = time.process_time()
        found = judge(door, make_input(door, number, longest))
        taken = time.process_time() - begun
        found += [f"took {taken:.1f} s"] if taken > SLOWEST else []
        faults += [f"{door} {number}: {fault}"[:300] for fault in found]
    return count, faults


def numbers(first: int, count: int, seconds: float) -> Iterator[tuple[int, int]]:
    """The first number and the size of each batch, until there are enough or the time is up."""
    begun = time.monotonic()
    for start in range(first, first + count, BATCH):
        if time.monotonic() - begun > seconds:
            return
        yield start, min(BATCH, first + count - start)


def try_door(door: str, given: argparse.Namespace) -> int:
    """Try one door and print what was found; how many things do not hold."""
    begun, tried, faults = time.monotonic(), 0, []
    work = partial(try_batch, door=door, longest=given.longest)
    with ProcessPoolExecutor(given.jobs) as pool:
        waiting = []
        for first, count in numbers(given.first, given.count, given.seconds):
            waiting.append(pool.submit(work, first, count=count))
            if len(waiting) > given.jobs:
                done, found = waiting.pop(0).result()
                tried, faults = tried + done, faults + found
        for future in waiting:
            done, found = future.result()
            tried, faults = tried + done, faults + found
    taken = time.monotonic() - begun
    print(
        f"| {door} | {given.first} to {given.first + tried - 1} | {tried} | {len(faults)} | {taken:.0f} s |", flush=True
    )
    for fault in faults[:MOST_SHOWN]:
        print(f"    {fault}", flush=True)
    return len(faults)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("doors", nargs="*", metavar="DOOR", help=f"all by default: {', '.join(DOORS)}")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--longest", type=int, default=400)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    unknown = [door for door in given.doors if door not in DOORS]
    if unknown:
        parser.error(f"no door {unknown[0]}; there is {', '.join(DOORS)}")
    print("| door | inputs | tried | do not hold | time |\n|---|---|---|---|---|", flush=True)
    return 1 if sum(try_door(door, given) for door in given.doors or DOORS) else 0


if __name__ == "__main__":
    sys.exit(main())
