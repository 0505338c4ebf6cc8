"""This program beside the nearest others on one notice: time, and what each finds of what a person read in it.

    python eval/peers.py [NOTICE] [TURNS]
(samples/rectification-county.txt and 7 turns by default; NOTICE.gold.json must lie beside NOTICE.txt)

    pip install jionlp recognizers-text-suite 'emoji==1.1.0' duckling-chinese

installs the others (Recognizers-Text needs that emoji, Duckling a Java). One that is not installed is named and left
out. Prints a table of Markdown. A peer's answer counts as right where any of its answers at that place is right.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CALLS = Path(__file__).resolve().parent / "peer_calls.py"
sys.path.insert(0, str(ROOT / "tests"))

from notice_parser import __version__, parse_text  # noqa: E402
from peer_calls import DAY, PEERS, Answer, Peer  # noqa: E402
from scoring import Item, allowed, bounds, overlap, pair_up, score  # noqa: E402

NOTHING = (sys.executable, "-c", "pass")
PROGRAM = (sys.executable, "-m", "notice_parser")
FIELDS = ("measured", "action", "actor", "scope", "status", "period", "part_of")
NONE = "–"


@dataclass(frozen=True)
class Task:
    """A notice, what a person read in it, and the day that its words are read."""

    path: Path
    text: str
    gold: Item
    day: date

    @property
    def quantities(self) -> list[Item]:
        """Those with a number of their own, which 三分之二 has not."""
        return [one for one in self.gold["quantities"] if not one.get("optional") and None not in allowed(one["value"])]

    @property
    def dates(self) -> list[Item]:
        """Those that say an end at all."""
        return [one for one in self.gold["dates"] if not one.get("optional") and None not in said_ends(one)]


@dataclass(frozen=True)
class Column:
    """What is said of one program: seconds, and how much it finds."""

    name: str
    cold: float
    warm: float
    given: int
    numbers: int
    units: int
    dates: int
    fields: tuple[str, ...]


def task_of(path: Path) -> Task:
    text = path.read_bytes().decode("utf-8")
    issued = parse_text(text).issued_on
    gold = json.loads(path.with_suffix(".gold.json").read_text("utf-8"))
    return Task(path, text, gold, date.fromisoformat(issued.date) if issued else DAY)


def said_ends(gold: Item) -> list[Any]:
    return [bounds(choice) for choice in allowed(gold["bounds"])]


def number(value: Any) -> Decimal:
    return Decimal(str(value))


def is_number_right(gold: Item, answers: list[Answer]) -> bool:
    """The number as written or in the unit that it stands for; of a range both, in one answer or in two."""
    low, top = numbers_of(gold, "value", "base_value"), numbers_of(gold, "value_max", "base_value_max")
    has_low = any(found in low for answer in answers for found in answer.values[:1])
    return has_low and (not top or any(found in top for answer in answers for found in answer.values))


def numbers_of(gold: Item, *keys: str) -> list[Decimal]:
    return [number(choice) for key in keys for choice in allowed(gold[key]) if choice is not None]


def is_unit_right(gold: Item, answers: list[Answer]) -> bool:
    """A number with its unit, as written or in the unit it stands for."""
    for value, unit in (("value", "unit"), ("base_value", "base_unit")):
        for answer in answers:
            is_said = bool(answer.values) and answer.values[0] in numbers_of(gold, value)
            if is_said and answer.unit is not None and answer.unit in allowed(gold[unit]):
                return True
    return False


def is_date_right(gold: Item, answers: list[Answer]) -> bool:
    """Each end that the notice says; 截至 says one."""
    return any(
        answer.bounds is not None
        and all(end in (None, found) for end, found in zip(wanted, answer.bounds, strict=True))
        for answer in answers
        for wanted in said_ends(gold)
    )


def at(gold: Item, answers: list[Answer]) -> list[Answer]:
    return [answer for answer in answers if overlap(gold, {"start": answer.start, "end": answer.end}) > 0]


def count(golds: list[Item], answers: list[Answer], is_right: Callable[[Item, list[Answer]], bool]) -> int:
    return sum(is_right(gold, at(gold, answers)) for gold in golds)


def own_answers(notice: Item) -> list[Answer]:
    """This program's quantities and dates in the shape of a peer's, to be judged alike."""
    found = []
    for one in notice["quantities"]:
        for value, unit in (("value", "unit"), ("base_value", "base_unit")):
            numbers = tuple(number(one[key]) for key in (value, f"{value}_max") if one[key] is not None)
            found.append(Answer(one["start"], one["end"], numbers, one[unit]))
    return found + [Answer(one["start"], one["end"], bounds=(one["from"], one["to"])) for one in notice["dates"]]


def own_fields(task: Task, notice: Item) -> tuple[str, ...]:
    """For each field of a statement how many are right, of those that the person found said."""
    shares = score(task.gold, notice)
    pairs = [wanted for wanted, _ in pair_up(task.gold["quantities"], notice["quantities"])]
    cells = []
    for name in FIELDS:
        said = sum(not one.get("optional") and name in one and None not in allowed(one[name]) for one in pairs)
        cells.append(f"{round(shares.get(f'{name}_said', 1.0) * said)} of {said}")
    return tuple(cells)


def seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def medians(turns: int, actions: list[Callable[[], object]]) -> list[float]:
    """The median time of each action, all taken in turn."""
    taken = [[seconds(action) for action in actions] for _ in range(turns)]
    return [median(column) for column in zip(*taken, strict=True)]


def process(*command: str) -> Callable[[], object]:
    return lambda: subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def columns(task: Task, peers: list[Peer], turns: int) -> list[Column]:
    """This program and each peer, timed in turn and judged by one measure."""
    day = task.day.isoformat()
    colds = medians(
        turns,
        [
            process(*NOTHING),
            process(*PROGRAM, str(task.path)),
            *(process(sys.executable, str(CALLS), peer.name, str(task.path), day) for peer in peers),
        ],
    )
    reads = [lambda peer=peer: peer.read(task.text, task.day) for peer in peers]
    notice = json.loads(parse_text(task.text).model_dump_json())
    with redirect_stdout(sys.stderr):  # some greet when they are loaded
        found = [own_answers(notice), *(read() for read in reads)]
    warms = medians(turns, [lambda: parse_text(task.text).model_dump_json(), *reads])
    fields = [own_fields(task, notice), *((NONE,) * len(FIELDS) for _ in peers)]
    given = [len(notice["quantities"]) + len(notice["dates"]), *map(len, found[1:])]
    names = [f"notice-parse {__version__}", *(f"{peer.name} {version(peer.package)}" for peer in peers)]
    return [
        Column(
            name,
            cold / colds[0],
            warm / warms[0],
            total,
            count(task.quantities, answers, is_number_right),
            count(task.quantities, answers, is_unit_right),
            count(task.dates, answers, is_date_right),
            cells,
        )
        for name, cold, warm, total, answers, cells in zip(names, colds[1:], warms, given, found, fields, strict=True)
    ]


def table(task: Task, found: list[Column]) -> str:
    rows: dict[str, list[str]] = {
        "time of a whole process ÷ `python -c pass`": [f"{one.cold:.1f}" for one in found],
        "time when warm ÷ notice-parse": [f"{one.warm:.2f}" for one in found],
        "answers given, quantities and dates": [str(one.given) for one in found],
        f"number right, of {len(task.quantities)} quantities": [str(one.numbers) for one in found],
        f"number and unit right, of {len(task.quantities)}": [str(one.units) for one in found],
        f"ends right, of {len(task.dates)} dates": [str(one.dates) for one in found],
    }
    rows |= {f"`{name}` right, of those said": [one.fields[at] for one in found] for at, name in enumerate(FIELDS)}
    head = [["", *(one.name for one in found)], ["---"] * (len(found) + 1)]
    return "\n".join(f"| {' | '.join(line)} |" for line in (*head, *([name, *cells] for name, cells in rows.items())))


def main() -> None:
    given = sys.argv[1:]
    path = Path(given[0]) if given else ROOT / "samples" / "rectification-county.txt"
    turns = int(given[1]) if len(given) > 1 else 7
    peers = [peer for peer in PEERS if find_spec(peer.module) is not None]
    task = task_of(path)
    print(table(task, columns(task, peers, turns)))
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(f"\n{path.name}, {len(task.text)} characters, medians of {turns} turns taken alternately;", end=" ")
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, load {busy:.1f}.")
    for peer in PEERS:
        print(f"{peer.name}: {peer.called}." if peer in peers else f"{peer.name}: not installed, not compared.")


if __name__ == "__main__":
    main()
