"""Write docs/forms.md: the forms of numbers and dates that are read, from the cases of tests/cases/wording.

`python tools/forms_table.py` writes the file, `--check` fails where it is not what the cases give.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "cases" / "wording"
DOCS = ROOT / "docs" / "forms.md"
INTRODUCTION = """# Forms of numbers and dates

Made from `tests/cases/wording` by `tools/forms_table.py`; each row is a case that the tests hold. The last column is
what is read: a quantity with its value and unit, a period with its bounds. What is not listed there is not read.
"""
TITLES = {"quantities": "Numbers", "periods": "Dates and periods"}


def forms_page() -> str:
    """The whole page as Markdown."""
    return "\n".join([INTRODUCTION, *(section(name) for name in TITLES)])


def section(name: str) -> str:
    cases = yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))
    rows = [row(case, case["expect"][name]) for case in cases if name in case["expect"]]
    return "\n".join([f"## {TITLES[name]}", "", "| Text | What | Read |", "|---|---|---|", *rows, ""])


def row(case: dict[str, Any], expected: list[Any]) -> str:
    read = "; ".join(described(item) for item in expected) or "nothing"
    cells = (case["text"].strip().replace("\n", "⏎"), case["why"], read)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def described(item: Any) -> str:
    """`2.5 个月`, `2024-05-08 – 2024-05-12`, or the words alone where the case says no more."""
    if isinstance(item, str):
        return item
    words = [str(item["text"])] if "text" in item else []
    if "from" in item or "to" in item:
        words.append(f"{item.get('from') or ''} – {item.get('to') or ''}".strip())
    if "base_value" in item:
        words.append(
            f"= {item['base_value']}–{item['base_value_max']}"
            if item.get("base_value_max")
            else f"= {item['base_value']}"
        )
    elif "value" in item:
        words.append(f"= {item['value']}")
    words += [str(item[key]) for key in ("base_unit", "kind", "modifier", "shape") if item.get(key)]
    return " ".join(words)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="fail where docs/forms.md is not what the cases give")
    page = forms_page()
    if parser.parse_args().check:
        return int(DOCS.read_text("utf-8") != page)
    DOCS.write_text(page, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
