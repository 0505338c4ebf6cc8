#!/usr/bin/env python3
"""Score notice_parser on passages of real documents that a person has read.

    bench/gold.py [--shared DIR] [--kept-apart] [--only NAME] [--list]

bench/gold/NAME.json holds offsets and values alone; the documents, and the judge that the figures come from, lie in
the shared folder. A passage whose document is missing or has changed is skipped, and the reason told.

A passage is `source` (a file of the shared folder, or ARCHIVE!/MEMBER), its `sha256`, `start` and `end` in code points,
`issued_on` where a missing year needs it, `kept_apart` (from rule writing), `quantities` and `dates`. Places are
[start, end] in the passage. `measured`, `action`, `actor`, `scope`, `status`, `period`, `change`, `part_of` (a place in
the list of quantities) and `per` are lists of what is right; `kind` and `modifier` may be. `optional` marks what may
be left unread, `writings` other ways to divide number and unit: 39800 元 or 3.98 万元.
"""

import argparse
import hashlib
import json
import sys
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from notice_parser import parse_text

HERE = Path(__file__).resolve().parent
PLACES = ("measured", "action", "actor", "scope")
GRANULARITIES = ["day", "month", "quarter", "half_year", "year", "school_year", "plan", None]
Json = dict[str, Any]


class SkippedError(Exception):
    """A passage that cannot be scored here, and why."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One annotated passage, its text and the document that it stands in: headings above it make plans of it."""

    name: str
    document: str
    start: int
    text: str
    issued_on: date | None
    kept_apart: bool
    quantities: list[Json]
    dates: list[Json]


@cache
def read_document(shared: Path, source: str) -> bytes:
    """The bytes of a file of the shared folder, or of a member of an archive in it."""
    name, _, member = source.partition("!/")
    path = shared / name
    if not path.is_file():
        raise SkippedError(f"{path} is missing")
    if not member:
        return path.read_bytes()
    with tarfile.open(path) as archive:
        file = archive.extractfile(member) if member in archive.getnames() else None
        if file is None:
            raise SkippedError(f"{path} does not hold {member}")
        return file.read()


def load_passage(path: Path, shared: Path) -> Passage:
    """The annotation of one file with its passage, cut out of the document in the shared folder."""
    gold = json.loads(path.read_text("utf-8"))
    document = read_document(shared, gold["source"])
    if hashlib.sha256(document).hexdigest() != gold["sha256"]:
        raise SkippedError(f"{gold['source']} is not the document that was annotated")
    whole = document.decode("utf-8-sig")
    text = whole[gold["start"] : gold["end"]]
    issued_on = date.fromisoformat(gold["issued_on"]) if gold.get("issued_on") else None
    return Passage(
        path.stem, whole, gold["start"], text, issued_on, gold["kept_apart"], gold["quantities"], gold["dates"]
    )


def any_of(value: Any) -> Json:
    """The judge's form of a field: a list means that each of its values is right."""
    return {"any": value if isinstance(value, list) else [value]}


def cut(text: str, place: list[int] | None) -> str | None:
    """The words at a place."""
    return None if place is None else text[place[0] : place[1]]


def gold_change(text: str, change: Json | None) -> Json | None:
    """A change with its words; `from` stands in it only where there is one."""
    if change is None:
        return None
    start = {"from": cut(text, change["from"])} if change.get("from") else {}
    return {"direction": change["direction"], "basis": any_of([cut(text, b) for b in change["basis"]]), **start}


def gold_quantity(text: str, number: int, quantity: Json) -> Json:
    """One annotated quantity in the judge's form."""
    gold = dict(quantity, id=f"g{number}", text=cut(text, [quantity["start"], quantity["end"]]))
    for field in PLACES:
        gold[field] = any_of([cut(text, place) for place in quantity[field]])
        gold[f"{field}_at"] = [place for place in quantity[field] if place]
    for field in ("kind", "modifier", "status", "period", "per"):
        gold[field] = any_of(quantity[field])
    gold["change"] = any_of([gold_change(text, change) for change in quantity["change"]])
    gold["part_of"] = any_of([None if whole is None else f"g{whole}" for whole in quantity["part_of"]])
    return gold


def gold_date(text: str, period: Json) -> Json:
    """One annotated period in the judge's form. Granularity is not annotated, but the judge asks for one."""
    gold = dict(period, text=cut(text, [period["start"], period["end"]]), bounds=any_of(period["bounds"]))
    gold["granularity"] = any_of(GRANULARITIES)
    if "spans" in period:
        gold["spans"] = any_of(period["spans"])
    return gold


def as_written(gold: Json, quantities: list[Json]) -> Json:
    """`gold` in that one of its writings that the output chose, else as it stands."""
    for writing in gold.get("writings", []):
        written = {**gold, **writing}
        for got in quantities:
            meets = got["start"] < written["end"] and written["start"] < got["end"]
            if meets and all(got[field] == written[field] for field in ("value", "value_max", "unit")):
                return written
    return gold


def parse_passage(passage: Passage) -> dict[str, list[Json]]:
    """What the parser finds in a passage of its document, with offsets in the passage."""
    output = json.loads(parse_text(passage.document, issued_on=passage.issued_on).model_dump_json())
    end = passage.start + len(passage.text)
    return {
        key: [shifted(one, passage.start) for one in output[key] if passage.start <= one["start"] and one["end"] <= end]
        for key in ("quantities", "dates")
    }


def shifted(node: Any, by: int) -> Any:
    """The same data with every `start` and `end` moved towards the beginning."""
    if isinstance(node, dict):
        return {key: value - by if key in ("start", "end") else shifted(value, by) for key, value in node.items()}
    return [shifted(one, by) for one in node] if isinstance(node, list) else node


def score_passage(passage: Passage, counts: Any, judges: tuple[Callable[..., None], Callable[..., None]]) -> None:
    """Parse the document, and add to the counts what the judges of quantities and dates find in the passage."""
    output = parse_passage(passage)
    quantities = [gold_quantity(passage.text, n, q) for n, q in enumerate(passage.quantities)]
    noted = len(counts.notes)
    judges[0]([as_written(gold, output["quantities"]) for gold in quantities], output["quantities"], counts)
    judges[1]([gold_date(passage.text, period) for period in passage.dates], output["dates"], counts)
    counts.notes[noted:] = [f"{passage.name}: {note}" for note in counts.notes[noted:]]


def find_passages(shared: Path, *, kept_apart: bool, only: str | None) -> Iterator[Passage]:
    """The passages asked for; what has to be skipped is told on standard error."""
    for path in sorted((HERE / "gold").glob("*.json")):
        if only not in (None, path.stem):
            continue
        try:
            passage = load_passage(path, shared)
        except SkippedError as reason:
            print(f"gold.py: {path.stem} skipped: {reason}", file=sys.stderr)
            continue
        if passage.kept_apart == kept_apart:
            yield passage


def main() -> int:
    """Score the chosen passages and print the pooled figures."""
    shared = HERE.parent.parent / "shared"
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=shared, metavar="DIR", help="default: beside the checkout")
    parser.add_argument("--kept-apart", action="store_true", help="score those kept apart from rule writing alone")
    parser.add_argument("--only", metavar="NAME", help="score this passage alone")
    parser.add_argument("--list", action="store_true", help="also list what is missed, spurious, near or wrong")
    arguments = parser.parse_args()

    if not (arguments.shared / "score").is_dir():
        print(f"gold.py: nothing scored: {arguments.shared / 'score'} is missing", file=sys.stderr)
        return 0
    sys.path.insert(0, str(arguments.shared / "score"))
    judging, score = import_module("judging"), import_module("score")
    counts, names = judging.Counts(), []
    for passage in find_passages(arguments.shared, kept_apart=arguments.kept_apart, only=arguments.only):
        score_passage(passage, counts, (score.score_quantities, score.score_dates))
        names.append(passage.name)
    for name in ("dates.granularity", "dates.shape"):
        counts.counts.pop(name, None)
    print(f"{len(names)} passages: {' '.join(names)}")
    for name, value in counts.figures().items():
        print(f"{name:22}{value:8.4f}  {'/'.join(map(str, counts.counts[name])) if name in counts.counts else ''}")
    if arguments.list and counts.notes:
        print(*counts.notes, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
