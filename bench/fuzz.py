"""Breaks short inputs at random, seeded, behind the doors of tests/fuzz/doors.py, and counts them.

    python bench/fuzz.py [DOOR …] [--count N] [--seconds S] [--first N] [--longest 400] [--jobs 2] [--results FILE]
    python bench/fuzz.py --tell FILE

Each input is a piece of a seed or of an invented notice with one to four changes, most often up to 40 characters long,
one in four up to 80, one in thirty-two up to `--longest`; input N of a door is the same on every machine. What costs
more than the reading itself, such as writing every format, is shared out over the numbers; one text in sixteen is read
twice and held against the check of the contract beside the checkout, if there is one.
Ends after `--count` inputs of each door, or after `--seconds` of each. Prints what does not hold with the number that
brings it back (`--first N --count 1`). Exit 1 where something does not hold.
`--results` adds a line for each batch to a file, of which `--tell` prints a table: inputs, how many of them differ in
more than their digits, what does not hold.
"""

from __future__ import annotations

import argparse
import base64
import gc
import json
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import lru_cache, partial
from hashlib import blake2b
from pathlib import Path

import regex

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "fuzz"), str(ROOT / "tests")]

from doors import DOORS, judge, seeds  # noqa: E402
from made import made_files  # noqa: E402
from mutations import break_one  # noqa: E402
from office_doors import EDGE  # noqa: E402

from fuzz_readers import contract_judge  # noqa: E402
from fuzzing import as_text  # noqa: E402
from notice_parser import parse_text  # noqa: E402
from notice_parser.pack.loading import multi_pattern, reader  # noqa: E402

BATCH = 200
KEY = 8  # bytes
INVENTED = ("samples", "bench/notices", "eval/invented/reports")
OF_FILES = ("file", "source")
SHORTEST = 12
MOSTLY, OFTEN, ONE_OFTEN_OF, ONE_LONG_OF = 40, 80, 4, 32  # the longest pieces, by the number of the input
AGAIN = 16  # of so many texts one is read twice
DIGITS = re.compile(rb"[0-9]+")
MOST_SHOWN = 20
SLOWEST = 10.0  # seconds of the processor for one input


@lru_cache(maxsize=8)
def sources(door: str) -> tuple[bytes, ...]:
    """What is broken: the seeds of a door; of texts invented notices too, of files those that code makes."""
    found = [path.read_bytes() for path in seeds(door)]
    if door in OF_FILES:
        found += made_files().values()
    elif door != "rules":
        found += [path.read_bytes() for folder in INVENTED for path in sorted((ROOT / folder).glob("*.txt"))]
    return tuple(found)


def make_input(door: str, number: int, longest: int) -> bytes:
    """Input `number` of a door."""
    chance = random.Random(f"{door} {number}")
    raw, other = (chance.choice(sources(door)) for _ in range(2))
    most = longest if number % ONE_LONG_OF == 0 else OFTEN if number % ONE_OFTEN_OF == 0 else MOSTLY
    most = min(most, longest)
    if door == "compare":
        return EDGE.join(broken_text(door, each, other, chance, most) for each in (raw, raw)).encode()
    if door in (*OF_FILES, "rules"):
        return break_one(door, raw, other, chance)
    return broken_text(door, raw, other, chance, most).encode()


def broken_text(door: str, raw: bytes, other: bytes, chance: random.Random, longest: int) -> str:
    """A piece of a text, most often whole lines or clauses of it, with changes."""
    text = decoded(raw)
    at = chance.randrange(len(text) + 1)
    start = max(text.rfind(edge, 0, at) for edge in ("\n" if chance.random() < 0.5 else "\n，。；")) + 1
    piece = text[start : start + chance.randrange(SHORTEST, longest)]
    return break_one(door, piece.encode(), other, chance).decode("utf-8", "replace")


@lru_cache(maxsize=1024)
def decoded(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


@dataclass(frozen=True)
class Tried:
    """A batch: the first number, how many, the key of each input without its digits (base64), what does not hold."""

    door: str
    first: int
    count: int
    longest: int
    keys: str
    faults: list[str]


def try_batch(first: int, *, door: str, longest: int, count: int) -> Tried:
    """Try the inputs from that number on."""
    keys, faults = [], []
    for number in range(first, first + count):
        raw = make_input(door, number, longest)
        begun = time.process_time()
        whole = door == "text" and number % AGAIN == 1
        found = judge(door, raw, None if whole else number)
        taken = time.process_time() - begun
        found += broken_contract(raw) if whole else []
        found += [f"took {taken:.1f} s"] if taken > SLOWEST else []
        faults += [f"{door} {number}: {fault}"[:300] for fault in found]
        keys.append(blake2b(DIGITS.sub(b"0", raw), digest_size=KEY).digest())
    return Tried(door, first, count, longest, base64.b64encode(b"".join(keys)).decode(), faults)


def broken_contract(raw: bytes) -> list[str]:
    """What the check beside the checkout says of a text."""
    check = contract_judge()
    text = as_text(raw).removeprefix("\ufeff")  # the check takes it for the mark of a file
    return check(json.loads(parse_text(text).model_dump_json()), text.encode()) if check else []


def prepare() -> None:
    """Make a process quick: what a pattern alone decides is kept, what lives for ever is not walked for cycles."""
    regex._main._MAXCACHE = 20_000
    for module, names in ((reader, ("find_shape_error", "matches_empty", "make_scan")), (multi_pattern, ("analyze",))):
        for name in names:
            setattr(module, name, lru_cache(maxsize=20_000)(getattr(module, name)))
    parse_text("")
    gc.freeze()
    gc.set_threshold(100_000)


def numbers(first: int, count: int, seconds: float) -> Iterator[tuple[int, int]]:
    """The first number and the size of each batch, until there are enough or the time is up."""
    begun = time.monotonic()
    for start in range(first, first + count, BATCH):
        if time.monotonic() - begun > seconds:
            return
        yield start, min(BATCH, first + count - start)


def try_door(door: str, given: argparse.Namespace) -> int:
    """Try one door and print what was found; how many things do not hold."""
    begun, done = time.monotonic(), list[Tried]()
    work = partial(try_batch, door=door, longest=given.longest)
    with ProcessPoolExecutor(given.jobs, initializer=prepare) as pool:
        waiting = []
        for first, count in numbers(given.first, given.count, given.seconds):
            waiting.append(pool.submit(work, first, count=count))
            if len(waiting) > given.jobs:
                done.append(keep(waiting.pop(0).result(), given.results))
        done += [keep(future.result(), given.results) for future in waiting]
    print(row(door, done, f"{time.monotonic() - begun:.0f} s"), flush=True)
    faults = [fault for tried in done for fault in tried.faults]
    for fault in faults[:MOST_SHOWN]:
        print(f"    {fault}", flush=True)
    return len(faults)


def keep(tried: Tried, results: Path | None) -> Tried:
    if results:
        with results.open("a", encoding="utf-8") as file:
            print(json.dumps(asdict(tried), ensure_ascii=False), file=file)
    return tried


def row(door: str, done: list[Tried], *more: str) -> str:
    """A line of the table. An input that was tried twice counts once."""
    inputs = {number for tried in done for number in range(tried.first, tried.first + tried.count)}
    keys = [base64.b64decode(tried.keys) for tried in done]
    distinct = {some[at : at + KEY] for some in keys for at in range(0, len(some), KEY)}
    faults = {fault for tried in done for fault in tried.faults}
    span = f"{min(inputs, default=0)} to {max(inputs, default=0)}"
    return f"| {' | '.join([door, span, str(len(inputs)), str(len(distinct)), str(len(faults)), *more])} |"


def tell(results: Path) -> int:
    """Print what a file of results holds; how many things do not hold."""
    by_door: dict[str, list[Tried]] = defaultdict(list)
    for line in results.read_text("utf-8").splitlines():
        tried = Tried(**json.loads(line))
        by_door[tried.door].append(tried)
    print("| door | inputs | tried | distinct | do not hold |\n|---|---|---|---|---|")
    for door, done in by_door.items():
        print(row(door, done))
    faults = sorted({fault for done in by_door.values() for tried in done for fault in tried.faults})
    print("\n".join(faults[:MOST_SHOWN]))
    return len(faults)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("doors", nargs="*", metavar="DOOR", help=f"all by default: {', '.join(DOORS)}")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--longest", type=int, default=400)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--results", type=Path)
    parser.add_argument("--tell", type=Path, metavar="FILE")
    given = parser.parse_args()
    unknown = [door for door in given.doors if door not in DOORS]
    if unknown:
        parser.error(f"no door {unknown[0]}; there is {', '.join(DOORS)}")
    if given.tell:
        return 1 if tell(given.tell) else 0
    print("| door | inputs | tried | distinct | do not hold | time |\n|---|---|---|---|---|---|", flush=True)
    return 1 if sum(try_door(door, given) for door in given.doors or DOORS) else 0


if __name__ == "__main__":
    sys.exit(main())
