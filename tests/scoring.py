"""How much of a hand-made gold file a notice gets right, as figures from 0 to 1.

A gold value is the value itself or `{"any": [...]}`, all of them right; what a gold leaves out is not judged, and an
item marked `optional` may be found or not. `NAME_said` leaves out what may be null: whoever says nothing gets nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from invariants import flat_sections

Item = dict[str, Any]
View = Callable[[Any], Any]


def words(quote: Any) -> Any:
    """The words of a quote; the words of each in a list; anything else as it is."""
    if isinstance(quote, list):
        return [words(each) for each in quote]
    return quote["text"] if isinstance(quote, dict) and "text" in quote else quote


def bounds(period: Any) -> Any:
    """`[from, to]` of a period in either form, None where both are open."""
    pair = [period["from"], period["to"]] if isinstance(period, dict) else period
    return pair if pair and any(pair) else None


def day(dated: Any) -> Any:
    return dated["date"] if isinstance(dated, dict) else dated


def part(name: str) -> View:
    return lambda change: change.get(name) if isinstance(change, dict) else None


def plain(value: Any) -> Any:
    return value


def allowed(gold: Any, view: View = plain) -> list[Any]:
    """All values that the gold takes for right."""
    return [view(value) for value in (gold["any"] if isinstance(gold, dict) and "any" in gold else [gold])]


class Tally:
    """Right and all, by name of the figure."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.all: Counter[str] = Counter()

    def judge(self, name: str, gold: Any, got: Any, view: View = plain) -> bool:
        is_right = view(got) in allowed(gold, view)
        self.right[name] += is_right
        self.all[name] += 1
        return is_right

    def found(self, name: str, gold: list[Item], got: list[Item], pairs: list[tuple[Item, Item]], hits: int) -> None:
        """The harmonic mean of precision and recall, as twice the hits to the sum of both sides."""
        free = sum(bool(wanted.get("optional")) for wanted in gold)
        taken = sum(bool(wanted.get("optional")) for wanted, _ in pairs)
        self.right[name] += 2 * hits
        self.all[name] += len(gold) - free + len(got) - taken

    def figures(self) -> dict[str, float]:
        return {name: self.right[name] / total if total else 1.0 for name, total in self.all.items()}


def overlap(one: Item, other: Item) -> int:
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))


def pair_up(gold: list[Item], got: list[Item]) -> list[tuple[Item, Item]]:
    """One-to-one pairs of items that share characters, the best fit first."""
    fits = [
        (abs(wanted["start"] - found["start"]) + abs(wanted["end"] - found["end"]), i, j)
        for i, wanted in enumerate(gold)
        for j, found in enumerate(got)
        if overlap(wanted, found) > 0
    ]
    pairs: dict[int, int] = {}
    for _, i, j in sorted(fits):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(gold[i], got[j]) for i, j in sorted(pairs.items())]


QUANTITY_FIELDS: dict[str, tuple[str, View]] = {
    "kind": ("kind", plain),
    "modifier": ("modifier", plain),
    "per": ("per", plain),
    "measured": ("measured", words),
    "action": ("action", words),
    "actor": ("actor", words),
    "scope": ("scope", words),
    "status": ("status", plain),
    "period": ("period", bounds),
    "change": ("change", part("direction")),
    "basis": ("change", part("basis")),
}
SAID = ("measured", "action", "actor", "scope", "status", "period", "part_of")
VALUE = ("value", "value_max", "unit")
BASE = ("base_value", "base_value_max", "base_unit")


def judge_quantities(gold: list[Item], got: list[Item], tally: Tally) -> None:
    pairs = pair_up(gold, got)
    counted = [(wanted, found) for wanted, found in pairs if not wanted.get("optional")]
    gold_ids = {found["id"]: wanted["id"] for wanted, found in pairs}
    same = [agree(wanted, found, VALUE) for wanted, found in counted]
    tally.found("found", gold, got, pairs, len(counted))
    tally.found("value_unit", gold, got, pairs, sum(same))
    for (wanted, found), has_value in zip(counted, same, strict=True):
        verdicts = list(judge_quantity(wanted, found, gold_ids, tally))
        tally.judge("whole", True, has_value and all(verdicts))
    for _ in range(sum(not wanted.get("optional") for wanted in gold) - len(counted)):
        tally.judge("whole", True, False)


def agree(wanted: Item, found: Item, keys: tuple[str, ...]) -> bool:
    """Is each of these fields right, as far as it was annotated?"""
    return all(found[key] in allowed(wanted[key]) for key in keys if key in wanted)


def judge_quantity(wanted: Item, found: Item, gold_ids: dict[str, str], tally: Tally) -> Iterator[bool]:
    """A verdict for each field that the gold holds."""
    yield tally.judge("base", True, agree(wanted, found, BASE))
    for name, (key, view) in QUANTITY_FIELDS.items():
        if key in wanted and not (name == "basis" and all(c and "basis" not in c for c in allowed(wanted[key]))):
            yield judge_field(name, wanted[key], found[key], tally, view)
    if "part_of" in wanted:
        whole = gold_ids.get(found["part_of"], "another") if found["part_of"] else None
        yield judge_field("part_of", wanted["part_of"], whole, tally, plain)


def judge_field(name: str, gold: Any, got: Any, tally: Tally, view: View) -> bool:
    if name in SAID and None not in allowed(gold, view):
        tally.judge(f"{name}_said", gold, got, view)
    if name == "basis":
        choices = [basis for change in allowed(gold) for basis in allowed((change or {}).get("basis"))]
        return tally.judge(name, {"any": choices}, view(got))
    return tally.judge(name, gold, got, view)


def judge_sections(gold: list[Item], got: list[Item], tally: Tally) -> None:
    by_place = {(each["start"], each["level"], words(each["marker"])): each for each in flat_sections(got)}
    pairs = [(w, by_place[key]) for w in gold if (key := (w["start"], w["level"], words(w["marker"]))) in by_place]
    tally.found("sections", gold, list(by_place.values()), pairs, len([w for w, _ in pairs if not w.get("optional")]))
    for wanted, found in pairs:
        for key in ("heading", "style", "number", "end"):
            if key in wanted:
                tally.judge(f"sections.{key}", wanted[key], found[key], words)


def judge_dates(gold: list[Item], got: list[Item], tally: Tally) -> None:
    pairs = pair_up(gold, got)
    counted = [(wanted, found) for wanted, found in pairs if not wanted.get("optional")]
    hits = [bounds(found) in allowed(wanted["bounds"], bounds) for wanted, found in counted]
    tally.found("dates", gold, got, pairs, sum(hits))
    for wanted, found in counted:
        for key in ("granularity", "shape"):
            if key in wanted:
                tally.judge(f"dates.{key}", wanted[key], found[key])


def judge_references(gold: list[Item], got: list[Item], tally: Tally) -> None:
    pairs = [(wanted, found) for wanted, found in pair_up(gold, got) if wanted["title"] == found["title"]]
    counted = [(wanted, found) for wanted, found in pairs if not wanted.get("optional")]
    tally.found("references", gold, got, pairs, len(counted))
    for wanted, found in counted:
        for key in ("number", "kind"):
            if key in wanted:
                tally.judge(f"references.{key}", wanted[key], found[key], words)


NOTICE_FACTS: dict[str, View] = {
    **dict.fromkeys(("kind", "head", "title", "document_number", "preamble", "closing"), words),
    **dict.fromkeys(("recipients", "issuers", "attachments"), words),
    "issued_on": day,
}
INSPECTION_FACTS: dict[str, View] = {
    "type": plain,
    "inspector": words,
    "inspected": words,
    "period": bounds,
    "feedback_on": day,
}


def judge_notice(gold: Item, got: Item, tally: Tally) -> None:
    for key, view in NOTICE_FACTS.items():
        if key in gold:
            tally.judge("notice", gold[key], got[key], view)
    if "inspection" in gold:
        wanted, found = gold["inspection"] or {}, got["inspection"] or {}
        for key, view in INSPECTION_FACTS.items():
            tally.judge("notice", wanted.get(key), found.get(key), view)
    for key in gold.get("contact") or ():
        tally.judge("notice", gold["contact"][key], got["contact"][key], words)


def score_cases(cases: Iterable[tuple[list[Item], list[Item]]]) -> dict[str, float]:
    """The figures of many lists of quantities, each with what was found for it, pooled."""
    tally = Tally()
    for gold, got in cases:
        judge_quantities(gold, got, tally)
    return tally.figures()


def score(gold: Item, notice: Item) -> dict[str, float]:
    """All figures of one notice, given as plain JSON data."""
    tally = Tally()
    judge_sections(gold["sections"], notice["sections"], tally)
    judge_quantities(gold["quantities"], notice["quantities"], tally)
    judge_dates(gold["dates"], notice["dates"], tally)
    judge_references(gold["references"], notice["references"], tally)
    judge_notice(gold["notice"], notice, tally)
    return tally.figures()
