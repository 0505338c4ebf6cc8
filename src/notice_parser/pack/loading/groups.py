"""Which groups a pattern must name: the code asks a match for them by name.

The built-in rules tell: a pattern of one's own names what the built-in one in its place names, and a rule in a list
what all rules of that list name.
"""

from __future__ import annotations

from functools import reduce
from typing import Any

import regex

Loc = tuple[str | int, ...]
GROUP = regex.compile(r"(?<!\\)\(\?P<([a-z][a-z0-9_]{0,40})>")


def groups_beside(built_in: Any, loc: Loc) -> frozenset[str]:
    """The groups that the patterns of a built-in file at this place name, each of them; an index is any entry."""
    nodes = [built_in]
    for part in loc:
        nodes = [child for node in nodes for child in children(node, part)]
    named = [frozenset(GROUP.findall(node)) for node in nodes if isinstance(node, str)]
    return reduce(frozenset.intersection, named) if named else frozenset()


def children(node: Any, part: str | int) -> list[Any]:
    if isinstance(part, int):
        return list(node) if isinstance(node, list) else []
    return [node[part]] if isinstance(node, dict) and part in node else []
