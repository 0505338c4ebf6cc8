"""Word's automatic numbering: a paragraph's list and level → the label that Word shows.

No library gives 一、（一）①, so the counters are kept here: one set an abstract list, shared by the lists made from it.
"""

from __future__ import annotations

import re

from msgspec import Struct, field
from msgspec.structs import replace

from notice_parser.readers.container import Element, attribute, child, children, value_of
from notice_parser.readers.number_formats import UNNUMBERED, format_number
from notice_parser.readers.styles import Styles

LEVELS = 9
PLACEHOLDER = re.compile(r"%([1-9])")
LONGEST_LABEL = 60
NO_LIST = "0"


class Level(Struct, frozen=True):
    """How one level of a list is written. `restart`: the one-based level that sets it back; None any above, 0 none."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    gap: str = "tab"
    restart: int | None = None
    is_legal: bool = False
    style: str | None = None


class Label(Struct, frozen=True):
    """A label, what stands between it and the words, and the format that was not known, if one was not."""

    text: str
    gap: str = ""
    unknown: str | None = None


class NumberedList(Struct):
    """A `w:num`: the abstract list that it counts in, its levels, and where it restarts when first used."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document and how far each has counted; `label` is asked for paragraph by paragraph, in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self.styles = styles
        self.lists: dict[str, NumberedList] = {}
        self.counters: dict[str, dict[int, int]] = {}
        self.started: set[tuple[str, int]] = set()
        if root is not None:
            abstracts = {attribute(one, "abstractNumId") or "": one for one in children(root, "abstractNum")}
            nums = {attribute(one, "numId") or "": one for one in children(root, "num")}
            self.lists = {name: read_list(one, abstracts, nums, styles) for name, one in nums.items()}

    def label(self, properties: Element | None) -> Label | None:
        """The label of the next paragraph, counted; None where it has none."""
        position = self.list_level(properties)
        if position is None:
            return None
        name, depth = position
        found = self.lists[name]
        level = found.levels.get(depth)
        if level is None:
            return None
        self.count(name, found, depth, level)
        return self.write(found, depth, level)

    def list_level(self, properties: Element | None) -> tuple[str, int] | None:
        """The list and level of a paragraph: its own properties, then those of its chain of styles."""
        own = child(properties, "numPr")
        chain = self.styles.chain(value_of(properties, "pStyle"))
        name = value_of(own, "numId") or next((style.list for style in chain if style.list), None)
        if name is None or name == NO_LIST or name not in self.lists:
            return None
        said = value_of(own, "ilvl")
        if said is None:
            linked = {level.style: depth for depth, level in self.lists[name].levels.items() if level.style}
            by_style = next((linked[style.id] for style in chain if style.id in linked), None)
            said = str(by_style) if by_style is not None else next((s.depth for s in chain if s.depth), None)
        depth = as_number(said, 0)
        return (name, depth) if 0 <= depth < LEVELS else None

    def count(self, name: str, found: NumberedList, depth: int, level: Level) -> None:
        counters = self.counters.setdefault(found.abstract, {})
        if depth in found.starts and (name, depth) not in self.started:
            self.started.add((name, depth))
            counters[depth] = found.starts[depth]
        elif depth in counters:
            counters[depth] += 1
        else:
            counters[depth] = found.starts.get(depth, level.start)
        for lower in range(depth + 1, LEVELS):
            restart = found.levels[lower].restart if lower in found.levels else None
            if restart is None or depth < restart:
                counters.pop(lower, None)

    def write(self, found: NumberedList, depth: int, level: Level) -> Label | None:
        """The label's text: %n is the count of level n in its own format, or in decimals where the level is legal."""
        if level.format in UNNUMBERED or not level.text:
            return None
        counters = self.counters[found.abstract]
        unknown: list[str] = []

        def number(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            its = found.levels.get(other, Level())
            name = "decimal" if level.is_legal else its.format
            if name in UNNUMBERED:
                return ""
            numeral = format_number(name, counters.get(other, found.starts.get(other, its.start)))
            if numeral is None:
                unknown.append(name)
            return numeral or ""

        text = PLACEHOLDER.sub(number, level.text)[:LONGEST_LABEL].strip()
        if unknown:
            return Label("", "", unknown[0])
        return Label(text, gap_after(text, level.gap)) if text else None


def gap_after(label: str, gap: str) -> str:
    """What stands after a label: a tab is a blank, and left out where the label ends with a mark of its own."""
    if gap == "nothing":
        return ""
    return " " if gap == "space" or label[-1].isalpha() or label[-1].isdecimal() else ""


def read_list(num: Element, abstracts: dict[str, Element], nums: dict[str, Element], styles: Styles) -> NumberedList:
    name = value_of(num, "abstractNumId") or ""
    name = follow_style(name, abstracts, nums, styles)
    abstract = abstracts.get(name)
    levels = {} if abstract is None else dict(read_level(one) for one in children(abstract, "lvl"))
    found = NumberedList(name, levels)
    for override in children(num, "lvlOverride"):
        depth = as_number(attribute(override, "ilvl"), 0)
        own = child(override, "lvl")
        if own is not None:
            found.levels[depth] = replace(read_level(own)[1], style=found.levels.get(depth, Level()).style)
        start = value_of(override, "startOverride")
        if start is not None:
            found.starts[depth] = as_number(start, 1)
    return found


def follow_style(name: str, abstracts: dict[str, Element], nums: dict[str, Element], styles: Styles) -> str:
    """The abstract list that has the levels: one may point to a numbering style, whose list has them."""
    for _ in range(LEVELS):
        link = value_of(abstracts.get(name), "numStyleLink")
        style = styles.by_id.get(link or "")
        if style is None or style.list not in nums:
            return name
        name = value_of(nums[style.list], "abstractNumId") or ""
    return name


def read_level(element: Element) -> tuple[int, Level]:
    """A `w:lvl` with its depth."""
    restart = value_of(element, "lvlRestart")
    legal = child(element, "isLgl")
    return as_number(attribute(element, "ilvl"), 0), Level(
        start=as_number(value_of(element, "start"), 0 if child(element, "start") is None else 1),
        format=format_of(element),
        text=(value_of(element, "lvlText") or "")[:LONGEST_LABEL],
        gap=value_of(element, "suff") or "tab",
        restart=None if restart is None else as_number(restart, 0),
        is_legal=legal is not None and attribute(legal, "val") not in ("0", "false", "off"),
        style=value_of(element, "pStyle"),
    )


def format_of(level: Element) -> str:
    """The number format; one that only newer programs know stands in a choice, followed by an older one."""
    plain = value_of(level, "numFmt")
    if plain is not None:
        return plain
    choice = child(level, "AlternateContent")
    if choice is None:
        return "decimal"
    formats = [value_of(branch, "numFmt") for branch in choice]
    return next((one for one in formats if one and one != "custom"), "custom")


def as_number(written: str | None, default: int) -> int:
    """A number in an attribute; the default where it is not one, or out of range."""
    if written is None or not re.fullmatch(r"-?[0-9]{1,9}", written):
        return default
    return int(written)
