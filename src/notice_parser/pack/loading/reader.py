"""The rule files of all folders: read, merged, validated, their patterns compiled, all errors gathered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from os.path import lexists
from pathlib import Path as Folder
from typing import Any, Generic, TypeVar
from warnings import catch_warnings, simplefilter

import regex
import yaml
from msgspec import Struct, field

from notice_parser.errors import PackError
from notice_parser.messages import say
from notice_parser.pack.alternatives import Alternatives
from notice_parser.pack.folders import Layer, built_in_folder, reason_of, rule_error
from notice_parser.pack.line_test import LineTest
from notice_parser.pack.loading.automaton import Characters
from notice_parser.pack.loading.beginnings import character_class, first_characters, make_first_finder
from notice_parser.pack.loading.bounds import NESTED, find_shape_error, matches_empty
from notice_parser.pack.loading.endings import last_characters, make_line_test
from notice_parser.pack.loading.groups import GROUP, groups_in_place
from notice_parser.pack.loading.hostile import find_slow
from notice_parser.pack.loading.layers import merge_nodes
from notice_parser.pack.loading.multi_pattern import make_scan
from notice_parser.pack.loading.validation import SchemaError, validate
from notice_parser.pack.loading.yaml_files import (
    LOADER,
    Path,
    Position,
    compose,
    plain,
    position_of,
    read_bytes,
    rule_at,
    shown_name,
)
from notice_parser.pack.schema import PatternRule, Schema

SchemaT = TypeVar("SchemaT", bound=Schema)
DEFINITION = regex.compile(r"\{\{([a-z][a-z0-9_]{0,40})\}\}")
DEFINITIONS_FILE = "definitions.yaml"
DEEPEST_DEFINITION = 20
MATCHES_EMPTY = say("may match without taking a character of the text, so everywhere: require at least one")
LONGEST_PATTERN = 200_000
NEVER = r"(?!)"


class Definitions(Schema, frozen=True):
    """Named pieces of patterns, written `{{name}}` where they are used."""

    definitions: dict[str, str]


class PackReader(Struct):
    """Reads the files of one folder of patterns and of those laid `over` it, the last first in force.

    It gathers all errors, and compiles patterns with the definitions of all folders.
    """

    folder: Folder
    over: tuple[Layer, ...] = ()
    errors: list[str] = field(default_factory=list)
    definitions: dict[str, str] = field(default_factory=dict)
    lines: dict[str, dict[Path, Position]] = field(default_factory=dict)
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
        """The names of all rule files, in order."""
        return sorted({path.name for layer in self.layers for path in layer.folder.glob("*.yaml")})

    def open(self, name: str, schema: type[SchemaT]) -> RuleFile[SchemaT]:
        """The file `name`, validated. Raises PackError where it cannot be read or does not fit the schema."""
        return RuleFile(self, name, self.read(name, schema))

    def read(self, name: str, schema: type[SchemaT]) -> SchemaT:
        """The file `name` as `schema`. Raises PackError where it cannot be read or does not fit."""
        data = self.load(name)
        try:
            return validate(data, schema)
        except SchemaError as error:
            for path, message in error.mismatches:
                shown = say("{path}: {message}", path=".".join(map(str, path)), message=message) if path else message
                self.error_at(self.position(name, path), shown, rule_at(data, path))
            raise PackError(self.errors) from None

    def read_definitions(self) -> None:
        if any((layer.folder / DEFINITIONS_FILE).is_file() for layer in self.layers):
            self.definitions = dict(self.read(DEFINITIONS_FILE, Definitions).definitions)

    def load(self, name: str) -> Any:
        """The file as plain data, of all folders as one, its lines kept.

        Raises PackError where it cannot be read, a key is repeated, or a rule is named that does not exist.
        """
        known = len(self.errors)
        merged: yaml.Node | None = None
        for layer in self.layers:
            if layer.shown and not lexists(layer.folder / name):
                continue
            node = self.compose(layer, name)
            if node is not None:
                merged = merge_nodes(merged, node, self.node_error)
        lines: dict[Path, Position] = {}
        duplicates: list[tuple[Path, Position]] = []
        data = plain(merged, (), lines, duplicates)
        self.lines[name] = lines
        for path, position in duplicates:
            self.error_at(position, say("duplicate key {key}", key=path[-1]), rule_at(data, path))
        if len(self.errors) > known:
            raise PackError(self.errors)
        return data

    def compose(self, layer: Layer, name: str) -> yaml.Node | None:
        """The YAML nodes of one folder's file; its bytes become part of the fingerprint."""
        raw = read_bytes(layer, name)
        node = compose(raw, shown_name(layer, name))
        self.texts.append(f"{self.layers.index(layer) or ''}{name}".encode() + b"\0" + raw.replace(b"\r\n", b"\n"))
        return node

    def built_in(self, name: str) -> Any:
        """A built-in file as plain data; None where no built-in file has this name."""
        if name not in self.originals:
            path = built_in_folder() / name
            node = yaml.compose(path.read_text("utf-8"), Loader=LOADER) if path.is_file() else None
            self.originals[name] = plain(node, (), {}, [])
        return self.originals[name]

    def expand(self, pattern: str, open_names: tuple[str, ...] = ()) -> str:
        """The pattern with `{{name}}` replaced. Raises ValueError for an unknown, circular or endless definition."""

        def replacement(found: Any) -> str:
            name = found[1]
            if name not in self.definitions:
                raise ValueError(say("unknown definition {{{{{name}}}}}", name=name))
            if name in open_names:
                raise ValueError(say("circular definition {{{{{name}}}}}", name=name))
            if len(open_names) == DEEPEST_DEFINITION:
                raise ValueError(say("definitions nested deeper than {most}", most=DEEPEST_DEFINITION))
            return f"(?:{self.expand(self.definitions[name], (*open_names, name))})"

        expanded = DEFINITION.sub(replacement, pattern)
        if len(expanded) > LONGEST_PATTERN:
            raise ValueError(say("a pattern of more than {most} characters", most=LONGEST_PATTERN))
        return expanded

    def position(self, name: str, path: Path) -> Position:
        """Where a part of a file stands, or the part around it."""
        lines = self.lines.get(name, {})
        while path and path not in lines:
            path = path[:-1]
        return lines.get(path, Position(name, 1))

    def error_at(self, position: Position, message: str, rule: str = "-") -> None:
        self.errors.append(rule_error(position.file, position.line, message, rule))

    def node_error(self, node: yaml.Node, rule: str, message: str) -> None:
        self.error_at(position_of(node), message, rule)


class RuleFile(Struct, Generic[SchemaT], frozen=True):
    """One validated file of rules. Paths are keys and indexes from its top; errors are gathered by the reader."""

    reader: PackReader
    name: str
    data: SchemaT

    def error(self, path: Path, message: str, rule: str = "-") -> None:
        self.reader.error_at(self.reader.position(self.name, path), message, rule)

    def error_below(self, path: Path, number: int, message: str, rule: str = "-") -> None:
        """An error of a line of a block of text (`key: |`), lines counted from 1 below the key."""
        file, line = self.reader.position(self.name, path)
        self.reader.error_at(Position(file, line + number), message, rule)

    def require_unique(self, key: str, ids: list[str]) -> None:
        """Report each id that is repeated under `key`."""
        seen: set[str] = set()
        for index, rule in enumerate(ids):
            if rule in seen:
                self.error((key, index), say("duplicate id"), rule)
            seen.add(rule)

    def compile(self, path: Path, rule: str, pattern: str, *, takes_characters: bool = False) -> regex.Pattern[str]:
        """The pattern, its definitions expanded. An error is reported and a pattern that never matches returned.

        `takes_characters`: it is searched for in texts, so that it must take one character at least.
        """
        try:
            expanded = self.reader.expand(pattern)
            error = find_shape_error(expanded)
            if error is None and takes_characters and matches_empty(expanded):
                error = MATCHES_EMPTY
            if error is None:
                with catch_warnings():  # of a [ inside a set
                    simplefilter("ignore", FutureWarning)
                    compiled = regex.compile(expanded, regex.V0)
                error = self.find_own_error(path, expanded, compiled)
        except (regex.error, ValueError, OverflowError) as raised:
            error = reason_of(raised)
        except RecursionError:
            error = NESTED
        if error is None:
            return compiled
        self.error(path, error, rule)
        return regex.compile(NEVER)

    def find_own_error(self, path: Path, expanded: str, compiled: regex.Pattern[str]) -> str | None:
        """What is wrong with a pattern that is not built in: a required group is missing, or it is slow."""
        is_laid_over = self.reader.position(self.name, path).file != self.name
        if not is_laid_over and self.reader.folder == built_in_folder():
            return None
        missing = sorted(groups_in_place(self.reader.built_in(self.name), path) - compiled.groupindex.keys())
        if missing:
            return say("needs the group (?P<{group}>…), as the built-in pattern in its place", group=missing[0])
        return find_slow(expanded, compiled) if is_laid_over else None

    def compile_rules(
        self, key: str, rules: tuple[PatternRule, ...], *, takes_characters: bool = False
    ) -> tuple[regex.Pattern[str], ...]:
        """The patterns of the rules listed under `key`, in order."""
        self.require_unique(key, [rule.id for rule in rules])
        return tuple(
            self.compile((key, index, "pattern"), rule.id, rule.pattern, takes_characters=takes_characters)
            for index, rule in enumerate(rules)
        )

    def alternatives(self, key: str, rules: tuple[PatternRule, ...]) -> Alternatives:
        """The rules listed under `key`, scanned together: the leftmost match wins, of two the first rule."""
        patterns = self.compile_rules(key, rules, takes_characters=True)
        ids = [rule.id for rule in rules]
        return Alternatives(tuple(zip(ids, patterns, strict=True)), *make_scan(patterns))

    def any_of(self, key: str, rules: tuple[PatternRule, ...], *, takes_characters: bool = False) -> regex.Pattern[str]:
        """One pattern that matches where any of the rules does, nowhere for an empty list.

        Errors are reported rule by rule.
        """
        self.require_unique(key, [rule.id for rule in rules])
        known = len(self.reader.errors)
        joined = "|".join(f"(?:{rule.pattern})" for rule in rules) or NEVER
        whole = self.compile((key,), key, joined, takes_characters=takes_characters and bool(rules))
        if len(self.reader.errors) > known:
            del self.reader.errors[known:]
            for index, rule in enumerate(rules):
                self.compile((key, index, "pattern"), rule.id, rule.pattern, takes_characters=takes_characters)
        return whole

    # What patterns can begin and end with, for loaders: the modules that find it are not imported at an ordinary start.

    def named_groups(self, pattern: str) -> frozenset[str]:
        return frozenset(GROUP.findall(pattern))

    def character_class(self, characters: Iterable[str]) -> str:
        return character_class(characters)

    def first_characters(self, pattern: regex.Pattern[str]) -> Characters | None:
        return first_characters(pattern)

    def first_finder(self, pattern: regex.Pattern[str]) -> re.Pattern[str] | None:
        return make_first_finder(pattern)

    def last_characters(self, *patterns: regex.Pattern[str]) -> Characters | None:
        return last_characters(*patterns)

    def line_test(self, pattern: regex.Pattern[str]) -> LineTest:
        return make_line_test(pattern)
