"""The examples that weights of readings are learnt from: candidates of each field of each annotated quantity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from notice_parser.facts import find_facts
from notice_parser.outline import build_outline
from notice_parser.pack import Pack
from notice_parser.quantities import read_by_frames
from notice_parser.quantities.evidence import chooser_of, make_figures, tools_of
from notice_parser.quantities.language import StatementInput
from notice_parser.readers.text import from_string
from notice_parser.readings.choose import FIELDS, SPAN_FIELDS, Chooser
from notice_parser.readings.figures import Figure
from notice_parser.readings.scoring import STATES
from notice_parser.readings.trust import frame_features
from notice_parser.wording.mentions import find_mentions
from record import Json, Record, alternatives

TUNED = frozenset({"notices", "samples"})  # groups whose texts the frames were made from
MANY, SAMPLED = 32, 18  # candidates of a field, and how many that are far from right are kept of more


History = Sequence[Mapping[str, Any]]  # what is chosen for each field of each figure


class Example(Struct):
    """The candidates of one field of one quantity: which are right, and the numbers of their features."""

    right: list[bool]
    features: list[Any]


class FrameExample(Struct):
    """What the frames read for one field of one quantity: is it wrong, and the numbers of its features."""

    is_wrong: bool
    features: Any


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


def settle(text: Text, figure: Figure, field: str) -> Any:
    """What the gold says for a field; of several right values that of the frames, else the gold's first."""
    gold, read = text.gold[figure.number], figure.facts.frame.get(field)
    if gold is None or field not in gold or is_right(text, figure, field, read):
        return read
    right = [value for value in candidates(text, figure, field) if is_right(text, figure, field, value)]
    return min(right, key=lambda value: rank(text, figure, field, value)) if right else read


def rank(text: Text, figure: Figure, field: str, value: Any) -> tuple[int, int]:
    if field not in SPAN_FIELDS or field == "period":
        return 0, 0
    gold = text.gold[figure.number]
    assert gold is not None
    string = None if value is None else text.record.text[value[0] : value[1]]
    return alternatives(gold[field]).index(string), abs((value[0] if value else 0) - figure.facts.start)


class Bank:
    """The examples of all texts, by field and text; features are numbered. `frames`: those of what the frames read."""

    def __init__(self) -> None:
        self.number: dict[str, int] = {}
        self.names: list[str] = []
        self.rows: dict[str, dict[str, list[Example]]] = {field: {} for field in FIELDS}
        self.frames: dict[str, dict[str, list[FrameExample]]] = {field: {} for field in FIELDS}

    def add(self, text: Text, history: History | None, *, frames_only: bool) -> None:
        """List the examples of a text in the order in which fields are chosen.

        What is chosen before a field is that of the `history`, of the gold where there is none: the features of an
        example are those that the program sees at that moment.
        """
        key = key_of(text.record)
        for field in FIELDS:
            self.rows[field][key], self.frames[field][key] = [], []
        for figure in text.figures:
            figure.chosen.clear()
        for figure in text.figures:
            for field in (*SPAN_FIELDS, "status"):
                self.add_field(text, figure, field, frames_only=frames_only)
                figure.chosen[field] = history[figure.number][field] if history else settle(text, figure, field)
        for figure in text.figures:
            self.add_field(text, figure, "part_of", frames_only=frames_only)
            figure.chosen["part_of"] = history[figure.number]["part_of"] if history else settle(text, figure, "part_of")

    def add_field(self, text: Text, figure: Figure, field: str, *, frames_only: bool) -> None:
        gold, key = text.gold[figure.number], key_of(text.record)
        if gold is None or field not in gold:
            return
        if text.record.group not in TUNED:
            self.frames[field][key].append(self.frame_example(text, figure, field))
        if not frames_only and (example := self.example(text, figure, field)) is not None:
            self.rows[field][key].append(example)

    def frame_example(self, text: Text, figure: Figure, field: str) -> FrameExample:
        """Only for texts that the frames were not made from."""
        is_wrong = not is_right(text, figure, field, figure.facts.frame.get(field))
        features = frame_features(figure, field, text.chooser.known)
        return FrameExample(is_wrong, self.encode(f"{field} by frames", features))

    def example(self, text: Text, figure: Figure, field: str) -> Example | None:
        """Nothing where no candidate is right."""
        values = candidates(text, figure, field)
        right = {i for i, value in enumerate(values) if is_right(text, figure, field, value)}
        if not right:
            return None
        kept = near_right(values, right) if len(values) > MANY else list(range(len(values)))
        names = text.chooser.features(figure, field, [values[i] for i in kept])
        return Example([i in right for i in kept], [self.encode(field, one) for one in names])

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
