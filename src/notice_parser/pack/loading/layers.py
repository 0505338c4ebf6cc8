"""Folders of rules laid over one another: entries meet by their id, the later folder has the last word.

In a list of rules an entry may say, beside its own keys:

- `enabled: false`: the rule of this id is no more;
- `extends: ID`: what the entry leaves out is taken from that rule. Of its own id, rows of words and lists are added to;
- `before: ID`: the place of a new entry. Without it new entries stand in front of all, in the order of their file.
"""

from __future__ import annotations

from collections.abc import Callable

import yaml

Entry = yaml.MappingNode
Note = Callable[[yaml.Node, str, str], None]
ROWS = ("words", "endings", "never")
ON = ("true", "yes", "on")


def lay_over(below: yaml.Node | None, above: yaml.Node, note: Note) -> yaml.Node:
    """The two as one: mappings by their keys, lists of rules by their ids; of anything else what stands above."""
    if isinstance(above, yaml.MappingNode):
        return join_mappings(below if isinstance(below, yaml.MappingNode) else None, above, note)
    if isinstance(above, yaml.SequenceNode) and above.value and all(map(id_of, above.value)):
        is_list_of_rules = isinstance(below, yaml.SequenceNode) and all(map(id_of, below.value))
        return join_entries(below.value if below and is_list_of_rules else [], above, note)
    return above


def join_mappings(below: Entry | None, above: Entry, note: Note) -> Entry:
    """Keys in the order of what lies below, new ones behind. A key that stands twice above stays so, to be told."""
    old = {key_of(pair): pair for pair in below.value} if below else {}
    new: dict[str | None, tuple[yaml.Node, yaml.Node]] = {}
    twice: list[tuple[yaml.Node, yaml.Node]] = []
    for key, value in above.value:
        name = key_of((key, value))
        if name in new:
            twice.append((key, value))
        else:
            new[name] = (key, lay_over(old[name][1] if name in old else None, value, note))
    return mapping([*(new.get(name, pair) for name, pair in old.items()),
                    *(pair for name, pair in new.items() if name not in old), *twice], above)  # fmt: skip


def join_entries(below: list[Entry], above: yaml.SequenceNode, note: Note) -> yaml.SequenceNode:
    """The rules of two folders in order of priority. A rule that stands twice above stays so and is told later."""
    rules = list(below)
    seen: set[str] = set()
    front = 0
    for entry in above.value:
        rule = id_of(entry)
        at = place_of(rule, rules)
        if not is_enabled(entry):
            if at is None:
                note(entry, rule, "enabled: there is no rule of this id to switch off")
            else:
                del rules[at]
                front -= at < front
            continue
        made = entry_over(entry, rules, note)
        if at is not None and rule not in seen:
            rules[at] = made
        else:
            target = text_at(entry, "before")
            where = front if target is None else place_of(target, rules)
            if where is None:
                note(entry, rule, f"before: there is no rule {target}")
                where = front
            rules.insert(where, made)
            front += where <= front
        seen.add(rule)
    return yaml.SequenceNode(above.tag, rules, above.start_mark, above.end_mark)


def entry_over(entry: Entry, rules: list[Entry], note: Note) -> Entry:
    """The entry without what it says of its place, with what it takes from the rule that it extends."""
    rule, base_id = id_of(entry), text_at(entry, "extends")
    own = [pair for pair in entry.value if key_of(pair) not in ("extends", "before", "enabled")]
    if base_id is None:
        return mapping(own, entry)
    at = place_of(base_id, rules)
    if at is None:
        note(entry, rule, f"extends: there is no rule {base_id}")
        return mapping(own, entry)
    taken = {key_of(pair): pair for pair in rules[at].value}
    if rule == base_id:
        own = [(key, added(key_of((key, value)), taken, value)) for key, value in own]
    said = {key_of(pair) for pair in own}
    return mapping([*own, *(pair for name, pair in taken.items() if name not in said)], entry)


def added(name: str | None, taken: dict[str | None, tuple[yaml.Node, yaml.Node]], value: yaml.Node) -> yaml.Node:
    """A value put to that of the rule below: rows of words and lists behind it, keys of a mapping into it."""
    old = taken[name][1] if name in taken else None
    if isinstance(old, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode) and name in ROWS:
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
    """The scalar that stands under a key."""
    if not isinstance(entry, yaml.MappingNode):
        return None
    return next((v.value for k, v in entry.value if key_of((k, v)) == key and isinstance(v, yaml.ScalarNode)), None)


def id_of(entry: yaml.Node) -> str:
    """The id of an entry; empty where it has none."""
    return text_at(entry, "id") or ""


def is_enabled(entry: yaml.Node) -> bool:
    said = text_at(entry, "enabled")
    return said is None or said.lower() in ON


def place_of(rule: str, rules: list[Entry]) -> int | None:
    return next((at for at, entry in enumerate(rules) if id_of(entry) == rule), None)
