#!/usr/bin/env python3
"""Score the program on everything that was annotated: a table of genre × field, pooled rows for each group.

    python eval/gold.py [SHARED] [--group GROUP]... [--only NAME] [--list] [--json] [--min GROUP:FIGURE=VALUE]...

SHARED (../shared beside the checkout by default) holds the scorer (score/), gold/ and notices/; eval/records.py lists
the groups. A column is the share that is right among the quantities whose annotation names one; `found` and `value`
weigh what is missed against what is extra; `whole` is the share of all quantities with every annotated field right.
Exit status 1 where a figure of --min is not reached, 2 where there is no scorer.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from notice_parser import parse_text
from passage_files import shifted
from record import SHARED, Json, Record
from records import GROUPS, load_records

# Figure of the scorer → heading of its column.
COLUMNS = {
    "found.f1": "found",
    "value_unit.f1": "value",
    "kind": "kind",
    "measured_said": "measured",
    "action_said": "action",
    "actor_said": "actor",
    "scope_said": "scope",
    "status_said": "status",
    "period_said": "period",
    "part_of_said": "part of",
    "change": "change",
    "whole": "whole",
}
NUMBER_FIELDS = ("value", "value_max", "unit", "base_value", "base_value_max", "base_unit")
Row = tuple[str, str]  # group and genre; the genre is "" in the group's pooled row


def parse_record(record: Record) -> Json:
    """What the program prints for a record, offsets in the record's text."""
    output = json.loads(parse_text(record.document, issued_on=record.issued_on).model_dump_json())
    return output if record.is_whole else cut_output(output, record)


def cut_output(output: Json, record: Record) -> Json:
    """The quantities and dates that lie within the passage of its document."""
    end = record.start + len(record.text)
    return {
        key: [shifted(q, record.start) for q in output[key] if record.start <= q["start"] and q["end"] <= end]
        for key in ("quantities", "dates")
    }


def judged(gold: Json, quantities: list[Json]) -> Json:
    """`gold` as it is held against these quantities: in the one of its `writings` that was chosen, and complete.

    A field of NUMBER_FIELDS that was not annotated takes the value of the output: it is not judged.
    """
    for got in quantities:
        if got["start"] < gold["end"] and gold["start"] < got["end"]:
            for writing in gold.get("writings", []):
                if all(got[field] == {**gold, **writing}[field] for field in ("value", "value_max", "unit")):
                    return {**gold, **writing}
            return {**{field: got[field] for field in NUMBER_FIELDS}, **gold}
    return {**dict.fromkeys(NUMBER_FIELDS), **gold}


def score_record(record: Record, output: Json, counts: Any) -> None:
    """Add what the scorer says of one output to the counts."""
    scorer, noted = import_module("score"), len(counts.notes)
    gold = {**record.gold, "quantities": [judged(q, output["quantities"]) for q in record.gold["quantities"]]}
    if record.is_whole:
        scorer.score(gold, output, record.document.encode(), counts)
    else:
        scorer.score_quantities(gold["quantities"], output["quantities"], counts)
        scorer.score_dates(gold["dates"], output["dates"], counts)
    counts.notes[noted:] = [f"{record.group}/{record.genre}/{record.name}: {note}" for note in counts.notes[noted:]]


def rows_of(record: Record) -> list[Row]:
    """The rows that a record counts in: its group, and its genre where the group has several."""
    pooled = (record.group, "")
    return [pooled] if record.group == record.genre else [(record.group, record.genre), pooled]


def measure(records: Iterator[Record]) -> dict[Row, Any]:
    """The scorer's counts of each row, genres first, the pooled row of a group after them."""
    judging, rows = import_module("judging"), {}
    for record in records:
        output = parse_record(record)
        for row in rows_of(record):
            score_record(record, output, rows.setdefault(row, judging.Counts()))
    return {row: rows[row] for row in sorted(rows, key=lambda row: (GROUPS.index(row[0]), not row[1], row[1]))}


def table(rows: dict[Row, Any]) -> str:
    """The figures as lines of equal width; a field that no annotation of the row names is a dash."""
    lines = [f"{'':22}" + "".join(f"{name:>9}" for name in COLUMNS.values()) + f"{'n':>7}"]
    for (group, genre), counts in rows.items():
        figures, name = counts.figures(), f"  {genre}" if genre else group
        shares = "".join(f"{figures[key]:9.3f}" if has(counts, key) else f"{'–':>9}" for key in COLUMNS)
        lines.append(f"{name:22}{shares}{counts.counts['whole'][1]:7}")
    return "\n".join(lines)


def has(counts: Any, figure: str) -> bool:
    """Did anything count in this figure?"""
    key = figure.replace(".f1", ".r")
    return key in counts.counts and counts.counts[key][1] > 0


def below(rows: dict[Row, Any], minimums: list[str]) -> list[str]:
    """What is not reached of minimums such as `notices:whole=0.97`."""
    low = []
    for minimum in minimums:
        group, _, (figure, _, value) = (*minimum.partition(":")[:2], minimum.partition(":")[2].partition("="))
        reached = rows[group, ""].figures()[figure]
        if reached < float(value) - 1e-9:
            low.append(f"{group}: {figure} is {reached:.4f}, below {value}")
    return low


def as_json(rows: dict[Row, Any]) -> str:
    figures = {
        "/".join(filter(None, row)): {name: round(value, 4) for name, value in counts.figures().items()}
        for row, counts in rows.items()
    }
    return json.dumps(figures, ensure_ascii=False, indent=1)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("shared", nargs="?", type=Path, default=SHARED, metavar="SHARED", help="default: ../shared")
    parser.add_argument("--group", action="append", choices=GROUPS, help="only this group, repeatable")
    parser.add_argument("--only", metavar="NAME", help="only the record of this name (01, sc23-geology …)")
    parser.add_argument("--list", action="store_true", help="also list what is missed, extra or wrong")
    parser.add_argument("--json", action="store_true", help="print every figure of every row as JSON")
    parser.add_argument("--min", action="append", default=[], metavar="GROUP:FIGURE=VALUE", help="fail below this")
    return parser.parse_args()


def main() -> int:
    given = arguments()
    if not (given.shared / "score").is_dir():
        print(f"gold.py: {given.shared / 'score'} is missing: it holds the scorer", file=sys.stderr)
        return 2
    sys.path.insert(0, str(given.shared / "score"))
    records = load_records(given.shared, tuple(given.group or GROUPS))
    rows = measure(record for record in records if given.only in (None, record.name))
    print(as_json(rows) if given.json else table(rows))
    if given.list:
        print(*(note for row, counts in rows.items() if not row[1] for note in counts.notes), sep="\n")
    low = below(rows, given.min)
    print(*low, sep="\n", end="\n" * bool(low), file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
