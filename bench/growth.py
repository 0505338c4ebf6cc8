"""How the time of the processor grows with the text: T(8n) ÷ T(n) of every family of bench/growth_families.py.

python bench/growth.py [--longest 1000000] [--seconds 1] [--tries 3] [--only WORD] [--patterns | --stages] [--each]

A text is made longer until one of n characters takes `--seconds` or 8n is `--longest`. Prints the worst as a table and
the slowest by character; the exit status is 1 where a ratio is above 12.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from growth_families import FAMILIES, Family, families_of, patterns_of
from notice_parser import parse_text
from notice_parser.pack import built_in_pack

TIMES = 8
REACH, FAIL = 10, 12
SHORTEST = 500
TRIES = 3
SHOWN = 20
# Below this no clock tells; a family that takes no more for its longest text has no ratio worth a name.
LEAST_SECONDS = 0.005


@dataclass(frozen=True)
class Limits:
    """`longest` is in characters; `seconds` for the shorter text, which is timed `tries` times."""

    longest: int
    seconds: float
    tries: int = TRIES
    only: str = ""


@dataclass(frozen=True)
class Growth:
    """What one family took: seconds for `length` characters and for eight times as many."""

    family: Family
    length: int
    short: float
    long: float

    @property
    def ratio(self) -> float:
        return self.long / max(self.short, LEAST_SECONDS / TIMES)

    @property
    def nanoseconds(self) -> float:
        """By character."""
        return self.long / (TIMES * self.length) * 1e9

    def line(self) -> str:
        name = self.family.shown.replace("|", "&#124;").replace("\n", " ")
        return f"| {name} | {self.length * TIMES} | {self.ratio:.1f} | {self.nanoseconds:.0f} |"


def seconds(action: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    action(text)
    return time.process_time() - start


def measure(family: Family, action: Callable[[str], object], limits: Limits) -> Growth:
    """The least ratio of some tries: what is above it is the machine's doing."""
    length = SHORTEST
    while TIMES * length < limits.longest and seconds(action, family.text(length)) < limits.seconds / 2:
        length = min(2 * length, limits.longest // TIMES)
    found: list[Growth] = []
    while len(found) < TRIES and (not found or found[-1].ratio > REACH):
        short = min(seconds(action, family.text(length)) for _ in range(limits.tries))
        found.append(Growth(family, length, short, seconds(action, family.text(TIMES * length))))
    return min(found, key=lambda growth: growth.ratio)


def stages(limits: Limits) -> Iterator[Growth]:
    """The whole parse of every family."""
    parse_text("")
    return (measure(family, parse_text, limits) for family in FAMILIES if limits.only in family.shown)


def patterns(limits: Limits) -> Iterator[Growth]:
    """Every pattern of the built-in rules alone, over the families made of itself."""
    return (
        measure(family, lambda text, pattern=pattern: sum(1 for _ in pattern.finditer(text)), limits)
        for path, pattern in patterns_of(built_in_pack()).items()
        if limits.only in path
        for family in families_of(path, pattern)
    )


def told(found: Iterator[Growth], *, each: bool) -> list[Growth]:
    """All of them; each is also said when it is there, since the whole may take hours."""
    listed = []
    for growth in found:
        listed.append(growth)
        if each:
            print(growth.line(), file=sys.stderr, flush=True)
    return listed


def table(title: str, found: list[Growth]) -> str:
    head = f"{title}: {len(found)} families\n\n| family | 8n | T(8n) ÷ T(n) | ns a character |\n|---|---|---|---|"
    worst = sorted(found, key=lambda growth: -growth.ratio)[:SHOWN]
    slowest = sorted(found, key=lambda growth: -growth.nanoseconds)[: SHOWN // 4]
    return (
        "\n".join(
            [
                head,
                *(growth.line() for growth in worst),
                "| *the slowest* | | | |",
                *(growth.line() for growth in slowest),
            ]
        )
        + "\n"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--longest", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--tries", type=int, default=TRIES)
    parser.add_argument("--each", action="store_true", help="say each figure on standard error when it is there")
    parser.add_argument("--only", default="", help="families whose name holds this")
    parser.add_argument("--patterns", action="store_true")
    parser.add_argument("--stages", action="store_true")
    given = parser.parse_args()
    limits = Limits(given.longest, given.seconds, given.tries, given.only)
    found: list[Growth] = []
    for title, wanted, run in (("Stages", given.stages, stages), ("Patterns", given.patterns, patterns)):
        if wanted or not (given.stages or given.patterns):
            part = told(run(limits), each=given.each)
            print(table(title, part), flush=True)
            found += part
    return max((growth.ratio for growth in found), default=0) > FAIL


if __name__ == "__main__":
    sys.exit(main())
