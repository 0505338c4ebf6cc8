"""Checks of examples of the evidence: the value that it gives a field, and the features that it lists for a value."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from msgspec import Struct

from notice_parser.examples.quantities import check_quantity
from notice_parser.examples.trial import Trial
from notice_parser.messages import say
from notice_parser.pack import Pack
from notice_parser.pack.features import FIELDS, FRAMES, name_of, without_side, without_state
from notice_parser.pipeline import parse_source
from notice_parser.quantities.trace import Trace
from notice_parser.readers.text import from_string
from notice_parser.readings.account import Weight, apart, distrust
from notice_parser.readings.choose import Chooser
from notice_parser.readings.figures import Figure
from notice_parser.readings.trust import frame_features

NO_EXAMPLE_FIELD = say("the example names none of {names}, or several", names=list(FIELDS))


class Weighed(Struct, frozen=True):
    """A text with its figures, their evidence weighed, and what weighed it."""

    text: str
    figures: tuple[Figure, ...]
    chooser: Chooser

    def figure(self, quantity: str) -> Figure | None:
        found = (one for one in self.figures if self.text[one.facts.start : one.facts.end] == quantity)
        return next(found, None)

    def shown(self, figure: Figure, value: object) -> str | None:
        """A value of a field as an example writes it: words of the text, those of a whole, a status."""
        if isinstance(value, tuple):
            return self.text[value[0] : value[1]]
        if isinstance(value, int):
            whole = figure.all[value].facts
            return self.text[whole.start : whole.end]
        return None if value is None else str(value)

    def values(self, figure: Figure, field: str, shown: object) -> list[Any]:
        """The candidates of a field that an example writes so."""
        return [value for value in self.chooser.values(figure, field) if self.shown(figure, value) == shown]


@lru_cache(maxsize=64)
def weigh(text: str, pack: Pack) -> Weighed | None:
    """None where the rules weigh nothing, so that what the frames read stands."""
    trace = Trace()
    parse_source(from_string(text), pack=pack, trace=trace)
    if trace.chooser is None:
        return None
    return Weighed(text, tuple(trace.figures.values()), trace.chooser)


def check_reading(trial: Trial) -> list[str]:
    """The quantity is read with the value of the example; a difference says which weights decided."""
    weighed = weigh(trial.text, trial.pack)
    if weighed is None:
        return []
    if trial.rule not in trial.example:
        return [say("the example does not say {rule}", rule=trial.rule)]
    differences = check_quantity(trial)
    figure = weighed.figure(str(trial.example["quantity"]))
    if not differences or figure is None:
        return differences
    return [*differences, *because(weighed, figure, trial.rule, trial.example[trial.rule])]


def because(weighed: Weighed, figure: Figure, field: str, wanted: object) -> list[str]:
    """What decided against the value that an example wants."""
    read = figure.chosen[field]
    if weighed.shown(figure, read) == wanted:
        return []  # another field differs
    if figure.margins[field] == float("inf"):
        return [
            say(
                "what the frames read stands unweighed: {weights}",
                weights=listed(distrust(weighed.chooser, figure, field)),
            )
        ]
    candidates = weighed.values(figure, field, wanted)
    if not candidates:
        return [say("{wanted} is no candidate", wanted=wanted)]
    for_it, for_wanted = apart(weighed.chooser, figure, field, one=read, other=candidates[0])
    return [
        say("{reading} has {weights}", reading=weighed.shown(figure, read), weights=listed(for_it)),
        say("{reading} has {weights}", reading=wanted, weights=listed(for_wanted)),
    ]


def listed(weights: Iterable[Weight]) -> str:
    return ", ".join(f"{one.feature} {one.weight:+.2f}" for one in weights) or say("no weight")


def check_feature(trial: Trial) -> list[str]:
    """The feature of the example, one of the rule's name, is listed for the value of the field that it names."""
    weighed = weigh(trial.text, trial.pack)
    if weighed is None:
        return []
    feature, family, name = str(trial.example["feature"]), *trial.rule.split(".")[1:]
    figure = weighed.figure(str(trial.example["quantity"]))
    if figure is None:
        return [say("{wanted} is not found", wanted=trial.example["quantity"])]
    fields = [field for field in (*FIELDS, FRAMES) if field in trial.example]
    if len(fields) != 1:
        return [NO_EXAMPLE_FIELD]
    (field,) = fields
    if field not in trial.pack.features.fields_of(family) or name_of(feature, field) != name:
        return [say("{feature} is not of this rule, or does not weigh for {field}", feature=feature, field=field)]
    if not trial.pack.features.meanings[family][name].fits(without_side(without_state(feature))[0]):
        return [say("{feature} has not as many values as the rule says", feature=feature)]
    rows = features_of(weighed, figure, field, trial.example[field])
    return (
        []
        if any(feature in row for row in rows)
        else [say("{feature} is not listed; {others}", feature=feature, others=alike(rows, feature, field))]
    )


def features_of(weighed: Weighed, figure: Figure, field: str, shown: object) -> list[list[str]]:
    """The features of each candidate that an example writes so; under FRAMES it names the field that they read."""
    if field == FRAMES:
        return [frame_features(figure, str(shown), weighed.chooser.known)]
    values = weighed.values(figure, field, shown)
    return weighed.chooser.features(figure, field, values)


def alike(rows: list[list[str]], feature: str, field: str) -> str:
    """The features of the same name that are listed instead."""
    if not rows:
        return say("no candidate is written so")
    name = name_of(feature, field)
    found = dict.fromkeys(one for row in rows for one in row if name_of(one, field) == name)
    return say("listed: {names}", names=list(found) or say("none of its name"))
