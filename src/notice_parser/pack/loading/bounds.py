"""Is a pattern bounded? Time must grow in proportion to the text, so no repeat may be open-ended."""

from __future__ import annotations

import re
import warnings
from typing import Any

from notice_parser.messages import say

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from re import _parser as parser  # type: ignore[attr-defined]

WIDEST_NEST = 4000
LONGEST_MATCH = 100_000
REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
UNBOUNDED = say("unbounded repeat: give the most it may take, as in {example}", example="{1,18}")
NESTED = say("nested too deep")
# A set that nothing closes goes on to the end, so that none after it is looked for.
ESCAPE_OR_CLASS = re.compile(r"\\[pPN]\{[^}]*\}|\\.|\[\^?\]?(?:\\.|[^\]\\])*+(?:\]|\\?\Z)", re.DOTALL)
GROUP_NAME = re.compile(r"(?<!\\)\(\?P<[^>]{1,40}>")
UNICODE_CLASS = re.compile(r"\\[pP]\{[^}]{1,40}\}")
OPEN_REPEAT = re.compile(r"(?<!\})[*+]|\{[0-9]*,\}")
# What `regex` has and no bound holds for: a pattern that calls itself or a group, errors that it overlooks.
CALL = re.compile(r"\(\?(?:R|[+\-]?[0-9]|&|P>)")
FUZZY = re.compile(r"\{[^{}]{0,40}[eids][^{}]{0,40}\}")
CALLS = say("calls itself or a group, as with {example}: no bound holds for it; write the words out", example="(?R)")
OVERLOOKS = say("overlooks errors, as with {example}: no bound holds for it; write the words out", example="{e<=1}")


def find_shape_error(pattern: str) -> str | None:
    """Why the pattern is not bounded, or None. Of what `regex` alone can parse, only open repeats are seen."""
    plain = ESCAPE_OR_CLASS.sub("_", pattern)
    if CALL.search(plain):
        return CALLS
    if FUZZY.search(plain):
        return OVERLOOKS
    parsed = parse_pattern(pattern)
    if parsed is None:
        return UNBOUNDED if OPEN_REPEAT.search(plain) else None
    try:
        error = walk(parsed, 1)
        if error is None and parsed.getwidth()[1] > LONGEST_MATCH:
            return say("may take more than {most} characters: bound its repeats tighter", most=LONGEST_MATCH)
        return error
    except RecursionError:
        return NESTED


def matches_empty(pattern: str) -> bool:
    """May the pattern match without taking a character, as it would everywhere?"""
    parsed = parse_pattern(pattern)
    return parsed is not None and parsed.getwidth()[0] == 0


def parse_pattern(pattern: str) -> Any:
    """The pattern as a tree, its group names and Unicode classes left out, or None where `re` cannot parse it."""
    try:
        return parser.parse(UNICODE_CLASS.sub("[一-龥]", GROUP_NAME.sub("(", pattern)))
    except Exception:
        return None


def walk(node: Any, outer: int) -> str | None:
    """`outer` is the product of the repeats around the node."""
    if isinstance(node, parser.SubPattern):
        return next((error for op, argument in node for error in [check_item(str(op), argument, outer)] if error), None)
    if isinstance(node, list | tuple):
        return next((error for item in node for error in [walk(item, outer)] if error), None)
    return None


def check_item(op: str, argument: Any, outer: int) -> str | None:
    if op in REPEATS:
        low, high, body = argument
        if int(high) >= int(parser.MAXREPEAT):
            return UNBOUNDED
        if low != high and outer * int(high) > WIDEST_NEST:
            return say("nested repeats that multiply to {number}: bound them tighter", number=outer * int(high))
        return walk(body, outer * (int(high) if low != high else 1))
    return walk(argument, outer)
