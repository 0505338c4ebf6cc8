"""Rules of one file, each one pattern, scanned together: the leftmost match wins, of two the first rule."""

from __future__ import annotations

from notice_parser.pack.alternatives import Alternatives
from notice_parser.pack.loading.reader import PackReader, PatternRule
from notice_parser.pack.loading.sweep import make_sweep


def join_rules(
    reader: PackReader, name: str, key: str, rules: tuple[PatternRule, ...], *, is_swept: bool = False
) -> Alternatives:
    """Compile the rules in order; a sweep pays where whole texts are scanned."""
    reader.unique(name, key, [rule.id for rule in rules])
    patterns = [
        reader.compile(name, (key, index, "pattern"), rule.id, rule.pattern, is_found=True)
        for index, rule in enumerate(rules)
    ]
    ids = [rule.id for rule in rules]
    sweep, alone = make_sweep(patterns) if is_swept else (None, tuple(range(len(patterns))))
    return Alternatives(tuple(zip(ids, patterns, strict=True)), sweep, alone)
