"""What the parts of a rule file are made of: structs that refuse unknown keys, and the rule that is one pattern.

A module of pack/ holds the schema of one file, the struct that the parser works with, and the function that turns the
first into the second. What needs YAML or a compiler of patterns is reached through the `RuleFile` that it is given, so
that a start that finds the compiled rules imports neither.
"""

from __future__ import annotations

from msgspec import Struct


class Schema(Struct, frozen=True, forbid_unknown_fields=True):
    """A mapping of a rule file: its keys with their types. Unknown keys are refused."""


class PatternRule(Schema, frozen=True):
    """A rule that is one pattern: its id, its regex, why it exists, and what it must and must not find."""

    id: str
    pattern: str
    why: str | None = None
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
