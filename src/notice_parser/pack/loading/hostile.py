"""What a rule file may not hold, and a trial of own patterns: a pack may come from anyone.

YAML of rules is plain: no anchors, aliases, tags or deep nesting, so the data is never larger than the file. Own
patterns are tried on texts made of their repeated parts: bounded repeats can still take forever on them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import regex
import yaml

from notice_parser.messages import say
from notice_parser.pack.loading.bounds import REPEATS, parse_pattern

DEEPEST = 20
LARGEST = 4_000_000
LONGEST_TRIAL = 120
TRIALS = 12
SECONDS = 0.2
TOO_SLOW = say("takes too long on a text of its own repeated parts: two repeats can take the same words in many ways")


def find_hostile(text: str, loader: Any) -> tuple[int, str] | None:
    """The line and the error of what makes YAML grow or act. Raises yaml.YAMLError where it is not YAML."""
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return line, say("anchors and aliases are not allowed: write the words out")
        if getattr(event, "tag", None):
            return line, say("tags are not allowed: {tag}", tag=getattr(event, "tag", ""))
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return line, say("nested deeper than {most}", most=DEEPEST)
    return None


def find_slow(expanded: str, compiled: regex.Pattern[str]) -> str | None:
    """Why the pattern is too slow for long texts, or None. It is searched in texts that its repeats almost match."""
    parsed = parse_pattern(expanded)
    if parsed is None:  # what only `regex` can parse has no trial; its repeats are bounded
        return None
    for number, text in enumerate(trials(parsed)):
        if number == TRIALS:
            break
        try:
            compiled.search(text, timeout=SECONDS)
        except TimeoutError:
            return TOO_SLOW
    return None


def trials(parsed: Any) -> Iterator[str]:
    """Texts of a repeat's part many times, after what precedes it, and an end that matches nothing.

    The whole follows, since a search gives up at once where required characters are not in the text.
    """
    whole = sample(parsed)
    for lead, body in repeats(parsed, ""):
        for part in dict.fromkeys((sample(body), sample(body, is_least=True))):
            if part:
                yield f"{lead}{part * (LONGEST_TRIAL // len(part) + 1)}\0{whole}"


def repeats(items: Any, lead: str) -> Iterator[tuple[str, Any]]:
    """Each repeat with a text of what comes before it, the outer before the inner."""
    for op, argument in items:
        if str(op) in REPEATS and argument[1] > 1:
            yield lead, argument[2]
        for inner in parts_of(str(op), argument):
            yield from repeats(inner, lead)
        lead += sample([(op, argument)])


def parts_of(op: str, argument: Any) -> list[Any]:
    """The patterns inside one item."""
    if op in REPEATS:
        return [argument[2]]
    if op == "SUBPATTERN":
        return [argument[-1]]
    if op == "BRANCH":
        return list(argument[1])
    if op == "ATOMIC_GROUP":
        return [argument]
    return [argument[1]] if op in ("ASSERT", "ASSERT_NOT") else []


def sample(items: Any, is_least: bool = False) -> str:
    """A short text that the items match, lookarounds ignored; `is_least`: without the optional parts."""
    said = ""
    for op, argument in items:
        name = str(op)
        if name == "LITERAL":
            said += chr(argument)
        elif name == "NOT_LITERAL":
            said += "一" if argument != ord("一") else "二"
        elif name == "ANY":
            said += "一"
        elif name == "IN":
            said += of_class(argument)
        elif name in REPEATS:
            times = min(argument[0], LONGEST_TRIAL) or (0 if is_least and said else min(argument[1], 1))
            said += sample(argument[2], is_least) * times
        elif name == "BRANCH":
            said += sample(argument[1][0], is_least)
        elif name not in ("ASSERT", "ASSERT_NOT"):
            said += "".join(sample(inner, is_least) for inner in parts_of(name, argument))
        if len(said) > LONGEST_TRIAL:
            return said[:LONGEST_TRIAL]
    return said


def of_class(members: Any) -> str:
    """A character of a class; of a negated one, a 汉字."""
    if str(members[0][0]) == "NEGATE":
        return "一"
    op, argument = members[0]
    if str(op) in ("RANGE", "LITERAL"):
        return chr(argument[0] if str(op) == "RANGE" else argument)
    return {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " "}.get(str(argument), "a")
