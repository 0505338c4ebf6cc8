"""Looks for faults behind one door, guided by what the program runs through (atheris, libFuzzer).

    python tests/fuzz/guided.py DOOR [--corpus FOLDER] [--seconds N] [libFuzzer options, as in -runs=1000]

DOOR is text, file, source, rules, outputs, ledger or compare; doors.py says what must hold behind each. The folder of
the corpus is filled with the seeds, kept and added to from run to run; without one it is thrown away. The run ends at
the first fault, with the bytes that brought it out in crash-… in the folder where it was started: made smaller, they
become a seed, named for the fault (see seeds/). Needs `pip install atheris`; exit 3 where it is not installed.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
LONGEST = {
    "text": 1500,
    "file": 20_000,
    "source": 20_000,
    "rules": 1500,
    "outputs": 800,
    "ledger": 1200,
    "compare": 1500,
}

try:
    import atheris
except ModuleNotFoundError:
    print("atheris is not installed, no guided run: pip install atheris", file=sys.stderr)
    sys.exit(3)

with atheris.instrument_imports(include=["notice_parser"]):
    from doors import DOORS, judge, seeds

    from notice_parser.readers.formats import INPUT_FORMATS
    from notice_parser.writers.formats import OUTPUT_FORMATS

    readers = {each.reader for each in INPUT_FORMATS if each.reader}
    writers = {each.module for each in OUTPUT_FORMATS}
    for module in ("notice_parser.pipeline", "notice_parser.readers.archive", *sorted(readers | writers)):
        import_module(module)
from made import made_files  # noqa: E402
from mutations import break_one, dictionary  # noqa: E402


class FaultFound(AssertionError):
    """What libFuzzer is shown of a fault, so that it keeps the bytes."""


def fill(corpus: Path, door: str) -> list[bytes]:
    """Put the seeds of a door into the corpus; all that lies there now."""
    corpus.mkdir(parents=True, exist_ok=True)
    for path in seeds(door):
        (corpus / path.name).write_bytes(path.read_bytes())
    for name, raw in made_files().items() if door in ("file", "source") else ():
        (corpus / name).write_bytes(raw)
    return [path.read_bytes() for path in sorted(corpus.iterdir())]


def run(door: str, corpus: Path, options: list[str]) -> None:
    """Runs until a fault is found or the options say enough. Does not return."""
    others = fill(corpus, door)

    def try_one(raw: bytes) -> None:
        faults = judge(door, raw)
        if faults:
            raise FaultFound("\n".join(faults[:9]))

    def change(raw: bytes, longest: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.3:
            return bytes(atheris.Mutate(raw, longest))
        return break_one(door, raw, chance.choice(others), chance)[:longest]

    words = corpus.parent / f"{corpus.name}.dict"
    words.write_text(dictionary(), "ascii")
    standard = [f"-max_len={LONGEST[door]}", f"-dict={words}", "-timeout=30", "-rss_limit_mb=3000"]
    atheris.Setup([sys.argv[0], *standard, *options, str(corpus)], try_one, custom_mutator=change)
    atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("door", choices=list(DOORS))
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--seconds", type=int, default=60)
    given, options = parser.parse_known_args()
    options = [f"-max_total_time={given.seconds}", *options]
    if given.corpus:
        run(given.door, given.corpus, options)
    with TemporaryDirectory() as place:  # left behind where libFuzzer ends the process
        run(given.door, Path(place) / "corpus", options)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main()
