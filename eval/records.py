"""Everything that a person has annotated, in one form: `load_records(shared)` yields a `Record` for each text.

| group | what it holds | where |
|---|---|---|
| gold | passages in the manner of real pages, by genre | SHARED/gold/GENRE/NN.txt, NN.gold.json |
| notices | whole notices | SHARED/notices/NAME.txt, NAME.gold.json |
| samples | the repository's own whole notices | samples/NAME.txt, NAME.gold.json |
| own | passages of real documents, offsets and values alone (passage_files.py) | eval/passages/NAME.json |
| own apart | those of them from which no rule is written | the same |
| cases | single sentences, annotated before the program was run on them | eval/cases/unseen-quantities*.jsonl |
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from passage_files import load_passages
from record import ROOT, Json, Record, alternatives, any_of

GROUPS = ("gold", "notices", "samples", "own", "own apart", "cases")
# The genre of a whole notice by its annotated kind.
GENRE_OF_KIND = {
    "rectification": "inspection",
    "inspection_feedback": "inspection",
    "discipline": "inspection",
    "audit_rectification": "audit",
    "audit_report": "audit",
    "statistics": "economy",
    "work_report": "government",
    "penalty": "market",
    "law": "law",
    "policy": "policy",
}


def whole_record(group: str, genre: str, name: str, text: str, gold: Json) -> Record:
    return Record(group, genre, name, text, gold, document=text)


def load_records(shared: Path | None, groups: tuple[str, ...] = GROUPS) -> Iterator[Record]:
    """The records of these groups, in the order of GROUPS; without a shared folder, those of the repository alone."""
    for group in GROUPS:
        if group not in groups:
            continue
        if group == "samples":
            yield from notices_in(ROOT / "samples", group)
        elif group == "cases":
            yield from load_cases(ROOT / "eval" / "cases")
        elif shared is None:
            continue
        elif group == "notices":
            yield from notices_in(shared / "notices", group)
        elif group == "gold":
            yield from load_gold(shared / "gold")
        else:
            yield from load_passages(shared, kept_apart=group == "own apart")


def read_text(path: Path) -> str:
    """The source text of a plain text file: decoded, without a byte-order mark, nothing else changed."""
    return path.read_bytes().decode("utf-8").removeprefix("\ufeff")


def load_gold(folder: Path) -> Iterator[Record]:
    """Passages below a folder; the genre is the name of the folder they lie in."""
    for path in sorted(folder.glob("*/*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        text = read_text(path.with_name(f"{name}.txt"))
        yield whole_record("gold", path.parent.name, name, text, json.loads(path.read_text("utf-8")))


def notices_in(folder: Path, group: str) -> Iterator[Record]:
    """Whole notices; the genre follows from the kind that the gold states."""
    for path in sorted(folder.glob("*.gold.json")):
        name, gold = path.name.removesuffix(".gold.json"), json.loads(path.read_text("utf-8"))
        genre = GENRE_OF_KIND.get(gold["notice"]["kind"], "other")
        yield whole_record(group, genre, name, read_text(path.with_name(f"{name}.txt")), gold)


def load_cases(folder: Path) -> Iterator[Record]:
    """Single sentences with their quantities; `part_of` is a place in the list of quantities there."""
    for path in sorted(folder.glob("unseen-quantities*.jsonl")):
        for case in map(json.loads, path.read_text("utf-8").splitlines()):
            quantities = [case_quantity(n, q) for n, q in enumerate(case["expect"]["quantities"])]
            day = date.fromisoformat(case["issued_on"]) if case.get("issued_on") else None
            yield Record("cases", "cases", case["id"], case["text"], {"quantities": quantities}, case["text"], 0, day)


def case_quantity(number: int, quantity: Json) -> Json:
    """One quantity of a case in the scorer's form."""
    gold = {**quantity, "id": f"g{number}"}
    if "part_of" in quantity:
        gold["part_of"] = any_of([None if n is None else f"g{n}" for n in alternatives(quantity["part_of"])])
    return gold
