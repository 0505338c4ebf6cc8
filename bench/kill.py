"""Batch: documents with bad ones among them; killed with SIGKILL at random moments and taken up, all is the same.

python bench/kill.py [DOCUMENTS] [KILLS] [SEED]    (2000, 5 and 1 by default; 1 in 100 documents is bad)

One kill in four comes while the program starts, the others after it has written some documents more, one of them when
it is about to end; in between the run is taken up each time.

Exit 0 where all holds, 1 where something does not.
"""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from collection import make_collection

PROGRAM = (sys.executable, "-m", "notice_parser", "batch", "in", "-j", "2")


def run_whole(folder: Path, out: str) -> tuple[int, list[str], float]:
    """Exit status, lines on standard error, seconds."""
    start = time.perf_counter()
    result = subprocess.run([*PROGRAM, "-o", out], cwd=folder, capture_output=True, check=False)
    return result.returncode, result.stderr.decode("utf-8").splitlines(), time.perf_counter() - start


def run_killed(folder: Path, out: str, lines: int, seconds: float) -> int:
    """Kill a run so long after its manifest has that many lines; how many it has then."""
    process = subprocess.Popen([*PROGRAM, "-o", out], cwd=folder, stderr=subprocess.DEVNULL)
    while lines and process.poll() is None and lines_of(folder / out) < lines:
        time.sleep(0.01)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    return lines_of(folder / out)


def lines_of(out: Path) -> int:
    manifest = out / "manifest.ndjson"
    return manifest.read_bytes().count(b"\n") if manifest.exists() else 0


def digest(folder: Path) -> tuple[str, int]:
    """Of every name and every byte below a folder; how many files there are."""
    said, files = hashlib.sha256(), 0
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        said.update(os.fsencode(path.relative_to(folder)) + b"\0" + hashlib.sha256(path.read_bytes()).digest())
        files += 1
    return said.hexdigest(), files


def named(lines: list[str]) -> list[str]:
    return sorted(line.removeprefix("notice-parse: in/").partition(":")[0] for line in lines[:-1])


def look_at_failures(status: int, lines: list[str], bad: list[str], size: int) -> list[str]:
    """What is not as it should be in a run that was left alone."""
    faults = [] if status == 1 else [f"exit status {status}, not 1"]
    faults += [] if named(lines) == bad else [f"named are {len(lines) - 1} inputs, not the {len(bad)} bad ones"]
    summary = f"{size} inputs: {size - len(bad)} done, {len(bad)} failed"
    return faults + ([] if lines[-1].endswith(summary) else [f"it says: {lines[-1]}"])


def kill_and_resume(folder: Path, size: int, kills: int, chance: random.Random) -> list[str]:
    """What differs between the result of one run and that of one killed so many times."""
    at_work = sorted(chance.randrange(1, size) for _ in range(kills - kills // 4 - 1))
    for lines in sorted([*[0] * (kills // 4), *at_work, size - 1]):
        seconds = chance.uniform(0.0, 0.3 if lines else 1.0)
        phase = "at the start" if not lines else "about to end" if lines == size - 1 else "at work"
        left = run_killed(folder, "killed", lines, seconds)
        print(f"killed {phase}, {seconds:.2f} s after line {lines}: {left} of {size} lines in the manifest", flush=True)
    status, lines, seconds = run_whole(folder, "killed")
    print(f"taken up: exit {status} in {seconds:.1f} s; {lines[-1]}")
    once, often = digest(folder / "whole"), digest(folder / "killed")
    return [] if once == often and status == 1 else [f"the result differs: {once} and {often}"]


def look(size: int, kills: int, seed: int) -> list[str]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        bad = make_collection(folder / "in", size, bad=max(1, size // 100))
        status, lines, seconds = run_whole(folder, "whole")
        print(f"one run: exit {status} in {seconds:.1f} s, {size / seconds:.1f} documents a second; {lines[-1]}")
        faults = look_at_failures(status, lines, bad, size)
        faults += kill_and_resume(folder, size, kills, random.Random(seed))
        verified = subprocess.run([*PROGRAM[:3], "verify", "killed"], cwd=folder, capture_output=True, check=False)
        print(f"verify: exit {verified.returncode}; {verified.stderr.decode('utf-8').splitlines()[-1]}")
        return faults + ([] if verified.returncode == 0 else ["verify finds differences"])


def main() -> int:
    given = [int(argument) for argument in sys.argv[1:]]
    size, kills, seed = (*given, *(2000, 5, 1)[len(given) :])
    faults = look(size, kills, seed)
    print("\n".join(faults) or f"holds: {size} documents, {kills} kills, seed {seed}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
