"""Annotated passages of real documents, eval/passages/NAME.json: offsets and values alone, the documents lie elsewhere.

A passage is `source` (a file of the shared folder, or ARCHIVE!/MEMBER), its `sha256`, `start` and `end` in code points,
`issued_on` where a missing year needs it, `genre`, `kept_apart` (no rule is written from it), `quantities` and `dates`.
Spans are [start, end] in the passage. `measured`, `action`, `actor`, `scope`, `status`, `period`, `change`, `per` and
`part_of` (an index into the list of quantities) are lists of values that are right; `kind` and `modifier` may be.
`optional` marks what may be left unread, `writings` other ways to divide number and unit: 39800 元 or 3.98 万元.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tarfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from record import ROOT, Json, Record, any_of

QUOTES = ("measured", "action", "actor", "scope")
# The granularity of dates is not annotated, but the scorer asks for one.
GRANULARITIES = ["day", "month", "quarter", "half_year", "year", "school_year", "plan", None]


class SkippedError(Exception):
    """A passage that cannot be scored here; the message says why."""


def load_passages(shared: Path, *, kept_apart: bool) -> Iterator[Record]:
    """The passages that are kept apart, or the others; one whose document is missing is named on standard error."""
    for path in sorted((ROOT / "eval" / "passages").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if gold["kept_apart"] != kept_apart:
            continue
        try:
            yield load_passage(path.stem, gold, shared)
        except SkippedError as reason:
            print(f"{path.name}: skipped: {reason}", file=sys.stderr)


def load_passage(name: str, annotated: Json, shared: Path) -> Record:
    """A record of the passage, cut out of its document."""
    data = read_document(shared, annotated["source"])
    if hashlib.sha256(data).hexdigest() != annotated["sha256"]:
        raise SkippedError(f"{annotated['source']} is not the document that was annotated")
    document = data.decode("utf-8-sig")
    text = document[annotated["start"] : annotated["end"]]
    gold = {
        "quantities": [gold_quantity(text, n, q) for n, q in enumerate(annotated["quantities"])],
        "dates": [gold_date(text, period) for period in annotated["dates"]],
    }
    day = date.fromisoformat(annotated["issued_on"]) if annotated.get("issued_on") else None
    group = "own apart" if annotated["kept_apart"] else "own"
    return Record(group, annotated["genre"], name, text, gold, document, annotated["start"], day)


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


def cut(text: str, span: list[int] | None) -> str | None:
    """The words of a span."""
    return None if span is None else text[span[0] : span[1]]


def gold_change(text: str, change: Json | None) -> Json | None:
    """A change with its words; `from` is a key of it only where there is one."""
    if change is None:
        return None
    origin = {"from": cut(text, change["from"])} if change.get("from") else {}
    return {"direction": change["direction"], "basis": any_of([cut(text, b) for b in change["basis"]]), **origin}


def gold_quantity(text: str, number: int, quantity: Json) -> Json:
    """One annotated quantity in the scorer's form."""
    gold: Json = dict(quantity, id=f"g{number}", text=cut(text, [quantity["start"], quantity["end"]]))
    for field in QUOTES:
        gold[field] = any_of([cut(text, span) for span in quantity[field]])
        gold[f"{field}_at"] = [span for span in quantity[field] if span]
    for field in ("kind", "modifier", "status", "period", "per"):
        gold[field] = any_of(quantity[field])
    gold["change"] = any_of([gold_change(text, change) for change in quantity["change"]])
    gold["part_of"] = any_of([None if whole is None else f"g{whole}" for whole in quantity["part_of"]])
    return gold


def gold_date(text: str, period: Json) -> Json:
    """One annotated period in the scorer's form."""
    gold: Json = dict(period, text=cut(text, [period["start"], period["end"]]), bounds=any_of(period["bounds"]))
    gold["granularity"] = any_of(GRANULARITIES)
    if "spans" in period:
        gold["spans"] = any_of(period["spans"])
    return gold


def shifted(node: Any, by: int) -> Any:
    """The same data with `by` taken from every `start` and `end`."""
    if isinstance(node, dict):
        return {key: value - by if key in ("start", "end") else shifted(value, by) for key, value in node.items()}
    return [shifted(one, by) for one in node] if isinstance(node, list) else node
