"""Which groups a pattern must name: the code reads them from a match by name.

The built-in rules decide: an own pattern names what the built-in one at its path names, and a rule in a list what all
rules of that list name.
"""

from __future__ import annotations

from functools import reduce
from typing import Any

import regex

Path = tuple[str | int, ...]
GROUP = regex.compile(r"(?<!\\)\(\?P<([a-z][a-z0-9_]{0,40})>")


def groups_in_place(built_in: Any, path: Path) -> frozenset[str]:
    """The groups that every pattern of a built-in file at this path names; an index stands for any entry."""
    nodes = [built_in]
    for part in path:
        nodes = [child for node in nodes for child in children(node, part)]
    named = [frozenset(GROUP.findall(node)) for node in nodes if isinstance(node, str)]
    return reduce(frozenset.intersection, named) if named else frozenset()


def children(node: Any, part: str | int) -> list[Any]:
    if isinstance(part, int):
        return list(node) if isinstance(node, list) else []
    return [node[part]] if isinstance(node, dict) and part in node else []
