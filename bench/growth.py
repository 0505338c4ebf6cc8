"""How the time of the processor grows with the text: T(8n) ÷ T(n) of every family of bench/growth_families.py.

python bench/growth.py [--longest 1000000] [--seconds 1] [--only WORD] [--patterns | --stages]

A text is made longer until one of n characters takes `--seconds` or 8n is `--longest`. Prints the worst as a table and
the slowest by character; the exit status is 1 where a ratio is above 12.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
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


def measure(family: Family, action: Callable[[str], object], longest: int, most: float) -> Growth:
    """The least ratio of some tries: what is above it is the machine's doing."""
    length = SHORTEST
    while TIMES * length < longest and seconds(action, family.text(length)) < most / 2:
        length = min(2 * length, longest // TIMES)
    found: list[Growth] = []
    while len(found) < TRIES and (not found or found[-1].ratio > REACH):
        short = min(seconds(action, family.text(length)) for _ in range(TRIES))
        found.append(Growth(family, length, short, seconds(action, family.text(TIMES * length))))
    return min(found, key=lambda growth: growth.ratio)


def stages(longest: int, most: float, only: str = "") -> list[Growth]:
    """The whole parse of every family."""
    parse_text("")
    return [measure(family, parse_text, longest, most) for family in FAMILIES if only in family.shown]


def patterns(longest: int, most: float, only: str = "") -> list[Growth]:
    """Every pattern of the built-in rules alone, over the families made of itself."""
    return [
        measure(family, lambda text, pattern=pattern: sum(1 for _ in pattern.finditer(text)), longest, most)
        for path, pattern in patterns_of(built_in_pack()).items()
        if only in path
        for family in families_of(path, pattern)
    ]


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
    parser.add_argument("--only", default="", help="families whose name holds this")
    parser.add_argument("--patterns", action="store_true")
    parser.add_argument("--stages", action="store_true")
    given = parser.parse_args()
    found: list[Growth] = []
    for title, wanted, run in (("Stages", given.stages, stages), ("Patterns", given.patterns, patterns)):
        if wanted or not (given.stages or given.patterns):
            part = run(given.longest, given.seconds, given.only)
            print(table(title, part), flush=True)
            found += part
    return max((growth.ratio for growth in found), default=0) > FAIL


if __name__ == "__main__":
    sys.exit(main())
