"""Examples of rules that show in the fields of a quantity: units, frames, parts, periods, modifiers."""

from __future__ import annotations

from typing import Any

from notice_parser.examples.trial import Trial, parse, words_of
from notice_parser.notice import Notice, Quantity
from notice_parser.pipeline import parse_source
from notice_parser.quantities.trace import Trace
from notice_parser.readers.text import from_string


def run_quantity(trial: Trial) -> list[str]:
    """The quantity is found and its fields are as the example says; without a quantity, the rule finds any."""
    notice = parse(trial.text, trial.pack)
    if not isinstance(trial.example, dict):
        return [] if any(q.rule == trial.rule for q in notice.quantities) else ["the rule finds no quantity"]
    wanted = {k: v for k, v in trial.example.items() if k not in ("text", "quantity", "expect")}
    wanted |= trial.example.get("expect") or {}
    found = next((q for q in notice.quantities if q.text == trial.example["quantity"]), None)
    if found is None:
        return [f"{trial.example['quantity']} is not found among {[q.text for q in notice.quantities]}"]
    given = {name: field_of(found, name, notice) for name in wanted}
    return [f"{name} is {given[name]}, not {wanted[name]}" for name in wanted if given[name] != plain(wanted[name])]


def run_frame(trial: Trial) -> list[str]:
    """The frame wins the quantity of the example, and the fields are as the example says."""
    trace, wanted = Trace(), trial.example["quantity"]
    parse_source(from_string(trial.text), pack=trial.pack, trace=trace)
    winners = [one.frame and one.frame.id for one in trace.statements if one.figure.span.of(trial.text) == wanted]
    taken = [] if winners[:1] in ([], [trial.rule]) else [f"frame {winners[0]} takes it"]
    return taken + run_quantity(trial)


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


def plain(value: Any) -> Any:
    """A value as text where it is a number, so that 5, 5.0 and '5' are one."""
    is_number = isinstance(value, (int, float)) or type(value).__name__ == "Decimal"
    return f"{float(value):g}" if is_number and not isinstance(value, bool) else value


def run_per(trial: Trial) -> list[str]:
    """The quantity is per what the example says; where the example does not say, per anything."""
    found = next((q for q in parse(trial.text, trial.pack).quantities if q.text == trial.example["quantity"]), None)
    if found is None:
        return [f"{trial.example['quantity']} is not found"]
    wanted = trial.example.get("per", found.per or "something")
    return [] if found.per == wanted else [f"per is {found.per}, not {wanted}"]


def run_period(trial: Trial) -> list[str]:
    """The rule claims the period of the example, with its ends; without a period, it claims anything."""
    source, wording = words_of(trial.text, trial.pack)
    given = {claim.span.of(source.text): claim for claim in wording.periods if claim.rule == trial.rule}
    if not isinstance(trial.example, dict):
        return [] if given else ["the rule finds no period"]
    found = given.get(trial.example["period"])
    if found is None:
        return [f"{trial.example['period']} is not among what the rule finds, {list(given)}"]
    ends = {"from": found.from_, "to": found.to}
    return [
        f"{name} is {ends[name]}, not {trial.example[name]}"
        for name in ends
        if name in trial.example and str(ends[name]) != str(trial.example[name])
    ]


def run_modifier(trial: Trial) -> list[str]:
    """A quantity of the text has the modifier of the example, else that of the rule."""
    wanted = trial.example["modifier"] if isinstance(trial.example, dict) else trial.entry["value"]
    found = [quantity.modifier for quantity in parse(trial.text, trial.pack).quantities]
    return [] if wanted in found else [f"modifier is {found or 'not looked for: there is no quantity'}, not {wanted}"]
