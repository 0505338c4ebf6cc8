"""The samples' figures against their gold files; `--raise` holds what was reached.

    python eval/scores.py            what each sample reaches, as the README's table
    python eval/scores.py --raise    raise tests/scores.yaml to that and write its table into the README

Figures may rise and never fall: one that would fall is kept, and the test tells it.
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

from notice_parser import parse_file  # noqa: E402
from scoring import score  # noqa: E402

README = ROOT / "README.md"
MINIMUMS = ROOT / "tests" / "scores.yaml"
HEAD = "# What each sample must reach, never lowered without a reason; eval/scores.py --raise writes it.\n"
PLACE = re.compile(r"(?<=<!-- scores -->\n).*?(?=\n\n)", re.DOTALL)
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


def reached() -> Figures:
    """Each sample's figures, rounded down to three places."""
    figures: Figures = {}
    for gold_path in sorted((ROOT / "samples").glob("*.gold.json")):
        name = gold_path.name.removesuffix(".gold.json")
        (text,) = (path for path in gold_path.parent.glob(f"{name}.*") if path.suffix in (".txt", ".md"))
        notice = json.loads(parse_file(str(text)).model_dump_json())
        found = score(json.loads(gold_path.read_text("utf-8")), notice)
        figures[name] = {key: math.floor(value * 1000 + 1e-6) / 1000 for key, value in found.items()}
    return figures


def raised(held: Figures, found: Figures) -> Figures:
    """The better of both for every figure of every sample."""
    return {
        name: {key: max(value, held.get(name, {}).get(key, 0.0)) for key, value in figures.items()}
        for name, figures in found.items()
    }


def as_table(figures: Figures) -> str:
    """A Markdown table, a row a sample; a figure that a sample has nothing for is left out."""
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
    README.write_text(PLACE.sub(lambda _: as_table(figures), README.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
