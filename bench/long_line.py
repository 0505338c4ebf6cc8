"""A text of many megabytes on one line: time, memory, and how they grow with the length.

    python bench/long_line.py [MEGABYTES]    (20 by default)

Each length is parsed by the program in a process of its own, as a person would run it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

SENTENCE = "2024年以来，全县共受理信访举报55件次，其中立案3件，同比增长20.43%，给予党纪处分7人，挽回经济损失74.60万元；"
MEGABYTE = 1_000_000
STEPS = (8, 4, 2, 1)


def measure(path: Path, out: Path) -> tuple[float, float]:
    """Seconds and peak memory in megabytes of one run. Raises CalledProcessError where it fails."""
    command = [sys.executable, "-m", "notice_parser", str(path), "--compact", "-o", str(out)]
    start = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main() -> None:
    size = float(sys.argv[1]) if len(sys.argv) > 1 else 20.0
    raw = SENTENCE.encode()
    print(f"{'text MB':>8} {'seconds':>8} {'MB/s':>6} {'peak MB':>8}")
    with TemporaryDirectory() as folder:
        path, out = Path(folder) / "line.txt", Path(folder) / "out.json"
        for step in STEPS:
            path.write_bytes(raw * max(1, int(size * MEGABYTE / step / len(raw))))
            taken, peak = measure(path, out)
            text_size = path.stat().st_size / MEGABYTE
            print(f"{text_size:8.2f} {taken:8.2f} {text_size / taken:6.2f} {peak:8.0f}", flush=True)


if __name__ == "__main__":
    main()
