"""A folder of rules as a list: which rules there are, where each stands, and its own text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec import Struct

from notice_parser.pack.folders import Layer
from notice_parser.pack.loading.reader import PackReader
from notice_parser.pack.loading.yaml_files import Path as RulePath
from notice_parser.pack.loading.yaml_files import shown_name


class ListedRule(Struct, frozen=True):
    """A rule: its id, the file and line where it begins, its lines as written, and what it is for."""

    id: str
    file: str
    line: int
    text: str
    about: str


def list_rules(folder: Path, over: tuple[Layer, ...] = ()) -> tuple[ListedRule, ...]:
    """All rules in force, by file and in order of priority. Raises PackError for a file that cannot be read."""
    reader = PackReader(folder, over)
    return tuple(rule for name in reader.names for rule in rules_in(reader, name))


def rules_in(reader: PackReader, name: str) -> list[ListedRule]:
    found: list[ListedRule] = []
    data = reader.load(name)
    lines = {
        shown_name(layer, name): (layer.folder / name).read_text("utf-8").splitlines()
        for layer in reader.layers
        if (layer.folder / name).is_file()
    }
    for path, rule_id, entry in entries(data):
        file, line = reader.lines[name][path]
        about = next((entry[key] for key in ("what", "why") if isinstance(entry.get(key), str)), "")
        found.append(ListedRule(rule_id, file, line, block_at(lines[file], line), about))
    return found


def entries(data: Any, path: RulePath = ()) -> list[tuple[RulePath, str, dict[Any, Any]]]:
    """What is listed under an id or has examples of its own, with its path and its name: the id, else the path."""
    if isinstance(data, dict):
        is_listed = bool(path) and isinstance(path[-1], int) and isinstance(data.get("id"), str)
        if is_listed or (path and "match" in data):
            return [(path, str(data.get("id") or ".".join(map(str, path))), data)]
        return [entry for key, value in data.items() for entry in entries(value, (*path, key))]
    if isinstance(data, list):
        return [entry for index, value in enumerate(data) for entry in entries(value, (*path, index))]
    return []


def block_at(lines: list[str], line: int) -> str:
    """The lines of the entry that begins at `line` (from 1): all that are blank or are indented further."""
    first = lines[line - 1]
    depth = len(first) - len(first.lstrip())
    block = [first]
    for following in lines[line:]:
        if following.strip() and len(following) - len(following.lstrip()) <= depth:
            break
        block.append(following)
    while block[-1].strip() == "" or block[-1].lstrip().startswith("#"):
        block.pop()
    return "\n".join(block)
