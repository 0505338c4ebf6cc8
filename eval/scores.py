"""What the samples and the cases of eval/ reach; `--raise` holds it for good.

    python eval/scores.py            what each sample and all cases reach, as the table of docs/accuracy.md
    python eval/scores.py --raise    raise tests/scores.yaml to that and write the table into docs/accuracy.md

A figure may rise and never falls: one that would fall is kept, and tests/test_scores.py fails.
"""

from __future__ import annotations

import json
import math
import re
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from notice_parser import parse_text  # noqa: E402
from record import Json, Record  # noqa: E402
from records import load_records  # noqa: E402
from scoring import score, score_cases  # noqa: E402

DOCUMENT = ROOT / "docs" / "accuracy.md"
MINIMUMS = ROOT / "tests" / "scores.yaml"
HEAD = "# What samples and cases must reach, never lowered without a reason; eval/scores.py --raise writes it.\n"
TABLE = re.compile(r"(?<=<!-- scores -->\n).*?(?=\n\n)", re.DOTALL)
CASES = "cases"
# Figure → its heading in the README; `…_said` counts where the text says it.
COLUMNS = {
    "sections": "sections",
    "found": "found",
    "value_unit": "value, unit",
    "kind": "kind",
    "measured_said": "measured",
    "action_said": "action",
    "actor_said": "actor",
    "scope_said": "scope",
    "status_said": "status",
    "period_said": "period",
    "part_of_said": "part of",
    "whole": "whole",
    "dates": "dates",
    "notice": "notice",
}
Figures = dict[str, dict[str, float]]


def parsed(record: Record) -> Json:
    """The notice of a record as plain JSON data."""
    notice: Json = json.loads(parse_text(record.document, issued_on=record.issued_on).model_dump_json())
    return notice


def reached() -> Figures:
    """The figures of each sample and of all cases together, rounded down to three places."""
    found = {record.name: score(record.gold, parsed(record)) for record in load_records(None, ("samples",))}
    cases = load_records(None, ("cases",))
    found[CASES] = score_cases((case.gold["quantities"], parsed(case)["quantities"]) for case in cases)
    return {
        name: {key: math.floor(value * 1000 + 1e-6) / 1000 for key, value in figures.items()}
        for name, figures in found.items()
    }


def raised(held: Figures, found: Figures) -> Figures:
    """The better of both for every figure."""
    return {
        name: {key: max(value, held.get(name, {}).get(key, 0.0)) for key, value in figures.items()}
        for name, figures in found.items()
    }


def as_table(figures: Figures) -> str:
    """A Markdown table, one row per sample; a figure that nothing in a sample counts for is left out."""
    lines = [f"| sample | {' | '.join(COLUMNS.values())} |", f"|---|{'---|' * len(COLUMNS)}"]
    for name, row in figures.items():
        cells = [f"{row[key]:.3f}" if key in row else "" for key in COLUMNS]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> None:
    found = reached()
    if sys.argv[1:] != ["--raise"]:
        print(as_table(found))
        return
    figures = raised(yaml.safe_load(MINIMUMS.read_text("utf-8")) or {}, found)
    MINIMUMS.write_text(HEAD + yaml.safe_dump(figures, sort_keys=False, allow_unicode=True), "utf-8")
    DOCUMENT.write_text(TABLE.sub(lambda _: as_table(figures), DOCUMENT.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
