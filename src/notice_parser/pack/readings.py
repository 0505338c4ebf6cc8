"""readings.yaml, weights.yaml and word_usage.yaml → what the evidence of readings asks of words, and what it weighs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from notice_parser.pack.schema import Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader

READINGS_FILE, WEIGHTS_FILE, USAGE_FILE = "readings.yaml", "weights.yaml", "word_usage.yaml"
FIELDS = ("action", "measured", "actor", "scope", "period", "status", "part_of")
COLUMNS = 6


class WordList(Schema, frozen=True):
    what: str
    words: str


class ReadingsFile(Schema, frozen=True):
    """`verb_kinds`: the kinds of words.yaml that can state an action, by a letter that evidence names them by.

    `margins`: by how much the score of a reading must exceed that of the frames' to replace it, by field.
    `trust`: the score of what the frames read, by field, under which it stands without a look at the candidates.
    `doubts`: the difference of two scores, by field, under which the choice between them is in doubt.
    """

    lists: dict[str, WordList]
    verb_kinds: dict[str, str]
    margins: dict[str, str]
    trust: dict[str, str]
    doubts: dict[str, str]


class FieldWeights(Schema, frozen=True):
    """A feature and its weight a line."""

    id: str
    weights: str


class WeightsFile(Schema, frozen=True):
    """`fields` weigh the candidates of a field, `frames` how likely the frames misread it."""

    fields: tuple[FieldWeights, ...]
    frames: tuple[FieldWeights, ...]


class UsageFile(Schema, frozen=True):
    """A word a line: its family and the buckets of pack/lexicon.py, in the order of `Usage`."""

    words: str


class Readings(Struct, frozen=True, eq=False):
    """Word lists by name, weights by field and feature, limits by field (ReadingsFile), the table of word usage."""

    lists: Mapping[str, frozenset[str]]
    verb_kinds: Mapping[str, tuple[str, ...]]
    weights: Mapping[str, Mapping[str, float]]
    frames: Mapping[str, Mapping[str, float]]
    trust: Mapping[str, float]
    margins: Mapping[str, float]
    doubts: Mapping[str, float]
    usage: str


LISTS = (
    "open_verbs",
    "open_nouns",
    "verbal_nouns",
    "subject_words",
    "subject_endings",
    "agency_endings",
    "place_endings",
    "pronouns",
    "levels",
    "pointing",
    "leading",
    "heading_words",
    "aspect_after",
    "semicolons",
    "colons",
    "rate_ending",
)


def load_readings(reader: PackReader) -> Readings:
    """Read the three files. A list or a field that is missing or not known, a line that is no pair, is an error."""
    file = reader.open(READINGS_FILE, ReadingsFile)
    for name in sorted(set(LISTS) ^ set(file.data.lists)):
        file.error(("lists", name), f"the list {name} is missing or not known", name)
    lists = {name: frozenset(one.words.split()) for name, one in file.data.lists.items()}
    weights = reader.open(WEIGHTS_FILE, WeightsFile)
    return Readings(
        lists=lists,
        verb_kinds={letter: tuple(kinds.split()) for letter, kinds in file.data.verb_kinds.items()},
        weights=read_weights(weights, "fields", weights.data.fields),
        frames=read_weights(weights, "frames", weights.data.frames),
        trust={field: float(limit) for field, limit in file.data.trust.items()},
        margins={field: float(margin) for field, margin in file.data.margins.items()},
        doubts={field: float(margin) for field, margin in file.data.doubts.items()},
        usage=reader.open(USAGE_FILE, UsageFile).data.words.strip("\n"),
    )


def read_weights(file: Any, key: str, fields: tuple[FieldWeights, ...]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for index, field in enumerate(fields):
        if field.id not in FIELDS or field.id in found:
            file.error((key, index), f"{field.id} is not a field of a quantity, or stands twice", field.id)
            continue
        weights: dict[str, float] = {}
        for line in field.weights.splitlines():
            feature, _, weight = line.rpartition(" ")
            try:
                weights[feature] = float(weight)
            except ValueError:
                file.error((key, index), f"{line!r} is not a feature and its weight", field.id)
        found[field.id] = weights
    return found
