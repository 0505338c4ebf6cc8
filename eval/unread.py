"""Which figures are read badly: the share without a frame, or that nothing is measured by, by kind of document.

    python eval/unread.py [FOLDER] [--frames] [--show KIND]

FOLDER is ../shared/corpus/docs beside the checkout by default. `bare` is the last frame, which any figure fits; `null`
is a figure without `measured`, `nothing` one without `action` too. Sanctions of persons rightly have no `measured`.
`--frames` prints how often each frame wins, the dead ones first; `--show KIND` the sentences of figures with nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path

from notice_parser.pack import built_in_pack
from notice_parser.pipeline import parse_source
from notice_parser.quantities.trace import Trace
from notice_parser.readers.opening import read_file

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = ("figures", "no frame", "bare", "null", "nothing")


def read(path: Path) -> tuple[str, Trace, str]:
    """The kind of a document, how it was read, and its text."""
    trace, source = Trace(), read_file(str(path))
    return parse_source(source, trace=trace).kind, trace, source.text


def count(trace: Trace) -> Counter[str]:
    counts: Counter[str] = Counter()
    for one in trace.statements:
        counts["figures"] += 1
        counts["no frame"] += one.frame is None and one.origin is None
        counts["bare"] += one.has_flag("bare")
        counts["null"] += one.measured is None
        counts["nothing"] += one.measured is None and one.action is None
    return counts


def row(name: str, counts: Counter[str]) -> str:
    shares = (f"{counts[column]:6} {counts[column] / max(counts['figures'], 1):6.1%}" for column in COLUMNS[1:])
    return f"{name:22} {counts['figures']:7}  {'  '.join(shares)}"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Which figures are read badly, by kind of document.")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "corpus" / "docs")
    parser.add_argument("--frames", action="store_true", help="how often each frame wins, the dead ones first")
    parser.add_argument("--show", metavar="KIND", help="the sentences of the figures of this kind that have nothing")
    return parser.parse_args()


def main() -> int:
    options = arguments()
    if not options.folder.is_dir():
        print(f"{options.folder}: no such folder; name one that holds texts", file=sys.stderr)
        return 2
    by_kind: defaultdict[str, Counter[str]] = defaultdict(Counter)
    frames: Counter[str | None] = Counter({frame.id: 0 for frame in built_in_pack().frames.frames})
    for path in sorted(path for path in options.folder.rglob("*") if path.suffix in (".txt", ".md")):
        kind, trace, text = read(path)
        by_kind[kind] += count(trace)
        frames.update(one.frame and one.frame.id for one in trace.statements)
        for one in trace.statements if kind == options.show else ():
            if one.measured is None and one.action is None:
                frame = one.frame and one.frame.id
                print(f"{path.stem}  {one.figure.span.of(text)}  {frame}  {one.sentence_span.of(text)}")
    print(f"{'kind':22} {'figures':>7}  {'  '.join(f'{column:>13}' for column in COLUMNS[1:])}")
    for kind in sorted(by_kind):
        print(row(kind, by_kind[kind]))
    print(row("all", sum(by_kind.values(), Counter())))
    for frame, wins in sorted(frames.items(), key=lambda pair: pair[1]) if options.frames else ():
        print(f"{wins:6} {frame}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
