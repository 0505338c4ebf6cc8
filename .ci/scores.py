"""Hold the scores of .ci/minimums: `python .ci/scores.py SHARED`, where SHARED holds score/, notices/ and cases/.

A line of .ci/minimums is a notice or a file of cases and the figures that it must reach: `notices/NAME FIGURE=VALUE …`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

MINIMUMS = Path(__file__).with_name("minimums")


def read_minimums() -> dict[str, list[str]]:
    """What is scored → its `FIGURE=VALUE` words; a name may stand on several lines."""
    minimums: dict[str, list[str]] = {}
    for line in MINIMUMS.read_text("utf-8").splitlines():
        name, *figures = line.partition("#")[0].split() or [""]
        if name:
            minimums.setdefault(name, []).extend(figures)
    return minimums


def score(shared: Path, name: str, figures: list[str]) -> int:
    """The exit status of the scorer for one notice or file of cases; what it says goes to this program's output."""
    at_least = [word for figure in figures for word in ("--min", figure)]
    scorer = shared / "score"
    if name.startswith("cases/"):
        return subprocess.run([sys.executable, str(scorer / "run_cases.py"), str(shared / name), *at_least]).returncode
    source = shared / f"{name}.txt"
    with TemporaryDirectory() as folder:
        out = Path(folder) / "out.json"
        subprocess.run([sys.executable, "-m", "notice_parser", str(source), "-o", str(out)], check=True)
        gold = shared / f"{name}.gold.json"
        command = [sys.executable, str(scorer / "score.py"), str(gold), str(out), "--source", str(source), *at_least]
        return subprocess.run(command).returncode


def main() -> int:
    shared, failed = Path(sys.argv[1]), []
    for name, figures in read_minimums().items():
        print(f"\n{name}", flush=True)
        if score(shared, name, figures):
            failed.append(name)
    print(f"\nbelow its minimum: {', '.join(failed)}" if failed else "\nall scores reach their minimums")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
