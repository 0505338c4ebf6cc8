"""Peak memory of the whole program, bytes a character, over texts of three lengths: like real ones, and hostile.

python bench/memory.py [LENGTH…]   (200000 1000000 5000000 characters by default)

Each text is read in a process of its own; what the program takes for a text of one sentence is taken off.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from growth_families import FAMILIES

ROOT = Path(__file__).resolve().parent.parent
REAL = (ROOT / "samples" / "rectification-county.txt").read_text("utf-8")
SHOWN = {family.shown: family for family in FAMILIES}
HOSTILE = ("text: unbroken 汉字", "quantities: 其中 nested", "outline: two levels", "checks: closed brackets")
KB = 1024


def peak(path: Path) -> int:
    """The most bytes that the program held while it read a file."""
    command = [sys.executable, "-m", "notice_parser", str(path), "-o", os.devnull]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    assert running.returncode == 0
    return usage.ru_maxrss * KB


def main() -> None:
    lengths = [int(given) for given in sys.argv[1:]] or [200_000, 1_000_000, 5_000_000]
    texts = {"a notice, again and again": lambda length: (REAL * (length // len(REAL) + 1))[:length]}
    texts |= {name: SHOWN[name].text for name in HOSTILE}
    print("| text | " + " | ".join(f"{length:,} characters" for length in lengths) + " |")
    print("|---" * (len(lengths) + 1) + "|")
    with TemporaryDirectory() as place:
        path = Path(place) / "text.txt"
        path.write_text("共3件。", "utf-8")
        least = peak(path)
        for name, text in texts.items():
            row = []
            for length in lengths:
                path.write_text(text(length), "utf-8")
                row.append(f"{(peak(path) - least) / length:,.0f}")
            print(f"| {name} | {' | '.join(row)} |", flush=True)
    print(f"\nBytes a character over the {least // KB // KB} MB that the program takes for one sentence.")


if __name__ == "__main__":
    main()
