"""patterns/*.yaml → plain data with the line of each part, so that a fault can say where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import regex
import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from notice_parser.errors import PackError
from notice_parser.pack.shape import find_shape_fault

Loc = tuple[str | int, ...]
SchemaT = TypeVar("SchemaT", bound=BaseModel)
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEFINITION = regex.compile(r"\{\{([a-z][a-z0-9_]{0,40})\}\}")
DEFINITIONS_FILE = "definitions.yaml"


class Schema(BaseModel):
    """What every part of a pack file is: nothing unknown, nothing changed after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class PatternRule(Schema):
    """A rule that is one pattern: its name, its regex, why it stands, and what it must and must not find."""

    id: str
    pattern: str
    why: str | None = None
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


class Definitions(Schema):
    """Named pieces of patterns, written `{{name}}` where they are used."""

    definitions: dict[str, str]


@dataclass(slots=True)
class PackReader:
    """Reads the files of one folder of patterns, gathers all faults, and compiles patterns with its definitions."""

    folder: Path
    faults: list[str] = field(default_factory=list)
    definitions: dict[str, str] = field(default_factory=dict)
    lines: dict[str, dict[Loc, int]] = field(default_factory=dict)
    texts: list[bytes] = field(default_factory=list)

    def read(self, name: str, schema: type[SchemaT]) -> SchemaT:
        """The file `name` as `schema`. Raises PackError where it cannot be read at all."""
        data = self.load(name)
        try:
            return schema.model_validate(data)
        except ValidationError as error:
            for fault in error.errors():
                loc = tuple(part for part in fault["loc"] if not (isinstance(part, str) and part.endswith("]")))
                self.fault(name, loc, f"{'.'.join(map(str, loc))}: {fault['msg']}", rule_of(data, loc))
            raise PackError(self.faults) from None

    def compile(self, name: str, loc: Loc, rule: str, pattern: str, flags: int = 0) -> regex.Pattern[str]:
        """The pattern with its definitions put in. A fault is noted and a pattern that never matches returned."""
        try:
            expanded = self.expand(pattern)
            compiled = regex.compile(expanded, flags | regex.V0)
        except (regex.error, ValueError) as error:
            self.fault(name, loc, str(error), rule)
            return regex.compile(r"(?!)")
        unsafe = find_shape_fault(expanded)
        if unsafe:
            self.fault(name, loc, unsafe, rule)
        return compiled

    def expand(self, pattern: str, open_names: tuple[str, ...] = ()) -> str:
        """The pattern with `{{name}}` replaced. Raises ValueError for an unknown or circular definition."""

        def put_in(found: Any) -> str:
            name = found[1]
            if name not in self.definitions:
                raise ValueError(f"unknown definition {{{{{name}}}}}")
            if name in open_names:
                raise ValueError(f"circular definition {{{{{name}}}}}")
            return f"(?:{self.expand(self.definitions[name], (*open_names, name))})"

        return DEFINITION.sub(put_in, pattern)

    def fault(self, name: str, loc: Loc, message: str, rule: str = "-") -> None:
        lines = self.lines.get(name, {})
        while loc and loc not in lines:
            loc = loc[:-1]
        self.faults.append(f"{name}:{lines.get(loc, 1)}: {rule}: {message}")

    def unique(self, name: str, key: str, ids: list[str]) -> None:
        """Note a fault for each id that stands twice under `key`."""
        seen: set[str] = set()
        for index, rule in enumerate(ids):
            if rule in seen:
                self.fault(name, (key, index), "duplicate id", rule)
            seen.add(rule)

    def read_definitions(self) -> None:
        if (self.folder / DEFINITIONS_FILE).is_file():
            self.definitions = dict(self.read(DEFINITIONS_FILE, Definitions).definitions)

    def load(self, name: str) -> Any:
        """The file as plain data, its lines noted. Raises PackError where it cannot be read or a key stands twice."""
        path = self.folder / name
        try:
            raw = path.read_bytes()
            text = raw.decode("utf-8")
        except FileNotFoundError:
            raise PackError([f"{name}:1: -: the file is missing from {self.folder.name}"]) from None
        except UnicodeDecodeError as error:
            line = raw[: error.start].count(b"\n") + 1
            raise PackError([f"{name}:{line}: -: the file is not UTF-8"]) from None
        self.texts.append(name.encode() + b"\0" + raw.replace(b"\r\n", b"\n"))
        try:
            node = yaml.compose(text, Loader=LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            raise PackError([f"{name}:{mark.line + 1 if mark else 1}: -: not YAML: {error.problem}"]) from None
        lines: dict[Loc, int] = {}
        twice: list[tuple[Loc, int]] = []
        data = plain(node, (), lines, twice)
        self.lines[name] = lines
        for loc, line in twice:
            self.faults.append(f"{name}:{line}: {rule_of(data, loc)}: duplicate key {loc[-1]}")
        if twice:
            raise PackError(self.faults)
        return data


def plain(node: yaml.Node | None, loc: Loc, lines: dict[Loc, int], twice: list[tuple[Loc, int]]) -> Any:
    """A YAML node as plain data; `lines` notes the line of each place, `twice` each key that stands again."""
    if node is None:
        return None
    lines.setdefault(loc, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        result: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = scalar(key_node)
            if key in result:
                twice.append(((*loc, key), key_node.start_mark.line + 1))
            lines[(*loc, key)] = key_node.start_mark.line + 1
            result[key] = plain(value_node, (*loc, key), lines, twice)
        return result
    if isinstance(node, yaml.SequenceNode):
        return [plain(item, (*loc, index), lines, twice) for index, item in enumerate(node.value)]
    return scalar(node)


def scalar(node: yaml.Node) -> Any:
    """A scalar as YAML 1.1's safe subset reads it, without dates: 是/否 words stay words."""
    if not isinstance(node, yaml.ScalarNode):
        return None
    if node.tag == "tag:yaml.org,2002:int":
        return int(node.value.replace("_", ""))
    if node.tag == "tag:yaml.org,2002:bool":
        return node.value.lower() in ("true", "yes", "on")
    if node.tag == "tag:yaml.org,2002:null":
        return None
    return node.value


def rule_of(data: Any, loc: Loc) -> str:
    """The id of the innermost rule that a place lies in, else `-`."""
    found = "-"
    for part in loc:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            found = data["id"]
    return found


def each(rules: tuple[PatternRule, ...]) -> Iterator[tuple[int, PatternRule]]:
    return iter(enumerate(rules))
