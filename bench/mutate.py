"""Put faults into sound notices and count how many the checks find, by kind.

    python bench/mutate.py [FILE_OR_FOLDER...] [--faults 500] [--seed 7] [--missed] [--floor 0.92]

Without a path the invented notices of the repository are taken: samples/, bench/notices/, eval/invented/. Each fault
is one change to one text (bench/mutate_kinds.py); it is found when the changed text has a finding near it of a code
that fits its kind and that the sound text does not have there. Prints a table; --missed also what was not found.
Exit 1 below the floor, 2 where nothing can be changed.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from mutate_kinds import KINDS, Edit
from notice_parser import parse_text
from notice_parser.notice import Finding

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("samples", "bench/notices", "eval/invented")
LONGEST = 40_000
NEAR = 250


@dataclass(frozen=True, slots=True)
class Fault:
    kind: str
    path: str
    edit: Edit

    def put_into(self, text: str) -> str:
        return text[: self.edit.start] + self.edit.words + text[self.edit.end :]


@lru_cache(maxsize=64)
def sound(path: str) -> tuple[str, Counter[tuple[str, str]]]:
    """The text of a file, and the findings that it has as it stands."""
    text = read(Path(path))
    return text, Counter(sign(finding) for finding in parse_text(text).findings)


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig", errors="replace").replace("\r\n", "\n")[:LONGEST]


def sign(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.message


def found_by(fault: Fault) -> str | None:
    """The code of a new finding near the fault, None where it is missed."""
    text, before = sound(fault.path)
    seen: Counter[tuple[str, str]] = Counter()
    for finding in parse_text(fault.put_into(text)).findings:
        seen[sign(finding)] += 1
        offsets = [offset for quote in finding.quotes for offset in (quote.start, quote.end)]
        is_near = bool(offsets) and min(offsets) - NEAR <= fault.edit.start <= max(offsets) + NEAR
        is_new = seen[sign(finding)] > before[sign(finding)] or finding.code == "unpaired_mark"
        if is_near and is_new and finding.code in KINDS[fault.kind][1]:
            return finding.code
    return None


def choose(faults: list[Fault], count: int, chance: random.Random) -> list[Fault]:
    """An equal number of each kind as far as there are so many; what is left goes to the others."""
    by_kind: dict[str, list[Fault]] = defaultdict(list)
    for fault in faults:
        by_kind[fault.kind].append(fault)
    chosen: list[Fault] = []
    kinds = sorted(by_kind, key=lambda kind: (len(by_kind[kind]), kind))
    for index, kind in enumerate(kinds):
        share = (count - len(chosen)) // (len(kinds) - index)
        chosen.extend(chance.sample(by_kind[kind], min(share, len(by_kind[kind]))))
    return sorted(chosen, key=lambda fault: (fault.path, fault.edit.start, fault.kind))


def files_of(places: list[Path]) -> list[Path]:
    return [file for place in places for file in ([place] if place.is_file() else sorted(place.rglob("*.txt")))]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("places", nargs="*", type=Path)
    parser.add_argument("--faults", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--missed", action="store_true", help="print what was not found")
    parser.add_argument("--floor", type=float, default=0.0)
    args = parser.parse_args()
    texts = {str(file): read(file) for file in files_of(args.places or [ROOT / name for name in FOLDERS])}
    made = [
        Fault(kind, path, edit)
        for path, text in texts.items()
        for kind, (find, _) in KINDS.items()
        for edit in find(text)
    ]
    chosen = choose(made, args.faults, random.Random(args.seed))
    if not chosen:
        print("nothing there can be changed", file=sys.stderr)
        return 2
    with ProcessPoolExecutor(args.jobs) as pool:
        results = list(zip(chosen, pool.map(found_by, chosen, chunksize=12), strict=True))
    for fault, code in results:
        if code is None and args.missed:
            words = fault.put_into(texts[fault.path])[max(0, fault.edit.start - 60) : fault.edit.start + 90]
            print(f"{fault.kind}: {Path(fault.path).name}: {words.replace(chr(10), '⏎')}")
    share = report(results)
    return 1 if share < args.floor else 0


def report(results: list[tuple[Fault, str | None]]) -> float:
    """Print the table; give the share that was found."""
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    for fault, code in results:
        by_kind[fault.kind][code or ""] += 1
    print(f"{'fault':26} {'made':>5} {'found':>6} {'share':>6}  by code")
    for kind in (kind for kind in KINDS if kind in by_kind):
        codes = by_kind[kind]
        made, hits = codes.total(), codes.total() - codes[""]
        said = ", ".join(f"{code} {number}" for code, number in codes.most_common() if code)
        print(f"{kind:26} {made:5} {hits:6} {hits / made:6.2f}  {said}")
    hits = sum(code is not None for _, code in results)
    print(f"{'all':26} {len(results):5} {hits:6} {hits / len(results):6.2f}")
    return hits / len(results)


if __name__ == "__main__":
    sys.exit(main())
