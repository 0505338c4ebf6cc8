#!/usr/bin/env python3
"""Score comparisons against the marked pairs of eval/pairs (or of a folder given).

    python eval/pairs.py [SHARED] [--only BEGINNING] [--list] [--json] [--min FIGURE=VALUE]...

SHARED (../shared beside the checkout by default) holds score/score_compare.py.
"""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from marked_pairs import read_pair, with_values
from notice_parser import compare, parse_text
from record import ROOT, SHARED

FOLDER = ROOT / "eval" / "pairs"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--only", default="")
    arguments, options = parser.parse_known_args()
    sys.path.insert(0, str(arguments.shared / "score"))
    scorer = import_module("score_compare")
    common = import_module("score_common")
    with TemporaryDirectory() as folder:
        files: list[str] = []
        for path in sorted(arguments.folder.glob(f"{arguments.only}*.old.txt")):
            files += score_files(path, Path(folder))
        sys.argv = ["score_compare.py", *files, *options]
        return int(common.run(scorer.__doc__, scorer.score, "score_compare.py"))


def score_files(path: Path, folder: Path) -> list[str]:
    """Gold and output of a pair, written below the folder."""
    name = path.name.removesuffix(".old.txt")
    old, new, gold = read_pair(path.read_text("utf-8"), path.with_name(f"{name}.new.txt").read_text("utf-8"))
    before, after = parse_text(old), parse_text(new)
    with_values(gold, before, after)
    for side, text in (("old", old), ("new", new)):
        gold[side] = f"{name}.{side}.txt"
        (folder / gold[side]).write_text(text, "utf-8")
    gold_path, output_path = folder / f"{name}.gold.json", folder / f"{name}.json"
    gold_path.write_text(json.dumps(gold, ensure_ascii=False), "utf-8")
    output_path.write_text(compare(before, after).model_dump_json(by_alias=True), "utf-8")
    return [str(gold_path), str(output_path)]


if __name__ == "__main__":
    sys.exit(main())
