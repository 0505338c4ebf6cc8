"""Rules of one file: scanned together, the leftmost match winning, of two the first rule; or one pattern of all."""

from __future__ import annotations

import regex

from notice_parser.pack.alternatives import Alternatives
from notice_parser.pack.loading.reader import PackReader, PatternRule
from notice_parser.pack.loading.sweep import make_sweep


def join_rules(reader: PackReader, name: str, key: str, rules: tuple[PatternRule, ...]) -> Alternatives:
    """Compile the rules in order."""
    reader.unique(name, key, [rule.id for rule in rules])
    patterns = [
        reader.compile(name, (key, index, "pattern"), rule.id, rule.pattern, is_found=True)
        for index, rule in enumerate(rules)
    ]
    ids = [rule.id for rule in rules]
    return Alternatives(tuple(zip(ids, patterns, strict=True)), *make_sweep(patterns))


def any_of(
    reader: PackReader, name: str, key: str, rules: tuple[PatternRule, ...], *, is_found: bool = False
) -> regex.Pattern[str]:
    """One pattern that fits where any of the rules does, nothing where there is none. Faults are told rule by rule."""
    reader.unique(name, key, [rule.id for rule in rules])
    so_far = len(reader.faults)
    joined = "|".join(f"(?:{rule.pattern})" for rule in rules) or "(?!)"
    whole = reader.compile(name, (key,), key, joined, is_found=is_found and bool(rules))
    if len(reader.faults) > so_far:
        del reader.faults[so_far:]
        for index, rule in enumerate(rules):
            reader.compile(name, (key, index, "pattern"), rule.id, rule.pattern, is_found=is_found)
    return whole
