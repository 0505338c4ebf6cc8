"""Hold the figures of .ci/minimums, or raise them: `python .ci/scores.py SHARED [--raise]`.

SHARED holds score/ (the scorers), notices/, cases/, gold/ and ledger/. A line of .ci/minimums names what is scored and
figures that it must reach: `notices/NAME FIGURE=VALUE …`, `cases/FILE …`, `ledger/open …` and `ledger/pairs …` for all
notices and pairs there, or `eval/GROUP …` for a group of eval/records.py, of which only the figures that are named are
held. What `--raise` writes is never lower than what stood there.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
MINIMUMS = ROOT / ".ci" / "minimums"
HEAD = (
    "# What must be reached, never lowered without a reason in the commit; `.ci/scores.py SHARED --raise` writes it.\n"
)
ROUNDED = 1e-4  # the scorers print four places
NOTICES = (".html", ".docx", ".xlsx", ".pdf", ".txt")
NOT_HELD = (".p", ".r", "_near", "_place")
Figures = dict[str, float]


def read_minimums() -> dict[str, Figures]:
    """What is scored → its figures and their minimums; a name may stand on several lines."""
    minimums: dict[str, Figures] = {}
    for line in MINIMUMS.read_text("utf-8").splitlines():
        name, *words = line.partition("#")[0].split() or [""]
        if name:
            minimums.setdefault(name, {}).update((key, float(value)) for key, value in (w.split("=") for w in words))
    return minimums


def run_scorer(shared: Path, name: str, minimums: Figures | None = None) -> subprocess.CompletedProcess[str]:
    """Score one name with the Python that runs this; without minimums the scorer prints its figures as JSON."""
    kind, _, rest = name.partition("/")
    prefix = f"{rest}:" if kind == "eval" else ""
    options = ["--json"] if minimums is None else minimum_options(minimums, prefix)
    if kind == "eval":
        return run(str(ROOT / "eval" / "gold.py"), str(shared), "--group", rest, *options)
    if kind == "cases":
        return run(str(shared / "score" / "run_cases.py"), str(shared / name), *options)
    if kind == "ledger":
        return run_ledger_scorer(shared, name, options)
    source, gold = shared / f"{name}.txt", shared / f"{name}.gold.json"
    with TemporaryDirectory() as folder:
        out = Path(folder) / "out.json"
        run("-m", "notice_parser", str(source), "-o", str(out))
        scorer = str(shared / "score" / "score.py")
        return run(scorer, str(gold), str(out), "--source", str(source), *options)


def run_ledger_scorer(shared: Path, name: str, options: list[str]) -> subprocess.CompletedProcess[str]:
    """Score the ledgers of all notices of a folder, or the comparisons of all its pairs."""
    command = "ledger" if name == "ledger/open" else "compare"
    with TemporaryDirectory() as folder:
        files: list[str] = []
        for gold in sorted((shared / name).glob(f"*.{command}.json")):
            out = Path(folder) / gold.name
            run("-m", "notice_parser", command, *inputs_of(gold, command), "-f", "json", "-o", str(out))
            files += [str(gold), str(out)]
        return run(str(shared / "score" / f"score_{command}.py"), *files, *options)


def inputs_of(gold: Path, command: str) -> list[str]:
    """The notices that a gold file is of: the one beside it that is no source text, or the two that it names."""
    if command == "compare":
        named = json.loads(gold.read_text("utf-8"))
        return [str(gold.parent / named["old"]), str(gold.parent / named["new"])]
    stem = gold.name.removesuffix(".ledger.json")
    return [str(next(path for suffix in NOTICES if (path := gold.parent / f"{stem}{suffix}").exists()))]


def minimum_options(minimums: Figures, prefix: str) -> list[str]:
    return [word for key, value in minimums.items() for word in ("--min", f"{prefix}{key}={value}")]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True)


def hold(shared: Path, name: str, minimums: Figures) -> bool:
    """Does it reach its minimums? Where not, what the scorer printed is shown."""
    result = run_scorer(shared, name, minimums)
    print(f"{name}: {'reached' if result.returncode == 0 else 'NOT reached'}", flush=True)
    if result.returncode:
        print(result.stdout + result.stderr, flush=True)
    return result.returncode == 0


def raised(shared: Path, name: str, minimums: Figures) -> Figures:
    """The minimums at what is reached now, rounded down to three places."""
    printed = json.loads(run_scorer(shared, name).stdout)
    figures = printed[name.partition("/")[2]] if name.startswith("eval/") else printed.get("figures", printed)
    return {
        key: max(1.0 if value == 1 else math.floor((value - ROUNDED) * 1000) / 1000, minimums.get(key, 0.0))
        for key, value in figures.items()
        if (key in minimums if name.startswith("eval/") else not key.endswith(NOT_HELD))
    }


def main() -> int:
    shared, minimums = Path(sys.argv[1]).resolve(), read_minimums()
    if sys.argv[2:] == ["--raise"]:
        lines = [
            f"{name} {key}={value:g}\n"
            for name, least in minimums.items()
            for key, value in raised(shared, name, least).items()
        ]
        MINIMUMS.write_text(HEAD + "".join(lines), "utf-8")
        return 0
    held = [hold(shared, name, least) for name, least in minimums.items()]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
