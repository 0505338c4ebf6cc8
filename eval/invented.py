"""The invented passages of eval/invented: GENRE-NN.txt with GENRE-NN.ann, a compact annotation, as records.

The gold is made from the annotation by SHARED's score/annotate.py. Places, organizations and figures are invented.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from record import ROOT, Record

FOLDER = ROOT / "eval" / "invented"


def load_invented(shared: Path, folder: Path = FOLDER) -> Iterator[Record]:
    """Each passage below the folder; its genre is its name up to the last hyphen."""
    sys.path.insert(0, str(shared / "score"))
    import annotate

    for path in sorted(folder.rglob("*.txt")):
        text = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
        lines = path.with_suffix(".ann").read_text("utf-8").splitlines()
        gold = {"quantities": annotate.build(text, lines, path.stem)}
        yield Record("invented", path.stem.rpartition("-")[0], f"{path.parent.name}/{path.stem}", text, gold, text)
