"""What holds for every notice: quotes equal their slices, parts tile the text, the tree is in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from notice_parser.spans import INVISIBLE

Item = dict[str, Any]
EDGES = ("head", "title", "preamble", "closing")
BLANKS = f"{INVISIBLE} \t\n\r\v\f\u3000\u00a0\u2028\u2029"


def broken(notice: Item, text: str) -> list[str]:
    """What does not hold, one a line; nothing where all is well."""
    return [
        *broken_quotes(notice, text),
        *broken_tiling(notice, text),
        *broken_tree(notice["sections"], 0, len(text), 1, ""),
        *broken_quantities(notice),
        *broken_order(notice),
    ]


def quotes_in(node: Any, place: str = "") -> Iterator[tuple[str, Item]]:
    """Every object with a text and a place, however deep, with the path that leads to it."""
    if isinstance(node, dict):
        if {"text", "start", "end"} <= node.keys():
            yield place, node
        for key, value in node.items():
            yield from quotes_in(value, f"{place}.{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from quotes_in(value, f"{place}[{index}]")


def broken_quotes(notice: Item, text: str) -> Iterator[str]:
    for place, quote in quotes_in({key: value for key, value in notice.items() if key != "source"}):
        if text[quote["start"] : quote["end"]] != quote["text"]:
            yield f"{place}: {quote['text']!r} is not what stands at {quote['start']}:{quote['end']}"
        if not quote["text"].strip(BLANKS) and place.strip(".") not in EDGES:
            yield f"{place}: {quote['text']!r} holds nothing that is seen"
    if notice["source"]["length"] != len(text):
        yield f"source.length: {notice['source']['length']}, not {len(text)}"


def broken_tiling(notice: Item, text: str) -> Iterator[str]:
    """Every character but white space lies in exactly one part."""
    parts = sorted(
        (part["start"], part["end"]) for part in [*(notice[edge] for edge in EDGES), *notice["sections"]] if part
    )
    at = 0
    for start, end in [*parts, (len(text), len(text))]:
        if start < at:
            yield f"tiling: two parts hold {start}:{at}"
        left_out = text[at:start].replace("\ufeff", "").strip()
        if left_out:
            yield f"tiling: no part holds {left_out[:20]!r} between {at} and {start}"
        at = max(at, end)


def broken_tree(sections: list[Item], low: int, high: int, level: int, prefix: str) -> Iterator[str]:
    for index, section in enumerate(sections, 1):
        name = f"section {section['id']}"
        if (section["id"], section["level"]) != (f"{prefix}{index}", level):
            yield f"{name}: not where the tree has it, {prefix}{index} on level {level}"
        if not low <= section["start"] < section["end"] <= high:
            yield f"{name}: {section['start']}:{section['end']} leaves {low}:{high}"
        inner = [section[key] for key in ("marker", "heading", "body") if section[key]]
        edges = [
            section["start"],
            *(edge for quote in inner for edge in (quote["start"], quote["end"])),
            section["end"],
        ]
        if edges != sorted(edges):
            yield f"{name}: marker, heading and body are not in order"
        yield from broken_tree(
            section["children"], section["start"] + 1, section["end"], level + 1, f"{section['id']}."
        )
        low = section["end"]


def flat_sections(sections: list[Item]) -> Iterator[Item]:
    """All sections of the tree, in text order."""
    for section in sections:
        yield section
        yield from flat_sections(section["children"])


def innermost(sections: list[Item], at: int) -> str | None:
    for section in sections:
        if section["start"] <= at < section["end"]:
            return innermost(section["children"], at) or str(section["id"])
    return None


def broken_quantities(notice: Item) -> Iterator[str]:
    wholes = {quantity["id"]: quantity["part_of"] for quantity in notice["quantities"]}
    if len(wholes) != len(notice["quantities"]):
        yield "quantities: an id stands twice"
    for quantity in notice["quantities"]:
        name = f"quantity {quantity['id']}"
        if quantity["section"] != innermost(notice["sections"], quantity["start"]):
            yield f"{name}: section {quantity['section']} is not the innermost"
        seen, at = {quantity["id"]}, quantity["part_of"]
        while at is not None and at in wholes and at not in seen:
            seen.add(at)
            at = wholes[at]
        if at is not None:
            yield f"{name}: part_of leads to {at}, which {'leads back' if at in seen else 'is not there'}"
        if (quantity["part_of"] is None) != (quantity["part_role"] is None):
            yield f"{name}: part_of and part_role are not null together"


def broken_order(notice: Item) -> Iterator[str]:
    for name in ("quantities", "dates", "references"):
        starts = [item["start"] for item in notice[name]]
        if starts != sorted(starts):
            yield f"{name}: not in text order"
