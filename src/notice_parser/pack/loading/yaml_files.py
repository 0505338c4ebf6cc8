"""One YAML file of rules → its nodes, and nodes → plain data with the line of each part."""

from __future__ import annotations

import io
from typing import Any, NamedTuple

import yaml

from notice_parser.errors import PackError
from notice_parser.messages import reason_of, say
from notice_parser.pack.folders import Layer, rule_error
from notice_parser.pack.loading.hostile import LARGEST, find_hostile

Path = tuple[str | int, ...]
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Position(NamedTuple):
    """A line of a file, the file named as messages name it."""

    file: str
    line: int


class NamedText(io.StringIO):
    """A text for the YAML parser, whose marks then hold the name."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.name = name


def read_bytes(layer: Layer, name: str) -> bytes:
    """The bytes of one folder's file. Raises PackError where it is missing, unreadable or too large."""
    shown = shown_name(layer, name)
    try:
        raw = (layer.folder / name).read_bytes()
    except FileNotFoundError:
        raise PackError(
            [rule_error(shown, 1, say("the file is missing from {folder}", folder=layer.folder.name))]
        ) from None
    except OSError as error:
        raise PackError(
            [rule_error(shown, 1, say("the file cannot be read: {reason}", reason=reason_of(error)))]
        ) from None
    if len(raw) > LARGEST:
        raise PackError([rule_error(shown, 1, say("the file is larger than {most} MB", most=LARGEST // 1_000_000))])
    return raw


def compose(raw: bytes, shown: str) -> yaml.Node | None:
    """The YAML nodes of a file's bytes; None where it is empty. Raises PackError where it is not plain YAML."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise PackError([rule_error(shown, line, say("the file is not UTF-8"))]) from None
    try:
        hostile = find_hostile(text, LOADER)
        if hostile:
            raise PackError([rule_error(shown, *hostile)])
        return yaml.compose(NamedText(text, shown), Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else 1
        raise PackError([rule_error(shown, line, say("not YAML: {problem}", problem=error.problem))]) from None
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        raise PackError([rule_error(shown, line, say("not YAML: {problem}", problem=error.reason))]) from None


def shown_name(layer: Layer, name: str) -> str:
    return f"{layer.shown}/{name}" if layer.shown else name


def position_of(node: yaml.Node) -> Position:
    return Position(node.start_mark.name, node.start_mark.line + 1)


def plain(
    node: yaml.Node | None, path: Path, lines: dict[Path, Position], duplicates: list[tuple[Path, Position]]
) -> Any:
    """A YAML node as plain data; fills `lines` with the position of each path, `duplicates` with each repeated key."""
    if node is None:
        return None
    lines.setdefault(path, position_of(node))
    if isinstance(node, yaml.MappingNode):
        result: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = scalar(key_node)
            if key in result:
                duplicates.append(((*path, key), position_of(key_node)))
            lines[(*path, key)] = position_of(key_node)
            result[key] = plain(value_node, (*path, key), lines, duplicates)
        return result
    if isinstance(node, yaml.SequenceNode):
        return [plain(item, (*path, index), lines, duplicates) for index, item in enumerate(node.value)]
    return scalar(node)


def scalar(node: yaml.Node) -> Any:
    """A scalar as YAML 1.1's safe subset reads it, without dates: 是 and 否 remain words."""
    if not isinstance(node, yaml.ScalarNode):
        return None
    if node.tag == "tag:yaml.org,2002:int":
        try:
            return int(node.value.replace("_", ""))
        except ValueError:  # hexadecimal, base 60, or thousands of digits: not a number of a rule
            return node.value
    if node.tag == "tag:yaml.org,2002:bool":
        return node.value.lower() in ("true", "yes", "on")
    if node.tag == "tag:yaml.org,2002:null":
        return None
    return node.value


def rule_at(data: Any, path: Path) -> str:
    """The id of the innermost rule that a path lies in, else `-`."""
    found = "-"
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            found = data["id"]
    return found
