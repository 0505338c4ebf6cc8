"""Parse every text of a folder and say what does not hold: crashes, quotes, tiling, bytes that differ, time.

    python eval/corpus.py [FOLDER]    (../shared/corpus/docs beside the checkout by default)

Exit 0 where all holds, 1 where something does not, 2 where there is no such folder.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from invariants import broken  # noqa: E402
from notice_parser import parse_file  # noqa: E402


def read_one(path: Path) -> tuple[list[str], int, float]:
    """What does not hold in one file, its length and the seconds its parsing took."""
    text = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    start = time.perf_counter()
    try:
        written = parse_file(str(path)).model_dump_json()
    except Exception as error:
        return [f"crash: {type(error).__name__}: {error}"], len(text), time.perf_counter() - start
    taken = time.perf_counter() - start
    faults = broken(json.loads(written), text)
    if parse_file(str(path)).model_dump_json() != written:
        faults.append("two runs differ")
    return faults, len(text), taken


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "corpus" / "docs"
    if not folder.is_dir():
        print(f"{folder}: no such folder; name one that holds texts", file=sys.stderr)
        return 2
    failed, length, seconds = 0, 0, 0.0
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".txt", ".md")):
        faults, size, taken = read_one(path)
        failed, length, seconds = failed + bool(faults), length + size, seconds + taken
        print(f"{path.name:32} {size:8} characters {taken * 1000:8.0f} ms  {'; '.join(faults[:3]) or 'holds'}")
    speed = length / max(seconds, 1e-9)
    print(f"{failed} files do not hold; {length} characters in {seconds:.2f} s, {speed:.0f} a second")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
