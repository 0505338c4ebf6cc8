"""Put small errors into the program, one at a time, and count those that its tests do not notice.

    python eval/mutants.py [--only ID]... [--jobs 2] [--most 2]

eval/mutants.yaml lists the mutations: a file, a text in it, what replaces it, and the tests that must fail then. Each
runs in a copy of the checkout. Prints one line per mutant; exit status 1 where more than `--most` survive, 2 where a
text is no longer found exactly once or tests fail without any mutation: the list must follow the code.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "eval" / "mutants.yaml"
COPIED = ("src", "patterns", "tests", "samples", "docs", "bench", "eval", "tools", ".ci")
MOST_SURVIVORS = 2
SECONDS = 600  # for the tests of one mutant; a mutant that hangs is noticed


@dataclass(frozen=True, slots=True)
class Mutant:
    """One error: `old` is replaced by `new` in `file`, and one of `tests` must fail."""

    id: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def apply(self, folder: Path) -> None:
        """Mutate a copy of the checkout. Raises ValueError where the text is not there exactly once."""
        path = folder / self.file
        text = path.read_text("utf-8") if path.is_file() else ""
        if text.count(self.old) != 1:
            raise ValueError(f"{self.id}: {self.file} holds {self.old!r} {text.count(self.old)} times, not once")
        path.write_text(text.replace(self.old, self.new), "utf-8")


def read_mutants(path: Path = LIST) -> list[Mutant]:
    entries = yaml.safe_load(path.read_text("utf-8"))
    return [Mutant(**{**entry, "tests": tuple(entry["tests"])}) for entry in entries]


def copy_checkout(folder: Path) -> None:
    """Copy what the tests need, byte code too: it is made again where its source changes."""
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name)
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copy2(path, folder)


def run_tests(folder: Path, tests: tuple[str, ...]) -> bool:
    """Do these tests pass in a copy of the checkout?"""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "HYPOTHESIS_STORAGE_DIRECTORY": str(folder / ".h")}
    try:
        result = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return False
    if result.returncode not in (0, 1, 2):
        raise ValueError(f"pytest {' '.join(tests)} ends with {result.returncode}: {result.stdout.decode()[-300:]}")
    return result.returncode == 0


def survives(mutant: Mutant | None, tests: tuple[str, ...]) -> bool:
    """Do the tests pass all the same? Without a mutant: do they pass at all?"""
    with TemporaryDirectory(prefix="mutant-") as name:
        folder = Path(name)
        copy_checkout(folder)
        if mutant is not None:
            mutant.apply(folder)
        return run_tests(folder, tests)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", action="append", metavar="ID", help="only this mutant, repeatable")
    parser.add_argument("--jobs", type=int, default=2, help="how many mutants are tested at a time")
    parser.add_argument("--most", type=int, default=MOST_SURVIVORS, help="how many may survive")
    return parser.parse_args()


def main() -> int:
    given = arguments()
    mutants = [each for each in read_mutants() if given.only is None or each.id in given.only]
    tests = tuple(sorted({test for mutant in mutants for test in mutant.tests}))
    survivors = 0
    try:
        with ThreadPoolExecutor(given.jobs) as pool:
            unmutated = pool.submit(survives, None, tests)
            for mutant, alive in zip(mutants, pool.map(lambda each: survives(each, each.tests), mutants), strict=True):
                print(f"{'SURVIVES' if alive else 'killed  '}  {mutant.id}", flush=True)
                survivors += alive
            if not unmutated.result():
                raise ValueError(f"the tests fail without any mutation: pytest {' '.join(tests)}")
    except ValueError as error:
        print(f"mutants.py: {error}", file=sys.stderr)
        return 2
    print(f"{len(mutants)} mutants, {survivors} survive, at most {given.most} may")
    return 1 if survivors > given.most else 0


if __name__ == "__main__":
    sys.exit(main())
