"""Do the rules read their own examples? Each file of patterns/ has a runner that says what one example shows.

A runner says how an example fails to be read by its rule; an empty list means that it is read. So a `match` example
must give an empty list, and a `no_match` example must not.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from notice_parser.examples import notices, patterns, quantities
from notice_parser.examples.trial import Runner, Trial
from notice_parser.pack.folders import Layer
from notice_parser.pack.loading import load_pack
from notice_parser.pack.loading.listing import entries
from notice_parser.pack.loading.reader import PackReader

LONGEST_SHOWN = 40

# File → what runs its examples. A new file of rules is a line here.
RUNNERS: dict[str, Runner] = {
    "checks.yaml": notices.run_check,
    "contacts.yaml": patterns.run_contact,
    "edges.yaml": patterns.run_pattern,
    "frames.yaml": quantities.run_frame,
    "guards.yaml": patterns.run_guard,
    "inspection.yaml": notices.run_inspection,
    "kinds.yaml": notices.run_kind,
    "layout.yaml": patterns.run_pattern,
    "tables.yaml": patterns.run_pattern,
    "markers.yaml": notices.run_marker,
    "modes.yaml": patterns.run_pattern,
    "modifiers.yaml": quantities.run_modifier,
    "nouns.yaml": patterns.run_noun,
    "numbers.yaml": patterns.run_pattern,
    "parts.yaml": quantities.run_quantity,
    "per.yaml": quantities.run_per,
    "periods.yaml": quantities.run_period,
    "references.yaml": notices.run_reference,
    "signature.yaml": notices.run_signature,
    "units.yaml": quantities.run_quantity,
    "words.yaml": patterns.run_word,
}


def example_faults(folder: Path, over: tuple[Layer, ...] = ()) -> list[str]:
    """A line `file:line: rule: message` for each example that its rule reads otherwise. Raises PackError."""
    pack, reader = load_pack(folder, over), PackReader(folder, over)
    reader.read_definitions()
    for name in reader.names:
        rules = entries(reader.load(name))
        runner = RUNNERS.get(name)
        if runner is None and rules:
            reader.error_at(reader.position(name, ()), "nothing runs the examples of this file")
        for loc, rule, entry in rules if runner else ():
            for key, index, example in each_example(entry):
                fault = fault_of(runner, Trial(pack, reader, rule, entry, example), key) if runner else None
                if fault:
                    reader.error_at(reader.position(name, (*loc, key, index)), fault, rule)
    return reader.errors


def each_example(entry: dict[str, Any]) -> Iterator[tuple[str, int, Any]]:
    for key in ("match", "no_match"):
        for index, example in enumerate(entry.get(key) or ()):
            yield key, index, example


def fault_of(runner: Runner, trial: Trial, key: str) -> str | None:
    """What is wrong with an example, or None."""
    differences = runner(trial)
    shown = " ".join(trial.text.split())
    shown = shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"
    if key == "match" and differences:
        return f"match {shown}: {'; '.join(differences)}"
    return f"no_match {shown}: is read by this rule" if key == "no_match" and not differences else None
