"""List what the checks find in a corpus, for reading by eye: each error and warning with the words around it.

    python eval/check_corpus.py FILE_OR_FOLDER... [--level info] [--select CODE,CODE] [--jobs N] [--counts]

Prints a line a finding, `file:line:column severity code message ‖ words`, then how many there are by code, how many
notices have one, and how many were read. Folders are searched for .txt and .md files. Exit 2 where there are none.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from notice_parser import parse_file

LEVELS = ("error", "warning", "info")
AROUND = 40


def found_in(path: Path) -> list[tuple[str, str, str]]:
    """Severity, code and line to print of each finding in one file."""
    notice = parse_file(str(path))
    text = path.read_bytes().decode(notice.source.encoding or "utf-8").removeprefix("\ufeff")
    rows = []
    for finding in notice.findings:
        start = finding.quotes[0].start if finding.quotes else 0
        end = finding.quotes[-1].end if finding.quotes else 0
        line = text.count("\n", 0, start) + 1
        column = start - text.rfind("\n", 0, start)
        words = text[max(0, start - AROUND) : min(end + AROUND, start + 240)].replace("\n", "⏎")
        said = f"{path.name}:{line}:{column} {finding.severity} {finding.code} {finding.message} ‖ {words}"
        rows.append((finding.severity, finding.code, said))
    return rows


def files_of(places: list[Path]) -> list[Path]:
    found: list[Path] = []
    for place in places:
        inside = (each for each in place.rglob("*") if each.suffix in (".txt", ".md"))
        found.extend(sorted(inside) if place.is_dir() else [place])
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("places", nargs="+", type=Path)
    parser.add_argument("--level", choices=LEVELS, default="warning")
    parser.add_argument("--select", help="codes, joined by commas")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--counts", action="store_true", help="the table alone")
    args = parser.parse_args()
    files = files_of(args.places)
    if not files:
        print("no .txt or .md files there", file=sys.stderr)
        return 2
    shown = LEVELS[: LEVELS.index(args.level) + 1]
    codes = set(args.select.split(",")) if args.select else None
    counts: Counter[tuple[str, str]] = Counter()
    notices: Counter[str] = Counter()
    with ProcessPoolExecutor(args.jobs) as pool:
        for rows in pool.map(found_in, files, chunksize=8):
            kept = [row for row in rows if row[0] in shown and (codes is None or row[1] in codes)]
            counts.update((severity, code) for severity, code, _ in kept)
            notices.update({severity for severity, _, _ in kept})
            for _, _, said in [] if args.counts else kept:
                print(said)
    print()
    for (severity, code), count in sorted(counts.items(), key=lambda item: (LEVELS.index(item[0][0]), -item[1])):
        print(f"{count:6} {severity:8} {code}")
    print(f"{len(files):6} notices, " + ", ".join(f"{notices[level]} with {level}s" for level in shown))
    return 0


if __name__ == "__main__":
    sys.exit(main())
