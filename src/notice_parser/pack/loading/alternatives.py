"""Rules of one file, each one pattern, scanned together: the leftmost match wins, of two the first rule."""

from __future__ import annotations

from notice_parser.pack.alternatives import Alternatives
from notice_parser.pack.loading.reader import PackReader, PatternRule


def join_rules(reader: PackReader, name: str, key: str, rules: tuple[PatternRule, ...]) -> Alternatives:
    """Compile the rules in order."""
    reader.unique(name, key, [rule.id for rule in rules])
    return Alternatives(
        tuple(
            (rule.id, reader.compile(name, (key, index, "pattern"), rule.id, rule.pattern))
            for index, rule in enumerate(rules)
        )
    )
