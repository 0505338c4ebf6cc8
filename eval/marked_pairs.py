"""Invented pairs of notices of eval/pairs, marked by hand: NAME.old.txt and NAME.new.txt → texts and gold.

A figure is marked with the letters of its pair: `{a|98件}` in both. In NEW `{+a:true|5.4%}` is what it states of the
change of `a` and whether that agrees (true, false, null). `{!a|…}` must not be paired with the other `a`. `{t:t|…}` in
OLD is a target; `{t:reached|…}`, alone or beside a pair (`{a,t:missed|…}`), is what NEW reports of it. `{p1|…}` is a
problem of OLD, `{item:p1|…}` the item of NEW that answers it, `{item:|…}` one that answers none.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from marked_ledgers import read_marks
from notice_parser import Notice

Json = dict[str, Any]
STATED = {"true": True, "false": False, "null": None}


def read_pair(old: str, new: str) -> tuple[str, str, Json]:
    """Both texts and the gold as score_compare.py reads it, without differences (`with_values` adds these)."""
    old_text, old_marks = read_marks(old)
    new_text, new_marks = read_marks(new)
    gold: Json = {"old": "old.txt", "new": "new.txt", "figures": {"old": {}, "new": {}}, "pairs": [], "not_pairs": []}
    gold |= {"promises": [], "problems": [], "items_without_problem": [], "only_old": [], "only_new": []}
    problems = {kind: span for kind, _, *span in old_marks if kind[0] == "p" and kind[1:].isdigit()}
    for kind, detail, start, end in old_marks:
        if kind not in problems:
            gold["figures"]["old"][f"{kind}"] = {"text": old_text[start:end], "start": start, "end": end}
            if detail == "t":
                gold["promises"].append({"old": kind, "new": None, "verdict": "not_mentioned"})
    answers: Json = {}
    for kind, detail, start, end in new_marks:
        span = {"text": new_text[start:end], "start": start, "end": end}
        if kind == "item":
            for each in detail.split(",") if detail else []:
                answers[each] = span
            if not detail:
                gold["items_without_problem"].append(span)
            continue
        gold["figures"]["new"][kind] = span
        add_figure(kind, detail, gold)
    for name, (start, end) in problems.items():
        gold["problems"].append(
            {"id": name, "text": name, "problem": quote(old_text, start, end), "item": answers.get(name)}
        )
    for pair in gold["pairs"]:
        stated = next((mark for mark in new_marks if f"+{pair['old']}" in mark[0].split(",")), None)
        pair |= {"stated": stated and stated[0], "agrees": STATED[stated[1] if stated else "null"]}
    if not problems:
        del gold["problems"], gold["items_without_problem"]
    if not gold["figures"]["old"]:
        gold = {key: value for key, value in gold.items() if key not in ("figures", "pairs", "not_pairs", "promises")}
    return old_text, new_text, gold


def quote(text: str, start: int, end: int) -> Json:
    return {"text": text[start:end], "start": start, "end": end}


def add_figure(kind: str, detail: str, gold: Json) -> None:
    """A figure of NEW to its pair, to the target that it delivers, or to what must not be paired."""
    names = kind.split(",")
    for name in names:
        target = next((each for each in gold["promises"] if each["old"] == name), None)
        if target:
            target |= {"new": kind, "verdict": detail}
        elif name.startswith("!"):
            gold["not_pairs"].append([name[1:], kind])
        elif not name.startswith("+"):
            gold["pairs"].append({"old": name, "new": kind})
            gold["not_pairs"] += [[f"!{name}", kind]] if f"!{name}" in gold["figures"]["old"] else []


def with_values(gold: Json, old: Notice, new: Notice) -> None:
    """Differences and percentages, from the values that both notices state."""
    before = {figure.start: figure for figure in old.quantities}
    after = {figure.start: figure for figure in new.quantities}
    for pair in gold.get("pairs", []):
        one = before.get(gold["figures"]["old"][pair["old"]]["start"])
        other = after.get(gold["figures"]["new"][pair["new"]]["start"])
        first, second = ((each and each.base_value) or Decimal(0) for each in (one, other))
        if one and other and one.change and other.change and one.change.direction != other.change.direction:
            first, second = (-v if f.change.direction == "decrease" else v for v, f in ((first, one), (second, other)))
        pair["difference"] = float(second - first)
        is_rate = one is not None and one.kind in ("percent", "percentage_point")
        pair["percent"] = None if is_rate or not first else float((second - first) / abs(first) * 100)
