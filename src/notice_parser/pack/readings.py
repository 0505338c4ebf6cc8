"""readings.yaml, weights.yaml and word_usage.yaml → what the evidence of readings asks of words, and what it weighs."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from notice_parser.messages import say
from notice_parser.pack.features import FIELDS, FRAMES, STATES, Features, without_state
from notice_parser.pack.schema import Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader, RuleFile

UNIT: Final = 100  # of a sum: weights are rounded to hundredths, so that no sum depends on its order
WHOLE: Final = "i"
GREATEST: Final = 1_000_000  # weight, of either sign
READINGS_FILE, WEIGHTS_FILE, USAGE_FILE = "readings.yaml", "weights.yaml", "word_usage.yaml"


class WordList(Schema, frozen=True):
    what: str
    words: str


class Examples(Schema, frozen=True):
    """Texts in which weighed evidence gives the field `id` of a quantity its value, or confirms it."""

    id: str
    what: str
    match: tuple[dict[str, Any], ...]


class ReadingsFile(Schema, frozen=True):
    """`verb_kinds`: the kinds of words.yaml that can state an action, by a letter that evidence names them by.

    `margins`: by how much the score of a reading must exceed that of the frames' to replace it, by field;
    `open_margins` where the frames left the field open.
    `trust`: the score of what the frames read, by field, under which it stands without a look at the candidates.
    `enough`: the score over which what the frames read stands and no other candidate is weighed, for some fields: two
    numbers, the first plus the second times its score of `trust`; `open_enough` as `open_margins`.
    `doubts`: the difference of two scores, by field, under which the choice between them is in doubt.
    """

    lists: dict[str, WordList]
    verb_kinds: dict[str, str]
    margins: dict[str, str]
    open_margins: dict[str, str]
    trust: dict[str, str]
    enough: dict[str, str]
    open_enough: dict[str, str]
    doubts: dict[str, str]
    examples: tuple[Examples, ...]


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


class WeightTable(Struct, frozen=True, eq=False):
    """`features`, one per line, and the weight of each in whole numbers of UNIT; it loads faster than a dict."""

    features: str
    units: bytes

    def as_dict(self) -> dict[str, int]:
        features = self.features.split("\n") if self.features else []
        return dict(zip(features, memoryview(self.units).cast(WHOLE), strict=True))


def weight_table(weights: Mapping[str, float]) -> WeightTable:
    units = array(WHOLE, [round(weight * UNIT) for weight in weights.values()])
    return WeightTable("\n".join(weights), units.tobytes())


class Readings(Struct, frozen=True, eq=False):
    """Word lists by name, weights by field, limits by field (ReadingsFile), sorted lines of word usage."""

    lists: Mapping[str, frozenset[str]]
    verb_kinds: Mapping[str, tuple[str, ...]]
    weights: Mapping[str, WeightTable]
    frames: Mapping[str, WeightTable]
    trust: Mapping[str, float]
    enough: Mapping[str, tuple[float, float]]
    open_enough: Mapping[str, tuple[float, float]]
    margins: Mapping[str, float]
    open_margins: Mapping[str, float]
    doubts: Mapping[str, float]
    usage: str


LISTS = (
    "open_verbs",
    "open_nouns",
    "verbal_nouns",
    "noun_heads",
    "subject_words",
    "subject_endings",
    "agency_endings",
    "place_endings",
    "pronouns",
    "levels",
    "pointing",
    "leading",
    "heading_words",
    "totalling",
    "onto",
    "away",
    "each",
    "shared_out",
    "causatives",
    "group_units",
    "money_heads",
    "afterwards",
    "having",
    "qualifying",
    "of_things",
    "including",
    "breaking",
    "passing",
    "thresholds",
    "times_before",
    "finishing",
    "verb_names",
    "name_heads",
    "makers",
    "objectless",
    "inverting",
    "documents",
    "orders",
    "receiving",
    "second_verbs",
    "taking",
    "wrongs",
    "sanctions",
    "firms",
    "passive",
    "kinds_of_place",
    "situated",
    "above_all",
    "counted_places",
    "joints",
    "besides",
    "compared",
    "differing",
    "aspect_after",
    "semicolons",
    "colons",
    "rate_ending",
)


def load_readings(reader: PackReader, features: Features) -> Readings:
    """Read the three files.

    An error is a list or a field that is missing or unknown, a line that is not a pair, and a weight of a feature that
    features.yaml does not describe.
    """
    file = reader.open(READINGS_FILE, ReadingsFile)
    for name in sorted(set(LISTS) ^ set(file.data.lists)):
        file.error(("lists", name), say("the list {name} is missing or not known", name=name), name)
    file.require_unique("examples", [one.id for one in file.data.examples])
    for index, one in enumerate(file.data.examples):
        require_field(file, ("examples", index), one.id)
    lists = {name: frozenset(one.words.split()) for name, one in file.data.lists.items()}
    weights = reader.open(WEIGHTS_FILE, WeightsFile)
    return Readings(
        lists=lists,
        verb_kinds={letter: tuple(kinds.split()) for letter, kinds in file.data.verb_kinds.items()},
        weights=read_weights(weights, "fields", weights.data.fields, features),
        frames=read_weights(weights, FRAMES, weights.data.frames, features),
        trust=read_limits(file, "trust", file.data.trust),
        enough=read_scores(file, "enough", file.data.enough),
        open_enough=read_scores(file, "open_enough", file.data.open_enough),
        margins=read_limits(file, "margins", file.data.margins),
        open_margins=read_limits(file, "open_margins", file.data.open_margins),
        doubts=read_limits(file, "doubts", file.data.doubts),
        usage=sort_usage(reader.open(USAGE_FILE, UsageFile).data.words),
    )


def sort_usage(table: str) -> str:
    """The lines sorted, so that a word can be searched for; of a word that stands twice the last line."""
    return "\n".join(sorted({line.partition(" ")[0]: line for line in table.strip("\n").splitlines()}.values()))


def require_field(file: RuleFile[Any], path: tuple[str | int, ...], name: str) -> bool:
    if name in FIELDS:
        return True
    file.error(path, say("{name} is not a field of a quantity", name=name), name)
    return False


def read_limits(file: RuleFile[ReadingsFile], key: str, limits: Mapping[str, str]) -> dict[str, float]:
    """A number for each field. A field that is missing or not known, or no number, is an error."""
    found: dict[str, float] = {}
    for name in sorted(set(FIELDS) ^ set(limits)):
        file.error((key, name), say("{key}: the field {name} is missing or not known", key=key, name=name), name)
    for name, limit in limits.items():
        try:
            found[name] = float(limit)
        except ValueError:
            file.error((key, name), say("{key}: {limit} is not a number", key=key, limit=limit), name)
    return found


def read_scores(file: RuleFile[ReadingsFile], key: str, scores: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    """Two numbers for some fields. A field that is not known, or anything but two numbers, is an error."""
    found: dict[str, tuple[float, float]] = {}
    for name, score in scores.items():
        require_field(file, (key, name), name)
        try:
            least, slope = map(float, score.split())
        except ValueError:
            file.error((key, name), say("{key}: {limit} is not two numbers", key=key, limit=score), name)
            continue
        found[name] = least, slope
    return found


def read_weights(
    file: RuleFile[WeightsFile], key: str, fields: tuple[FieldWeights, ...], features: Features
) -> dict[str, WeightTable]:
    found: dict[str, WeightTable] = {}
    for index, field in enumerate(fields):
        if not require_field(file, (key, index), field.id):
            continue
        if field.id in found:
            file.error((key, index), say("duplicate id"), field.id)
        weighs = FRAMES if key == FRAMES else field.id
        found[field.id] = weight_table(read_lines(file, (key, index, "weights"), field, weighs, features))
    return found


def read_weight(given: str) -> float | None:
    """The number; None for what is none, or one that no sum can hold."""
    try:
        value = float(given)
    except ValueError:
        return None
    return value if abs(value) <= GREATEST else None


def read_lines(
    file: RuleFile[WeightsFile], path: tuple[str | int, ...], field: FieldWeights, weighs: str, features: Features
) -> dict[str, float]:
    """The weights of one block by feature; an error stands at the line of its weight, below the key of the block."""
    weights: dict[str, float] = {}
    known: dict[str, bool] = {}  # by all before the values, for thousands of weights share a few hundred names
    for number, line in enumerate(field.weights.splitlines(), 1):
        feature, _, weight = line.rpartition(" ")
        value = read_weight(weight)
        if value is None:
            file.error_below(path, number, say("{line} is not a feature and its weight", line=repr(line)), field.id)
            continue
        if weighs == "status" and without_state(feature) == feature:
            file.error_below(
                path,
                number,
                say("{feature} ends in no status: >{states}", feature=feature, states=", >".join(STATES)),
                field.id,
            )
            continue
        if feature in weights:
            file.error_below(path, number, say("{feature} stands twice", feature=feature), field.id)
        name = (without_state(feature) if weighs == "status" else feature).partition("=")[0]
        if name not in known:
            known[name] = features.is_known(feature, weighs)
        if not known[name]:
            file.error_below(
                path,
                number,
                say("{feature}: features.yaml does not describe {name}", feature=feature, name=name),
                field.id,
            )
        weights[feature] = value
    return weights
