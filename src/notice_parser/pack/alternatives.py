"""Rules of one file, each one pattern, as one pattern that says which rule has matched; order is priority."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from notice_parser.pack.reading import PackReader, PatternRule


@dataclass(frozen=True, slots=True)
class Alternatives:
    """`pattern` has a group for each rule, around any groups of the rule's own; `rule_of` maps its number to the id."""

    pattern: regex.Pattern[str]
    rule_of: dict[int, str]
    rules: tuple[PatternRule, ...]

    def rule(self, found: regex.Match[str]) -> str:
        """The id of the rule that has matched."""
        for number, name in self.rule_of.items():
            if found.start(number) >= 0:
                return name
        return "-"


def join_rules(reader: PackReader, name: str, key: str, rules: tuple[PatternRule, ...]) -> Alternatives:
    """Compile the rules one by one, for their faults, then as one."""
    reader.unique(name, key, [rule.id for rule in rules])
    pieces: list[str] = []
    for index, rule in enumerate(rules):
        compiled = reader.compile(name, (key, index, "pattern"), rule.id, rule.pattern)
        pieces.append(f"(?P<rule{index}>{compiled.pattern})")
    whole = regex.compile("|".join(pieces) or "(?!)", regex.V0)
    numbers = {whole.groupindex[f"rule{index}"]: rule.id for index, rule in enumerate(rules)}
    return Alternatives(whole, numbers, rules)
