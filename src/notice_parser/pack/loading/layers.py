"""Folders of rules merged: entries with the same id are one rule, the later folder wins.

In a list of rules an entry may have, next to its own keys:

- `enabled: false`: the rule of this id is removed;
- `extends: ID`: what the entry leaves out is taken from that rule. With its own id, words and lists are added to;
- `before: ID`: the position of a new entry. Without it new entries come before all others, in the order of their file.
"""

from __future__ import annotations

from collections.abc import Callable

import yaml

from notice_parser.messages import say

Entry = yaml.MappingNode
Report = Callable[[yaml.Node, str, str], None]
WORD_KEYS = ("words", "endings", "never")
ON = ("true", "yes", "on")


def merge_nodes(below: yaml.Node | None, above: yaml.Node, report: Report) -> yaml.Node:
    """The two as one: mappings by their keys, lists of rules by their ids; of anything else the upper one."""
    if isinstance(above, yaml.MappingNode):
        return merge_mappings(below if isinstance(below, yaml.MappingNode) else None, above, report)
    if isinstance(above, yaml.SequenceNode) and above.value and all(map(id_of, above.value)):
        is_list_of_rules = isinstance(below, yaml.SequenceNode) and all(map(id_of, below.value))
        return merge_entries(below.value if below and is_list_of_rules else [], above, report)
    return above


def merge_mappings(below: Entry | None, above: Entry, report: Report) -> Entry:
    """Keys in the order of the lower mapping, new ones after them. A duplicate key remains, to be reported later."""
    old = {key_of(pair): pair for pair in below.value} if below else {}
    new: dict[str | None, tuple[yaml.Node, yaml.Node]] = {}
    duplicates: list[tuple[yaml.Node, yaml.Node]] = []
    for key, value in above.value:
        name = key_of((key, value))
        if name in new:
            duplicates.append((key, value))
        else:
            new[name] = (key, merge_nodes(old[name][1] if name in old else None, value, report))
    kept = [new.get(name, pair) for name, pair in old.items()]
    added = [pair for name, pair in new.items() if name not in old]
    return mapping([*kept, *added, *duplicates], above)


def merge_entries(below: list[Entry], above: yaml.SequenceNode, report: Report) -> yaml.SequenceNode:
    """The rules of two folders in order of priority. A duplicate rule remains, to be reported later."""
    rules = list(below)
    seen: set[str] = set()
    front = 0
    for entry in above.value:
        rule = id_of(entry)
        at = index_of(rule, rules)
        if not is_enabled(entry):
            if at is None:
                report(entry, rule, say("enabled: there is no rule with this id to switch off"))
            else:
                del rules[at]
                front -= at < front
            continue
        made = entry_over(entry, rules, report)
        if at is not None and rule not in seen:
            rules[at] = made
        else:
            target = text_at(entry, "before")
            position = front if target is None else index_of(target, rules)
            if position is None:
                report(entry, rule, say("before: there is no rule {rule}", rule=target))
                position = front
            rules.insert(position, made)
            front += position <= front
        seen.add(rule)
    return yaml.SequenceNode(above.tag, rules, above.start_mark, above.end_mark)


def entry_over(entry: Entry, rules: list[Entry], report: Report) -> Entry:
    """The entry without the keys of its position, with what it takes from the rule that it extends."""
    rule, base_id = id_of(entry), text_at(entry, "extends")
    own = [pair for pair in entry.value if key_of(pair) not in ("extends", "before", "enabled")]
    if base_id is None:
        return mapping(own, entry)
    at = index_of(base_id, rules)
    if at is None:
        report(entry, rule, say("extends: there is no rule {rule}", rule=base_id))
        return mapping(own, entry)
    taken = {key_of(pair): pair for pair in rules[at].value}
    if rule == base_id:
        own = [(key, joined_value(key_of((key, value)), taken, value)) for key, value in own]
    stated = {key_of(pair) for pair in own}
    return mapping([*own, *(pair for name, pair in taken.items() if name not in stated)], entry)


def joined_value(name: str | None, taken: dict[str | None, tuple[yaml.Node, yaml.Node]], value: yaml.Node) -> yaml.Node:
    """A value joined to that of the lower rule: words and lists after it, keys of a mapping into it."""
    old = taken[name][1] if name in taken else None
    if isinstance(old, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode) and name in WORD_KEYS:
        words = f"{old.value} {value.value}"
        return yaml.ScalarNode(value.tag, words, value.start_mark, value.end_mark)
    if isinstance(old, yaml.SequenceNode) and isinstance(value, yaml.SequenceNode):
        return yaml.SequenceNode(value.tag, [*old.value, *value.value], value.start_mark, value.end_mark)
    if isinstance(old, yaml.MappingNode) and isinstance(value, yaml.MappingNode):
        new = {key_of(pair): pair for pair in value.value}
        return mapping([*(pair for pair in old.value if key_of(pair) not in new), *value.value], value)
    return value


def mapping(pairs: list[tuple[yaml.Node, yaml.Node]], like: yaml.Node) -> Entry:
    return yaml.MappingNode(like.tag, pairs, like.start_mark, like.end_mark)


def key_of(pair: tuple[yaml.Node, yaml.Node]) -> str | None:
    return pair[0].value if isinstance(pair[0], yaml.ScalarNode) else None


def text_at(entry: yaml.Node, key: str) -> str | None:
    """The scalar under a key."""
    if not isinstance(entry, yaml.MappingNode):
        return None
    return next((v.value for k, v in entry.value if key_of((k, v)) == key and isinstance(v, yaml.ScalarNode)), None)


def id_of(entry: yaml.Node) -> str:
    """The id of an entry; empty where there is no id."""
    return text_at(entry, "id") or ""


def is_enabled(entry: yaml.Node) -> bool:
    stated = text_at(entry, "enabled")
    return stated is None or stated.lower() in ON


def index_of(rule: str, rules: list[Entry]) -> int | None:
    return next((at for at, entry in enumerate(rules) if id_of(entry) == rule), None)
