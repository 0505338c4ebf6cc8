"""Invented notices of eval/ledgers, marked by hand: NAME.marked.txt → the text and the gold of its rows.

`{item:STATUS,marked|…}` is a row, `marked` where its measures are points; STATUS may hold alternatives (done/null). In
a row: `{p|…}` the problem, `{m|…}` a measure, `{r|…}` who is named as responsible, `{i|…}` who is inferred, `{o|…}` who
may be, `{d:FROM..TO|…}` or `{d:TO|…}` the deadline. Marks may stand within marks. Places and figures are invented.
"""

from __future__ import annotations

import re
from typing import Any

Json = dict[str, Any]
Mark = tuple[str, str, int, int]
MARK = re.compile(r"\{([a-z!+,0-9]+)(?::([^|{}]*))?\||\}")


def read_marks(marked: str) -> tuple[str, list[Mark]]:
    """The text without its marks, and the marks: name, detail, start and end."""
    pieces: list[str] = []
    open_marks: list[tuple[str, str, int]] = []
    found: list[Mark] = []
    length = last = 0
    for mark in MARK.finditer(marked):
        pieces.append(marked[last : mark.start()])
        length += mark.start() - last
        last = mark.end()
        if mark[1]:
            open_marks.append((mark[1], mark[2] or "", length))
        else:
            kind, detail, start = open_marks.pop()
            found.append((kind, detail, start, length))
    if open_marks:
        raise ValueError(f"never closed: {open_marks}")
    return "".join(pieces) + marked[last:], found


def read_marked(marked: str) -> tuple[str, Json]:
    """The text without its marks, and the gold as score_ledger.py reads it."""
    text, found = read_marks(marked)
    rows = sorted((each for each in found if each[0] == "item"), key=lambda each: each[2])
    items = [item_of(number, row, found, text) for number, row in enumerate(rows, start=1)]
    return text, {"source": {"file": "text"}, "items": items}


def item_of(number: int, row: Mark, found: list[Mark], text: str) -> Json:
    """The gold of one row. Figures are not marked: their gold is that of eval/gold.py."""
    _, detail, start, end = row
    inside = sorted((each for each in found if start <= each[2] and each[3] <= end), key=lambda each: each[2])
    quoted = {kind: [each for each in inside if each[0] == kind] for kind in "pmriod"}
    status, *flags = detail.split(",")
    values = [None if value == "null" else value for value in status.split("/")]
    problems = [text[each[2] : each[3]] for each in quoted["p"]]
    names = [text[each[2] : each[3]] for each in quoted["r"] or quoted["i"]]
    gold: Json = {
        "number": number,
        "start": start,
        "end": end,
        "text": text[start : start + 24],
        "problem": problems[0] if problems else None,
        "responsible": [*names, *({"text": text[each[2] : each[3]], "optional": True} for each in quoted["o"])],
        "labelled": bool(quoted["r"]),
        "deadline": deadline_of(quoted["d"]),
        "status": values[0] if len(values) == 1 else {"any": values},
    }
    if quoted["m"]:
        leads = [{"text": text[each[2] : each[3]], "start": each[2], "end": each[3]} for each in quoted["m"]]
        gold["measures"] = {"marked": "marked" in flags, "leads": leads}
    return gold


def deadline_of(marks: list[Mark]) -> list[str | None] | None:
    if not marks:
        return None
    start, dots, end = marks[0][1].rpartition("..")
    return [start if dots else None, end]
