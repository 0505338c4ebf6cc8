"""Do the rules read their own examples? Each file of patterns/ has a check of one example.

A check returns how an example differs from what its rule should read: nothing means that it is read. So a `match`
example must give no difference, and a `no_match` example some.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import reduce
from pathlib import Path
from typing import Any

from notice_parser.examples.notices import (
    check_finding,
    check_inspection,
    check_kind,
    check_marker,
    check_reference,
    check_signature,
)
from notice_parser.examples.quantities import check_frame, check_modifier, check_per, check_quantity
from notice_parser.examples.readings import check_feature, check_reading
from notice_parser.examples.trial import Check, Trial
from notice_parser.examples.words import (
    check_contact,
    check_cut,
    check_guard,
    check_noun,
    check_pattern,
    check_period,
    check_word,
)
from notice_parser.messages import say
from notice_parser.pack.folders import Layer
from notice_parser.pack.loading import load_pack
from notice_parser.pack.loading.listing import entries
from notice_parser.pack.loading.reader import PackReader

LONGEST_SHOWN = 40

# Rule file → the check of its examples. A new rule file is a line here.
CHECKS: dict[str, Check] = {
    "checks.yaml": check_finding,
    "compare.yaml": check_pattern,
    "contacts.yaml": check_contact,
    "dictionary.yaml": check_cut,
    "edges.yaml": check_pattern,
    "features.yaml": check_feature,
    "frames.yaml": check_frame,
    "guards.yaml": check_guard,
    "indicators.yaml": check_quantity,
    "inspection.yaml": check_inspection,
    "kinds.yaml": check_kind,
    "layout.yaml": check_pattern,
    "ledger.yaml": check_pattern,
    "markers.yaml": check_marker,
    "modes.yaml": check_pattern,
    "modifiers.yaml": check_modifier,
    "nouns.yaml": check_noun,
    "numbers.yaml": check_pattern,
    "parts.yaml": check_quantity,
    "per.yaml": check_per,
    "periods.yaml": check_period,
    "readings.yaml": check_reading,
    "references.yaml": check_reference,
    "signature.yaml": check_signature,
    "tables.yaml": check_pattern,
    "units.yaml": check_quantity,
    "words.yaml": check_word,
}
WITHOUT_EXAMPLES = frozenset({"weights.yaml"})  # learned as a whole from annotated texts; a weight alone shows nothing


def example_errors(folder: Path, over: tuple[Layer, ...] = (), *, only: Collection[str] = ()) -> list[str]:
    """A line `file:line: rule: message` for each example that its rule reads otherwise. Raises PackError.

    `only`: names of rule files; where it is empty the examples of all are run.
    """
    pack, reader = load_pack(folder, over), PackReader(folder, over)
    reader.read_definitions()
    for name in only or reader.names:
        rules, check = entries(reader.load(name)), CHECKS.get(name)
        if check is None:
            if rules and name not in WITHOUT_EXAMPLES:
                reader.error_at(reader.position(name, ()), say("nothing runs the examples of this file"))
            continue
        for path, rule, entry in rules:
            for key, index, example in each_example(entry):
                error = example_error(check, Trial(pack, reader, rule, entry, example), key)
                if error:
                    reader.error_at(reader.position(name, (*path, key, index)), error, rule)
    return reader.errors


def each_example(entry: dict[str, Any]) -> Iterator[tuple[str, int, Any]]:
    """The key, index and content of each example of an entry."""
    for key in ("match", "no_match"):
        for index, example in enumerate(entry.get(key) or ()):
            yield key, index, example


def example_error(check: Check, trial: Trial, key: str) -> str | None:
    """What is wrong with an example under `match` or `no_match`, or None."""
    differences = check(trial)
    shown = " ".join(trial.text.split())
    shown = shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"
    if key == "match" and differences:
        said = reduce(lambda one, other: say("{one}; {other}", one=one, other=other), differences)
        return say("match {shown}: {differences}", shown=shown, differences=said)
    if key == "no_match" and not differences:
        return say("no_match {shown}: is read by this rule", shown=shown)
    return None
