"""Learn when what the frames read stands without a look at other candidates: `python eval/enough.py [SHARED]`.

The weights are learnt without each fourth passage of SHARED's gold, and these are read with every candidate weighed.
Two things are known of a field before its candidates are weighed: how likely the frames misread it, and what their
reading scores by itself. A logistic regression says from both whether another reading wins and is right where theirs is
not; the limit is set where so many of these are lost as `--lost` says. Prints `enough` and `open_enough` of
patterns/readings.yaml, and for how many fields no candidates need be weighed.
"""

from __future__ import annotations

import argparse
import pickle
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from examples import is_right, key_of, read_text
from learn import KEEP, by_passage, learn, learn_frames, learnt_from, read_bank, with_weights
from notice_parser.pack import Pack, built_in_pack
from notice_parser.pack.readings import UNIT
from notice_parser.quantities import evidence
from notice_parser.readings.choose import Chooser
from notice_parser.readings.figures import Figure
from record import SHARED, Record

FIELDS = ("action", "measured", "actor", "scope", "part_of")
FEWEST = 50  # decisions that a limit is learnt from
Decision = tuple[float, float, bool]  # how likely the frames are wrong, what their reading scores, is it mended
Seen = dict[tuple[str, bool], list[Decision]]  # by field and whether the frames left it open


class Watcher(Chooser):
    """Weighs every candidate, and keeps what was known before."""

    def is_enough(self, figure: Figure, field: str, wrong: int) -> bool:
        if field in FIELDS:
            alone = self.score_alone(figure, field, figure.frame.get(field))
            figure.kept["alone", field] = wrong / UNIT, alone / UNIT
        return False


def watch(records: Iterable[Record], pack: Pack, judging: Any, seen: Seen) -> None:
    """Add the decisions of these records."""
    evidence.Chooser = Watcher  # type: ignore[misc]
    for record in records:
        text = read_text(record, pack, judging)
        text.chooser.choose(text.figures)
        for figure in text.figures:
            gold = text.gold[figure.number]
            for field in FIELDS:
                known = figure.kept.get(("alone", field))
                if known is None or gold is None or field not in gold:
                    continue
                read, chosen = figure.frame.get(field), figure.chosen[field]
                is_mended = is_right(text, figure, field, chosen) and not is_right(text, figure, field, read)
                seen[field, read is None].append((*known, is_mended))


def limits_of(seen: list[Decision], lost: float) -> tuple[float, float, float]:
    """The least score, its slope, and the share of decisions that are over the limit: `lost` of those mended are."""
    rows, mended = np.array([[1, *one[:2]] for one in seen]), np.array([one[2] for one in seen], dtype=float)
    weights = np.zeros(3)
    for _ in range(50):  # Newton's steps of a logistic regression
        share = 1 / (1 + np.exp(-rows @ weights))
        curve = rows.T @ (rows * (share * (1 - share) + 1e-9)[:, None]) + 1e-3 * np.eye(3)
        weights += np.linalg.solve(curve, rows.T @ (mended - share))
    doubt = rows @ weights
    order = np.argsort(doubt, kind="stable")
    at = int(np.searchsorted(np.cumsum(mended[order]), lost * mended.sum(), side="right"))
    limit = doubt[order][min(at, len(order) - 1)]
    least, slope = (weights[0] - limit) / -weights[2], weights[1] / -weights[2]
    return least, slope, at / len(order)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("shared", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--lost", type=float, default=0.0, help="the share of readings mended that may be lost")
    parser.add_argument("--bank", type=Path, help="what `eval/learn.py --bank` has kept")
    options = parser.parse_args()
    sys.path.insert(0, str(options.shared / "score"))
    import judging

    nothing = {field: {} for field in built_in_pack().readings.weights}
    pack = with_weights(built_in_pack(), nothing, nothing)
    records = learnt_from(options.shared)
    bank = (
        pickle.loads(options.bank.read_bytes())
        if options.bank
        else read_bank(records, pack, judging, frames_only=False)
    )
    seen: Seen = defaultdict(list)
    for _, learnt, tested in by_passage(records):
        keys = [key_of(record) for record in learnt]
        watch(tested, with_weights(pack, learn(bank, keys, KEEP), learn_frames(bank, keys)), judging, seen)
    print_limits(seen, options.lost)
    return 0


def print_limits(seen: Seen, lost: float) -> None:
    for is_open, name in ((False, "enough"), (True, "open_enough")):
        found = []
        for field in FIELDS:
            decisions = seen[field, is_open]
            if len(decisions) >= FEWEST:
                least, slope, share = limits_of(decisions, lost)
                found.append(f'{field}: "{least:.1f} {slope:.1f}"')
                print(
                    f"# {field}: {len(decisions)}, {sum(one[2] for one in decisions)} mended, {share:.2f} need no look"
                )
        print(f"{name}: {{{', '.join(found)}}}")


if __name__ == "__main__":
    sys.exit(main())
