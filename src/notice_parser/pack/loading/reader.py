"""patterns/*.yaml → plain data with the line of each part, so that a fault can say where it stands."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import regex
import yaml
from msgspec import Struct, field
from pydantic import BaseModel, ConfigDict, ValidationError

from notice_parser.errors import PackError
from notice_parser.pack.folders import Layer, built_in_folder
from notice_parser.pack.loading.bounds import find_shape_fault, takes_nothing
from notice_parser.pack.loading.groups import groups_beside
from notice_parser.pack.loading.hostile import LARGEST, find_hostile, find_slow
from notice_parser.pack.loading.layers import lay_over

Loc = tuple[str | int, ...]
SchemaT = TypeVar("SchemaT", bound=BaseModel)
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEFINITION = regex.compile(r"\{\{([a-z][a-z0-9_]{0,40})\}\}")
DEFINITIONS_FILE = "definitions.yaml"
DEEPEST_DEFINITION = 20
TAKES_NOTHING = "may be found without taking a sign of the text, so everywhere: ask for one at least"
LONGEST_PATTERN = 200_000


class Place(NamedTuple):
    """A line of a file, the file as messages call it."""

    file: str
    line: int


class NamedText(io.StringIO):
    """A text for the YAML parser, whose marks then tell the name."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.name = name


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


class PackReader(Struct):
    """Reads the files of one folder of patterns and of those laid `over` it, the last first in force.

    It gathers all faults, and compiles patterns with the definitions of all folders.
    """

    folder: Path
    over: tuple[Layer, ...] = ()
    faults: list[str] = field(default_factory=list)
    definitions: dict[str, str] = field(default_factory=dict)
    lines: dict[str, dict[Loc, Place]] = field(default_factory=dict)
    texts: list[bytes] = field(default_factory=list)
    originals: dict[str, Any] = field(default_factory=dict)

    @property
    def layers(self) -> tuple[Layer, ...]:
        return (Layer(self.folder), *self.over)

    @property
    def is_own(self) -> bool:
        """Is any of the rules not built in?"""
        return bool(self.over) or self.folder != built_in_folder()

    @property
    def names(self) -> list[str]:
        """The names of all files of rules, in order."""
        return sorted({path.name for layer in self.layers for path in layer.folder.glob("*.yaml")})

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

    def compile(
        self, name: str, loc: Loc, rule: str, pattern: str, flags: int = 0, *, is_found: bool = False
    ) -> regex.Pattern[str]:
        """The pattern with its definitions put in. A fault is noted and a pattern that never matches returned.

        What `is_found` in a text must take at least one sign of it.
        """
        try:
            expanded = self.expand(pattern)
            fault = find_shape_fault(expanded) or (TAKES_NOTHING if is_found and takes_nothing(expanded) else None)
            if fault is None:
                compiled = regex.compile(expanded, flags | regex.V0)
                fault = self.find_own_fault(name, loc, expanded, compiled)
        except (regex.error, ValueError, OverflowError) as error:
            fault = str(error)
        except RecursionError:
            fault = "nested too deep"
        if fault is None:
            return compiled
        self.fault(name, loc, fault, rule)
        return regex.compile(r"(?!)")

    def find_own_fault(self, name: str, loc: Loc, expanded: str, compiled: regex.Pattern[str]) -> str | None:
        """What is wrong with a pattern that is not built in: a group that is asked for is not named, or it is slow."""
        is_laid_over = self.place(name, loc).file != name
        if not is_laid_over and self.folder == built_in_folder():
            return None
        missing = sorted(groups_beside(self.built_in(name), loc) - compiled.groupindex.keys())
        if missing:
            return f"needs the group (?P<{missing[0]}>…), as the built-in pattern in its place"
        return find_slow(expanded, compiled) if is_laid_over else None

    def built_in(self, name: str) -> Any:
        """A built-in file as plain data; nothing where there is none of this name."""
        if name not in self.originals:
            path = built_in_folder() / name
            node = yaml.compose(path.read_text("utf-8"), Loader=LOADER) if path.is_file() else None
            self.originals[name] = plain(node, (), {}, [])
        return self.originals[name]

    def expand(self, pattern: str, open_names: tuple[str, ...] = ()) -> str:
        """The pattern with `{{name}}` replaced. Raises ValueError for an unknown, circular or endless definition."""

        def put_in(found: Any) -> str:
            name = found[1]
            if name not in self.definitions:
                raise ValueError(f"unknown definition {{{{{name}}}}}")
            if name in open_names:
                raise ValueError(f"circular definition {{{{{name}}}}}")
            if len(open_names) == DEEPEST_DEFINITION:
                raise ValueError(f"definitions nested deeper than {DEEPEST_DEFINITION}")
            return f"(?:{self.expand(self.definitions[name], (*open_names, name))})"

        expanded = DEFINITION.sub(put_in, pattern)
        if len(expanded) > LONGEST_PATTERN:
            raise ValueError(f"a pattern of more than {LONGEST_PATTERN} characters")
        return expanded

    def place(self, name: str, loc: Loc) -> Place:
        """Where a part of a file stands, or the part around it."""
        lines = self.lines.get(name, {})
        while loc and loc not in lines:
            loc = loc[:-1]
        return lines.get(loc, Place(name, 1))

    def fault(self, name: str, loc: Loc, message: str, rule: str = "-") -> None:
        self.fault_at(self.place(name, loc), message, rule)

    def fault_at(self, place: Place, message: str, rule: str = "-") -> None:
        self.faults.append(f"{place.file}:{place.line}: {rule}: {' '.join(message.split())}")

    def unique(self, name: str, key: str, ids: list[str]) -> None:
        """Note a fault for each id that stands twice under `key`."""
        seen: set[str] = set()
        for index, rule in enumerate(ids):
            if rule in seen:
                self.fault(name, (key, index), "duplicate id", rule)
            seen.add(rule)

    def read_definitions(self) -> None:
        if any((layer.folder / DEFINITIONS_FILE).is_file() for layer in self.layers):
            self.definitions = dict(self.read(DEFINITIONS_FILE, Definitions).definitions)

    def load(self, name: str) -> Any:
        """The file as plain data, of all folders as one, its lines noted.

        Raises PackError where it cannot be read, a key stands twice, or a rule is named that is not there.
        """
        known = len(self.faults)
        merged: yaml.Node | None = None
        for layer in self.layers:
            if layer.shown and not (layer.folder / name).is_file():
                continue
            node = self.compose(layer, name)
            if node is not None:
                merged = lay_over(merged, node, self.note)
        lines: dict[Loc, Place] = {}
        twice: list[tuple[Loc, Place]] = []
        data = plain(merged, (), lines, twice)
        self.lines[name] = lines
        for loc, place in twice:
            self.fault_at(place, f"duplicate key {loc[-1]}", rule_of(data, loc))
        if len(self.faults) > known:
            raise PackError(self.faults)
        return data

    def note(self, node: yaml.Node, rule: str, message: str) -> None:
        self.fault_at(place_of(node), message, rule)

    def compose(self, layer: Layer, name: str) -> yaml.Node | None:
        """The YAML of one folder's file. Raises PackError where it cannot be read."""
        shown = f"{layer.shown}/{name}" if layer.shown else name
        try:
            raw = (layer.folder / name).read_bytes()
            text = raw.decode("utf-8")
        except FileNotFoundError:
            raise PackError([f"{shown}:1: -: the file is missing from {layer.folder.name}"]) from None
        except OSError as error:
            raise PackError([f"{shown}:1: -: the file cannot be read: {error.strerror}"]) from None
        except UnicodeDecodeError as error:
            line = raw[: error.start].count(b"\n") + 1
            raise PackError([f"{shown}:{line}: -: the file is not UTF-8"]) from None
        if len(raw) > LARGEST:
            raise PackError([f"{shown}:1: -: the file is larger than {LARGEST // 1_000_000} MB"])
        self.texts.append(f"{self.layers.index(layer) or ''}{name}".encode() + b"\0" + raw.replace(b"\r\n", b"\n"))
        try:
            hostile = find_hostile(text, LOADER)
            if hostile:
                raise PackError([f"{shown}:{hostile[0]}: -: {hostile[1]}"])
            return yaml.compose(NamedText(text, shown), Loader=LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            raise PackError([f"{shown}:{mark.line + 1 if mark else 1}: -: not YAML: {error.problem}"]) from None
        except yaml.reader.ReaderError as error:
            line = text[: error.position].count("\n") + 1
            raise PackError([f"{shown}:{line}: -: not YAML: {error.reason}"]) from None


def place_of(node: yaml.Node) -> Place:
    return Place(node.start_mark.name, node.start_mark.line + 1)


def plain(node: yaml.Node | None, loc: Loc, lines: dict[Loc, Place], twice: list[tuple[Loc, Place]]) -> Any:
    """A YAML node as plain data; `lines` notes the line of each place, `twice` each key that stands again."""
    if node is None:
        return None
    lines.setdefault(loc, place_of(node))
    if isinstance(node, yaml.MappingNode):
        result: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = scalar(key_node)
            if key in result:
                twice.append(((*loc, key), place_of(key_node)))
            lines[(*loc, key)] = place_of(key_node)
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
        try:
            return int(node.value.replace("_", ""))
        except ValueError:  # hexadecimal, of base 60, or of thousands of digits: no number of a rule
            return node.value
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
