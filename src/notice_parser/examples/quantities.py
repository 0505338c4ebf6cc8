"""Checks of examples of quantities: their fields, the frame that wins, modifiers."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from msgspec.structs import replace

from notice_parser.examples.trial import Trial, parse, plain
from notice_parser.messages import say
from notice_parser.notice import Notice, Quantity
from notice_parser.pack import Pack
from notice_parser.pipeline import parse_source
from notice_parser.quantities.trace import Trace
from notice_parser.readers.text import from_string


def check_quantity(trial: Trial) -> list[str]:
    """The quantity is found with the fields of the example; an example without a quantity: the rule finds any."""
    notice = parse(trial.text, trial.pack)
    if not isinstance(trial.example, dict):
        return [] if any(q.rule == trial.rule for q in notice.quantities) else [say("the rule finds no quantity")]
    wanted = {k: v for k, v in trial.example.items() if k not in ("text", "quantity", "expect")}
    wanted |= trial.example.get("expect") or {}
    found = next((q for q in notice.quantities if q.text == trial.example["quantity"]), None)
    if found is None:
        return [
            say(
                "{wanted} is not found among {found}",
                wanted=trial.example["quantity"],
                found=[q.text for q in notice.quantities],
            )
        ]
    values = {name: field_of(found, name, notice) for name in wanted}
    return [
        say("{name} is {value}, not {wanted}", name=name, value=values[name], wanted=wanted[name])
        for name in wanted
        if values[name] != plain(wanted[name])
    ]


def check_frame(trial: Trial) -> list[str]:
    """The frame wins the quantity of the example, which has the fields of the example unless evidence outweighs it."""
    trial = replace(trial, pack=frames_alone(trial.pack))
    trace, wanted = Trace(), trial.example["quantity"]
    parse_source(from_string(trial.text), pack=trial.pack, trace=trace)
    winners = [one.frame and one.frame.id for one in trace.statements if one.figure.span.of(trial.text) == wanted]
    taken = [] if winners[:1] in ([], [trial.rule]) else [f"frame {winners[0]} takes it"]
    return taken + check_quantity(trial)


@lru_cache(maxsize=4)
def frames_alone(pack: Pack) -> Pack:
    """The rules without learned weights, so that what the frames read stands."""
    return replace(pack, readings=replace(pack.readings, weights={}))


def field_of(quantity: Quantity, name: str, notice: Notice) -> Any:
    """A field as an example writes it: a quote by its words, a period by its ends, a whole by its own words."""
    if name == "part_of":
        return next((q.text for q in notice.quantities if q.id == quantity.part_of), None)
    if name in ("from", "to"):
        return getattr(quantity.period, "from_" if name == "from" else "to", None)
    if name == "change":
        return quantity.change.direction if quantity.change else None
    value = getattr(quantity, name)
    return plain(getattr(value, "text", value))


def check_per(trial: Trial) -> list[str]:
    """The quantity is stated per what the example says; where the example does not say, per anything."""
    found = next((q for q in parse(trial.text, trial.pack).quantities if q.text == trial.example["quantity"]), None)
    if found is None:
        return [say("{wanted} is not found", wanted=trial.example["quantity"])]
    wanted = trial.example.get("per", found.per or "something")
    return [] if found.per == wanted else [say("per is {per}, not {wanted}", per=found.per, wanted=wanted)]


def check_modifier(trial: Trial) -> list[str]:
    """A quantity of the text has the modifier of the example, else that of the rule."""
    wanted = trial.example["modifier"] if isinstance(trial.example, dict) else trial.entry["value"]
    found = [quantity.modifier for quantity in parse(trial.text, trial.pack).quantities]
    return (
        []
        if wanted in found
        else [
            say(
                "modifier is {value}, not {wanted}",
                value=found or say("not looked for: there is no quantity"),
                wanted=wanted,
            )
        ]
    )
