#!/usr/bin/env python3
"""Score ledgers against the marked notices of eval/ledgers (or of a folder given).

    python eval/ledgers.py [SHARED] [--only BEGINNING] [--list] [--json] [--min FIGURE=VALUE]...

SHARED (../shared beside the checkout by default) holds score/score_ledger.py.
"""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from marked_ledgers import read_marked
from notice_parser import ledger, parse_text
from record import ROOT, SHARED

FOLDER = ROOT / "eval" / "ledgers"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--only", default="")
    arguments, options = parser.parse_known_args()
    sys.path.insert(0, str(arguments.shared / "score"))
    scorer = import_module("score_ledger")
    common = import_module("score_common")
    with TemporaryDirectory() as folder:
        files = []
        for path in sorted(arguments.folder.glob(f"{arguments.only}*.marked.txt")):
            text, gold = read_marked(path.read_text("utf-8"))
            rows = [row.model_dump(mode="json", by_alias=True) for row in ledger(parse_text(text))]
            name = path.name.removesuffix(".marked.txt")
            gold_path, output_path = Path(folder) / f"{name}.gold.json", Path(folder) / f"{name}.json"
            gold["source"]["file"] = f"{name}.txt"
            (Path(folder) / f"{name}.txt").write_text(text, "utf-8")
            gold_path.write_text(json.dumps(gold, ensure_ascii=False), "utf-8")
            output_path.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
            files += [str(gold_path), str(output_path)]
        sys.argv = ["score_ledger.py", *files, *options]
        return int(common.run(scorer.__doc__, scorer.score, "score_ledger.py"))


if __name__ == "__main__":
    sys.exit(main())
