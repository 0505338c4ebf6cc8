"""The cases of tests/cases/quantities, and the stage of the frames alone, which they are of.

What frames, tables and the rules of wholes read is what the weighing of evidence starts from; with rules that have no
learned weights it stands.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from notice_parser.examples.quantities import frames_alone
from notice_parser.notice import Notice
from notice_parser.pack import built_in_pack
from notice_parser.pipeline import parse_source
from notice_parser.readers.text import from_string

CASES = Path(__file__).resolve().parent / "cases" / "quantities"
QUOTES = ("measured", "action", "actor", "scope")


@cache
def cases() -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{path.stem}: {case['why']}", case)
        for path in sorted(CASES.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text("utf-8"))
    ]


def seen(quantity: dict[str, Any], key: str, texts: dict[str, str]) -> Any:
    """A field of a quantity as a case writes it: quotes and wholes by their words, a period by its words."""
    value = quantity[key.split(".")[0]]
    if key == "period":
        return value and value["text"]
    if key == "change.from":
        return value["from"] and value["from"]["text"]
    if key == "indicator.quotes":
        return value and [quote["text"] for quote in value["quotes"]]
    if "." in key:
        return value and value[key.split(".")[1]]
    if key == "part_of":
        return texts.get(value) if value else None
    return value["text"] if key in (*QUOTES, "indicator") and value else value


def parse_by_frames(text: str, *, issued_on: date | None = None) -> Notice:
    """A text through all stages with the built-in rules less their learned weights."""
    return parse_source(from_string(text), issued_on=issued_on, pack=frames_alone(built_in_pack()))


def read_case(case: dict[str, Any], parse: Callable[..., Notice]) -> list[tuple[str, dict[str, Any]]]:
    """The words of each quantity of a case, with the fields that the case states, as it writes them."""
    issued_on = date.fromisoformat(str(case["issued_on"])) if "issued_on" in case else None
    quantities = json.loads(parse(case["text"], issued_on=issued_on).model_dump_json())["quantities"]
    texts = {quantity["id"]: quantity["text"] for quantity in quantities}
    return [
        (one["text"], {key: seen(one, key, texts) for key in case["expect"].get(one["text"], ())}) for one in quantities
    ]
