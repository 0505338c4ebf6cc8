"""Learn the weights of readings: `python eval/learn.py [SHARED] [--genre-out] [--passage-out] [--write]`.

Learnt from the groups gold, notices and samples of eval/records.py and the invented passages of eval/invented. For
each field of each quantity the candidates that the program finds are ranked by a conditional log-linear model over the
features that the program lists (L-BFGS with an L2 penalty); the choices before a field are those of the gold. The
features that matter least are dropped, the others learnt once more and rounded; `--write` puts them into
patterns/weights.yaml. Nothing is drawn at random: the same texts give the same weights.

`--genre-out` and `--passage-out` say what unseen text gives: weights learnt without two genres, or without each fourth
passage, score these of SHARED's gold, the rules as they stand.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
import time
from collections import Counter
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from msgspec.structs import replace
from scipy.optimize import minimize

from examples import Bank, FrameExample, key_of, read_text
from invented import load_invented
from notice_parser.pack import Pack, built_in_pack
from notice_parser.pack.readings import UNIT, WeightTable, weight_table
from notice_parser.pipeline import parse_source
from notice_parser.readers.text import from_string
from notice_parser.readings.choose import FIELDS
from record import ROOT, SHARED, Json, Record
from records import load_records

PARTS = 4  # of the passages, for `--passage-out`
GENRES = (("audit", "justice"), ("economy", "welfare"), ("environment", "market"), ("government", "inspection"))
PENALTY, LEAST, STEPS, KEEP = 1.5, 3, 80, 4000
FRAME_PENALTY, FRAME_LEAST, FRAME_STEPS, FRAME_KEEP = 2.0, 10, 100, 400
ROUND, SMALLEST = 2, 0.02
# What leaving a field open loses: the share of a name that stands there is spread over spans that differ by a word, so
# that none of them wins although most speaks for one of them. Set by passages that are left out of the learning.
OPEN, LOST = "none", {"actor": 1.25, "scope": 0.75, "action": 0.2, "part_of": 0.3}


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
        again[OPEN] = again.get(OPEN, 0.0) - LOST.get(field, 0.0)
        found[field] = {name: round(w, ROUND) for name, w in sorted(again.items()) if abs(w) >= SMALLEST}
    return found


def learn_frames(bank: Bank, keys: list[str]) -> dict[str, dict[str, float]]:
    """The weights that say how likely the frames misread a field: a logistic regression, pruned and rounded."""
    found = {}
    for field in FIELDS:
        rows = [example for key in keys for example in bank.frames[field][key]]
        counts = np.bincount(np.concatenate([row.features for row in rows]), minlength=len(bank.names))
        kept = np.flatnonzero(counts >= FRAME_LEAST)
        first = regress(rows, kept)
        order = np.argsort(-np.abs(first) * np.sqrt(counts[kept]), kind="stable")[:FRAME_KEEP]
        kept = np.sort(kept[order])
        weights = zip(kept, regress(rows, kept), strict=True)
        cut = len(f"{field} by frames/")
        found[field] = {bank.names[i][cut:]: round(float(w), ROUND) for i, w in weights if abs(w) >= SMALLEST}
    return found


def regress(rows: list[FrameExample], kept: Any) -> Any:
    place = np.full(max(int(row.features.max()) for row in rows) + 1, -1)
    place[kept] = np.arange(len(kept))
    columns = [place[row.features][place[row.features] >= 0] for row in rows]
    pointer = np.cumsum([0, *map(len, columns)])
    matrix = sp.csr_matrix((np.ones(pointer[-1]), np.concatenate(columns), pointer), shape=(len(rows), len(kept)))
    target = np.array([row.is_wrong for row in rows], dtype=float)

    def loss(weights: Any) -> tuple[float, Any]:
        scores = matrix @ weights
        share = 1 / (1 + np.exp(-scores))
        value = (np.logaddexp(0, scores) - target * scores).sum() + FRAME_PENALTY / 2 * weights @ weights
        return float(value), matrix.T @ (share - target) + FRAME_PENALTY * weights

    start = np.zeros(len(kept))
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": FRAME_STEPS}).x


Weights = dict[str, dict[str, float]]


def with_weights(pack: Pack, weights: Weights, frames: Weights) -> Pack:
    tables = [{field: weight_table(one) for field, one in found.items()} for found in (weights, frames)]
    return replace(pack, readings=replace(pack.readings, weights=tables[0], frames=tables[1]))


def as_weights(table: WeightTable) -> dict[str, float]:
    return {feature: units / UNIT for feature, units in table.as_dict().items()}


def score(records: Iterable[Record], pack: Pack, judging: Any, scorer: Any) -> dict[str, float]:
    counts = judging.Counts()
    for record in records:
        notice = parse_source(from_string(record.text), issued_on=record.issued_on, pack=pack)
        scorer.score_quantities(record.gold["quantities"], as_json(notice)["quantities"], counts)
    return counts.figures()


def as_json(notice: Any) -> Json:
    data: Json = json.loads(notice.model_dump_json())
    return data


def write(weights: Weights, frames: Weights) -> None:
    lines = [
        "# How much each feature of a candidate weighs, by field; then how likely the frames misread a field. Learnt",
        "# by eval/learn.py from annotated texts, rounded; a person may edit a weight: `notice-parse rules check` and",
        "# `python eval/gold.py` say what changes.",
    ]
    for key, group in (("fields", weights), ("frames", frames)):
        lines.append(f"{key}:")
        for field in FIELDS:
            lines += [f"  - id: {field}", "    weights: |"]
            lines += [f"      {name} {weight:g}" for name, weight in sorted(group[field].items())]
    (ROOT / "patterns" / "weights.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def learnt_from(shared: Path) -> list[Record]:
    """Every text that weights are learnt from."""
    return [*load_records(shared, ("gold", "notices", "samples")), *load_invented(shared)]


def read_bank(records: list[Record], pack: Pack, judging: Any, *, frames_only: bool) -> Bank:
    bank = Bank()
    for record in records:
        bank.add(read_text(record, pack, judging), None, frames_only=frames_only)
    return bank


Part = tuple[str, list[Record], list[Record]]  # its name, the records that are learnt from, those that are scored


def by_genre(records: list[Record]) -> list[Part]:
    gold = [record for record in records if record.group == "gold"]
    return [
        (" ".join(genres), [r for r in records if r.genre not in genres], [r for r in gold if r.genre in genres])
        for genres in GENRES
    ]


def by_passage(records: list[Record]) -> list[Part]:
    gold = [record for record in records if record.group == "gold"]
    tested = [gold[number::PARTS] for number in range(PARTS)]
    return [(f"part {number}", [r for r in records if r not in test], test) for number, test in enumerate(tested)]


def score_parts(parts: list[Part], bank: Bank, pack: Pack, *, keep: int, score: Any) -> None:
    """Print the figures of each part by weights learnt without it, and those of all together."""
    scored: list[tuple[int, dict[str, float]]] = []
    for name, learnt, test in parts:
        keys = [key_of(record) for record in learnt]
        figures = score(test, with_weights(pack, learn(bank, keys, keep), learn_frames(bank, keys)))
        scored.append((sum(len(record.gold["quantities"]) for record in test), figures))
        print(name, f"whole {figures['whole']:.3f}", flush=True)
    total = sum(number for number, _ in scored)
    for name in ("measured", "action", "actor", "scope", "status", "period", "part_of"):
        print(f"{name}_said {sum(n * f[f'{name}_said'] for n, f in scored) / total:.3f}", end="  ")
    print(f"whole {sum(n * f['whole'] for n, f in scored) / total:.3f}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("shared", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--genre-out", action="store_true", help="score each genre by weights learnt without it")
    parser.add_argument("--passage-out", action="store_true", help="the same for each fourth passage")
    parser.add_argument("--write", action="store_true", help="write patterns/weights.yaml")
    parser.add_argument("--frames-only", action="store_true", help="learn anew only how likely the frames misread")
    parser.add_argument("--bank", type=Path, help="a file that keeps what was read of the texts, for the next run")
    parser.add_argument("--keep", type=int, default=KEEP, help="the most features of a field")
    options = parser.parse_args()
    sys.path.insert(0, str(options.shared / "score"))
    import judging
    import score as scorer

    nothing: Weights = {field: {} for field in FIELDS}
    began, pack = time.monotonic(), with_weights(built_in_pack(), nothing, nothing)
    records = learnt_from(options.shared)
    if options.bank is not None and options.bank.exists():
        bank = pickle.loads(options.bank.read_bytes())
    else:
        bank = read_bank(records, pack, judging, frames_only=options.frames_only)
        if options.bank is not None:
            options.bank.write_bytes(pickle.dumps(bank))
    print(f"{len(records)} texts, {len(bank.names)} features, {time.monotonic() - began:.0f} s", flush=True)
    if options.write:
        keys = [key_of(record) for record in records]
        kept = {field: as_weights(one) for field, one in built_in_pack().readings.weights.items()}
        weights = kept if options.frames_only else learn(bank, keys, options.keep)
        write(weights, learn_frames(bank, keys))
        print({field: len(one) for field, one in weights.items()}, f"{time.monotonic() - began:.0f} s", flush=True)
    for is_asked, parts in ((options.genre_out, by_genre(records)), (options.passage_out, by_passage(records))):
        if is_asked:
            score_parts(parts, bank, pack, keep=options.keep, score=partial(score, judging=judging, scorer=scorer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
