"""Break every fixture many times, seeded: each broken copy gives a notice that keeps the contract, or one clean error.

    python bench/fuzz_readers.py [--times N] [--seed S] [--folder FOLDER] [FORMAT …]

FORMAT names folders of the fixtures, all that FORMATS lists by default; the table says how many copies of each, for
LibreOffice takes seconds for one. A fault is printed with its number; the same seed brings it back.

Exit 0 where all holds, 1 where something does not, 2 where there is no such folder.
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
sys.path[:0] = [str(ROOT / "tests"), str(SHARED / "score")]

from fuzzing import Judge, fuzz  # noqa: E402

# Folder of fixtures → how many broken copies of each file. A format is added by a line here.
FORMATS = {
    "txt": 1000,
    "md": 1000,
    "html": 1000,
    "docx": 1000,
    "archive": 1000,
    "pdf": 1000,
    "ofd": 1000,
    "rtf": 1000,
    "eml": 300,
    "mht": 300,
    "doc": 20,  # each ends within the 60 s that the reader gives LibreOffice
}
MOST_SHOWN = 5
# The contract counts U+FEFF as white space; the check of tiling does not.
MARK = r"\ufeff"


def contract_judge() -> Judge | None:
    """The check of the contract that stands beside the checkout, if it does."""
    if not (SHARED / "score" / "contract_check.py").is_file():
        return None
    check = import_module("contract_check").check_contract
    return lambda notice, raw: [fault for fault in check(notice, raw) if not (MARK in fault and "tiling" in fault)]


def fuzz_one(path: Path, others: dict[str, Path], times: int | None, seed: int) -> list[tuple[int, str]]:
    return list(fuzz(path, others[path.name].read_bytes(), times_of(path, times), seed, contract_judge()))


def times_of(path: Path, times: int | None) -> int:
    """How many broken copies: as given, else as the table says."""
    return times if times is not None else FORMATS[path.parent.name]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("formats", nargs="*", default=list(FORMATS))
    parser.add_argument("--times", type=int)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--folder", type=Path, default=SHARED / "fixtures")
    given = parser.parse_args()
    paths = sorted(p for name in given.formats for p in (given.folder / name).glob("*") if p.suffix != ".json")
    if not paths:
        print(f"{given.folder}: holds no fixtures of {' '.join(given.formats)}", file=sys.stderr)
        return 2
    others = {path.name: paths[(index * 7 + 3) % len(paths)] for index, path in enumerate(paths)}
    failed = 0
    with ProcessPoolExecutor() as pool:
        work = partial(fuzz_one, others=others, times=given.times, seed=given.seed)
        for path, faults in zip(paths, pool.map(work, paths), strict=True):
            failed += bool(faults)
            line = f"{path.parent.name}/{path.name}  {len(faults)} of {times_of(path, given.times)}"
            print(f"{'FAIL' if faults else 'holds'}  {line}", flush=True)
            for number, fault in faults[:MOST_SHOWN]:
                print(f"      copy {number}: {fault[:300]}", flush=True)
    print(f"{len(paths)} fixtures in broken copies: {failed} do not hold")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
