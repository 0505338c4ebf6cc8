"""Learn the weights of readings: `python eval/learn.py [SHARED] [--genre-out] [--write] [--keep N]`.

Learnt from the groups gold, notices and samples of eval/records.py and the invented passages of eval/invented. For
each field of each quantity the candidates that the program finds are ranked by a conditional log-linear model over the
features that the program lists (L-BFGS with an L2 penalty); the choices before a field are those of the gold. The
features that matter least are dropped, the others learnt once more and rounded; `--write` puts them into
patterns/weights.yaml. Nothing is drawn at random: the same texts give the same weights.

`--genre-out` says what unseen text gives: for each pair of genres, weights learnt without them score SHARED's gold of
these genres, the rules as they stand.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from msgspec import Struct
from msgspec.structs import replace
from scipy.optimize import minimize

from invented import load_invented
from notice_parser.facts import find_facts
from notice_parser.outline import build_outline
from notice_parser.pack import Pack, built_in_pack
from notice_parser.pipeline import parse_source
from notice_parser.quantities import read_by_frames
from notice_parser.quantities.evidence import chooser_of, make_figures, tools_of
from notice_parser.quantities.language import StatementInput
from notice_parser.readers.text import from_string
from notice_parser.readings.choose import FIELDS, SPAN_FIELDS, Chooser
from notice_parser.readings.figures import Figure
from notice_parser.readings.state_evidence import STATES
from notice_parser.wording.mentions import find_mentions
from record import ROOT, SHARED, Json, Record, alternatives
from records import load_records

GENRES = (("audit", "justice"), ("economy", "welfare"), ("environment", "market"), ("government", "inspection"))
TUNED = frozenset({"notices", "samples"})  # groups whose texts the frames were made from
PENALTY, LEAST, STEPS = 1.5, 3, 40
MANY, SAMPLED = 32, 18  # candidates of a field, and how many that are far from right are kept of more
ROUND, SMALLEST = 2, 0.02


class Example(Struct):
    """The candidates of one field of one quantity: which are right, and the numbers of their features."""

    right: list[bool]
    features: list[Any]


class Text(Struct):
    """A record with its figures, the gold of each (None where it has none or is optional), and what chooses."""

    record: Record
    figures: list[Figure]
    gold: list[Json | None]
    ids: dict[int, str]
    periods: dict[tuple[int, int], list[str | None] | None]
    chooser: Chooser


def read_text(record: Record, pack: Pack, judging: Any) -> Text:
    given, tools = read_input(record, pack), tools_of(pack)
    read = read_by_frames(given)
    found = [f for f in make_figures(given, read.statements, read.sentences, tools=tools) if f is not None]
    value_of = {one.figure.start: one.figure.value for one in read.statements}
    if record.group in TUNED:
        for figure in found:
            figure.facts = replace(figure.facts, frames_count=False)
    outputs = [
        {"start": f.facts.start, "end": f.facts.end, "number": f.number, "value": value_of[f.facts.start]}
        for f in found
    ]
    pairs = judging.pair(
        record.gold["quantities"],
        outputs,
        lambda g, o: g.get("optional") or as_float(g["value"]) == as_float(o["value"]),
    )
    gold: list[Json | None] = [None] * len(found)
    for wanted, output in pairs:
        gold[output["number"]] = None if wanted.get("optional") else wanted
    ids = {output["number"]: wanted["id"] for wanted, output in pairs}
    periods = {(c.start, c.end): bounds(c) for c in given.wording.periods}
    return Text(record, found, gold, ids, periods, chooser_of(given, tools))


def read_input(record: Record, pack: Pack) -> StatementInput:
    """What the statements of a record are read from."""
    source = from_string(record.text)
    outline = build_outline(source, pack)
    wording = find_mentions(source, outline, pack, record.issued_on)
    facts = find_facts(source, outline, wording, pack)
    day = record.issued_on or (facts.issued_on[1] if facts.issued_on else None)
    return StatementInput(record.text, outline, wording, pack, day, facts.kind)


def as_float(value: Any) -> float | None:
    return None if value is None else float(value)


def bounds(claim: Any) -> list[str | None] | None:
    both = [claim.from_.isoformat() if claim.from_ else None, claim.to.isoformat() if claim.to else None]
    return None if both == [None, None] else both


def is_right(text: Text, figure: Figure, field: str, value: Any) -> bool:
    gold = text.gold[figure.number]
    assert gold is not None
    wanted = alternatives(gold[field])
    if field == "status":
        return value in wanted
    if field == "part_of":
        return (None if value is None else text.ids.get(value, "?")) in wanted
    if field == "period":
        closed = [None if one in (None, [None, None]) else list(one) for one in wanted]
        return (None if value is None else text.periods.get(value, "?")) in closed
    string = None if value is None else text.record.text[value[0] : value[1]]
    if string not in wanted:
        return False
    places = gold.get(f"{field}_at")
    return not (string is not None and places) or any(min(b, value[1]) > max(a, value[0]) for a, b in places)


def candidates(text: Text, figure: Figure, field: str) -> list[Any]:
    if field == "status":
        return list(STATES)
    return text.chooser.values(figure, field)


def force(text: Text, field: str) -> None:
    """Choose what the gold says for a field; of several right values that of the frames, else the gold's first."""
    for figure in text.figures:
        gold, read = text.gold[figure.number], figure.facts.frame.get(field)
        figure.chosen[field] = read
        if gold is None or field not in gold or is_right(text, figure, field, read):
            continue
        right = [value for value in candidates(text, figure, field) if is_right(text, figure, field, value)]
        if right:
            figure.chosen[field] = min(right, key=lambda value: rank(text, figure, field, value))


def rank(text: Text, figure: Figure, field: str, value: Any) -> tuple[int, int]:
    if field not in SPAN_FIELDS or field == "period":
        return 0, 0
    gold = text.gold[figure.number]
    assert gold is not None
    string = None if value is None else text.record.text[value[0] : value[1]]
    return alternatives(gold[field]).index(string), abs((value[0] if value else 0) - figure.facts.start)


class Bank:
    """The examples of all texts, by field and text; features are numbered."""

    def __init__(self) -> None:
        self.number: dict[str, int] = {}
        self.names: list[str] = []
        self.rows: dict[str, dict[str, list[Example]]] = {field: {} for field in FIELDS}

    def add(self, text: Text) -> None:
        for field in FIELDS:
            self.rows[field][key_of(text.record)] = list(self.examples(text, field))

    def examples(self, text: Text, field: str) -> Iterator[Example]:
        for figure in text.figures:
            gold = text.gold[figure.number]
            if gold is None or field not in gold:
                continue
            values = candidates(text, figure, field)
            right = {i for i, value in enumerate(values) if is_right(text, figure, field, value)}
            if not right:
                continue
            kept = near_right(values, right) if len(values) > MANY else list(range(len(values)))
            names = text.chooser.features(figure, field, [values[i] for i in kept])
            yield Example([i in right for i in kept], [self.encode(field, one) for one in names])

    def encode(self, field: str, features: Iterable[str]) -> Any:
        numbers = set()
        for feature in features:
            name = f"{field}/{feature}"
            if name not in self.number:
                self.number[name] = len(self.names)
                self.names.append(name)
            numbers.add(self.number[name])
        return np.fromiter(sorted(numbers), dtype=np.int32)


def near_right(values: list[Any], right: set[int]) -> list[int]:
    """Of many spans, those that share an end with a right one, and every so many of the others."""
    starts = {values[i][0] for i in right if values[i]}
    stops = {values[i][1] for i in right if values[i]}
    far = [i for i, v in enumerate(values) if i not in right and v and v[0] not in starts and v[1] not in stops]
    gone = set(far) - set(far[:: max(1, len(far) // SAMPLED)])
    return [i for i in range(len(values)) if i not in gone]


def key_of(record: Record) -> str:
    return f"{record.group}/{record.genre}/{record.name}"


def fit(bank: Bank, field: str, keys: list[str], only: set[int] | None = None) -> dict[str, float]:
    rows = [example for key in keys for example in bank.rows[field][key]]
    counts = np.zeros(len(bank.names), dtype=np.int32)
    for row in rows:
        counts[np.unique(np.concatenate(row.features))] += 1
    keep = counts >= LEAST
    if only is not None:
        allowed = np.zeros(len(bank.names), dtype=bool)
        allowed[sorted(only)] = True
        keep &= allowed
    place = np.cumsum(keep) - 1
    indexes, pointer, group, target = [], [0], [], []
    for number, row in enumerate(rows):
        for is_right_one, features in zip(row.right, row.features, strict=True):
            columns = place[features[keep[features]]]
            indexes.append(columns)
            pointer.append(pointer[-1] + len(columns))
            group.append(number)
            target.append(is_right_one)
    shape = (len(pointer) - 1, int(keep.sum()))
    matrix = sp.csr_matrix((np.ones(pointer[-1], dtype=np.float32), np.concatenate(indexes), pointer), shape=shape)
    weights = maximise(matrix, np.array(group), np.array(target))
    kept = np.flatnonzero(keep)
    cut = len(field) + 1
    return {bank.names[i][cut:]: float(w) for i, w in zip(kept, weights, strict=True) if abs(w) > 1e-3}


def maximise(matrix: Any, group: Any, target: Any) -> Any:
    """The weights with the greatest likelihood that a right candidate wins its group, less the penalty."""
    firsts, turned = np.searchsorted(group, np.arange(group[-1] + 1)), matrix.T.tocsr()

    def spread(scores: Any) -> tuple[Any, Any]:
        most = np.maximum.reduceat(scores, firsts)
        parts = np.exp(scores - most[group])
        total = np.add.reduceat(parts, firsts)
        return most + np.log(total), parts / total[group]

    def loss(weights: Any) -> tuple[float, Any]:
        scores = (matrix @ weights.astype(np.float32)).astype(np.float64)
        whole, share = spread(scores)
        best, share_right = spread(np.where(target, scores, -1e9))
        value = float((whole - best).sum() + PENALTY / 2 * weights @ weights)
        return value, (turned @ (share - share_right).astype(np.float32)).astype(np.float64) + PENALTY * weights

    start = np.zeros(matrix.shape[1])
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x


def learn(bank: Bank, keys: list[str], most: int) -> dict[str, dict[str, float]]:
    """The weights of every field, of at most so many features each, rounded."""
    found = {}
    for field in FIELDS:
        first = fit(bank, field, keys)
        seen: Counter[int] = Counter()
        for key in keys:
            for example in bank.rows[field][key]:
                seen.update(np.unique(np.concatenate(example.features)).tolist())
        number = {name: bank.number[f"{field}/{name}"] for name in first}
        best = sorted(first, key=lambda name: (-abs(first[name]) * seen[number[name]] ** 0.5, name))[:most]
        again = fit(bank, field, keys, {number[name] for name in best})
        found[field] = {name: round(w, ROUND) for name, w in sorted(again.items()) if abs(w) >= SMALLEST}
    return found


def with_weights(pack: Pack, weights: dict[str, dict[str, float]]) -> Pack:
    return replace(pack, readings=replace(pack.readings, weights=weights))


def score(records: Iterable[Record], pack: Pack, judging: Any, scorer: Any) -> dict[str, float]:
    counts = judging.Counts()
    for record in records:
        notice = parse_source(from_string(record.text), issued_on=record.issued_on, pack=pack)
        scorer.score_quantities(record.gold["quantities"], as_json(notice)["quantities"], counts)
    return counts.figures()


def as_json(notice: Any) -> Json:
    data: Json = json.loads(notice.model_dump_json())
    return data


def write(weights: dict[str, dict[str, float]]) -> None:
    lines = [
        "# How much each feature of a candidate weighs, by field. Learnt by eval/learn.py from gold, rounded;",
        "# a person may edit a weight: `notice-parse rules check` and `python eval/gold.py` say what changes.",
        "fields:",
    ]
    for field in FIELDS:
        lines += [f"  - id: {field}", "    weights: |"]
        lines += [f"      {name} {weight:g}" for name, weight in sorted(weights[field].items())]
    (ROOT / "patterns" / "weights.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("shared", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--genre-out", action="store_true", help="score each genre by weights learnt without it")
    parser.add_argument("--write", action="store_true", help="write patterns/weights.yaml")
    parser.add_argument("--keep", type=int, default=1200, help="the most features of a field")
    options = parser.parse_args()
    sys.path.insert(0, str(options.shared / "score"))
    import judging
    import score as scorer

    began, pack = time.monotonic(), with_weights(built_in_pack(), {field: {} for field in FIELDS})
    records = [*load_records(options.shared, ("gold", "notices", "samples")), *load_invented(options.shared)]
    bank = Bank()
    for record in records:
        text = read_text(record, pack, judging)
        for field in FIELDS:
            force(text, field)
        bank.add(text)
    print(f"{len(records)} texts, {len(bank.names)} features, {time.monotonic() - began:.0f} s", flush=True)
    if options.write:
        weights = learn(bank, [key_of(record) for record in records], options.keep)
        write(weights)
        print({field: len(one) for field, one in weights.items()}, f"{time.monotonic() - began:.0f} s", flush=True)
    if options.genre_out:
        scored: list[tuple[int, dict[str, float]]] = []
        for genres in GENRES:
            keys = [key_of(record) for record in records if record.genre not in genres]
            test = [record for record in records if record.group == "gold" and record.genre in genres]
            figures = score(test, with_weights(pack, learn(bank, keys, options.keep)), judging, scorer)
            scored.append((sum(len(record.gold["quantities"]) for record in test), figures))
            print(*genres, f"whole {figures['whole']:.3f}", f"{time.monotonic() - began:.0f} s", flush=True)
        total = sum(number for number, _ in scored)
        for name in ("measured", "action", "actor", "scope", "status", "period", "part_of"):
            print(f"{name}_said {sum(n * f[f'{name}_said'] for n, f in scored) / total:.3f}", end="  ")
        print(f"whole {sum(n * f['whole'] for n, f in scored) / total:.3f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
