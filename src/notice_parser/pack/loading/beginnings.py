"""What a match of a pattern can begin with: the pattern as a net of places, its counts and most of its looks left out.

What is left out can only let more through, so that a place that the net refuses is none where the pattern matches.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from typing import Any

import regex
from msgspec import Struct, field

from notice_parser.pack.loading.bounds import REPEATS, parse_pattern

WIDEST_CLASS = 600
MOST_PAIRS = 1600
ONLY_REGEX = re.compile(r"\\[pPNL]|\[:\^?[A-Za-z]+:\]|\{[0-9, ]*[A-Za-z<]")  # what `re` would read otherwise
STEPS = ("LITERAL", "NOT_LITERAL", "ANY", "IN")
MOST_TOLD = 12  # of signs that are repeated
PLAIN_FLAGS = int(regex.V0 | regex.UNICODE)
AHEAD = 1
Signs = frozenset[str]


class NotReadError(Exception):
    """The pattern has a part whose beginnings cannot be told."""


class Heads(Struct, frozen=True):
    """The signs that come first, each with those that may come next (None: any).

    Anything may come behind a row of `open_behind` signs or more; None: it may not.
    """

    pairs: dict[str, Signs | None]
    open_behind: int | None

    @property
    def is_open(self) -> bool:
        return self.open_behind is not None


class Net(Struct):
    """Places joined by steps over signs (None: any sign) and by free ones; a match goes from place 0 to place 1.

    What the pattern looks ahead for is followed (`sees_ahead`) where nothing of it stands behind that.
    """

    free: list[list[int]] = field(default_factory=lambda: [[], []])
    steps: list[list[tuple[Signs | None, int]]] = field(default_factory=lambda: [[], []])
    sees_ahead: bool = True

    def place(self, *before: int) -> int:
        """A new place that is reached freely from those named."""
        self.free.append([])
        self.steps.append([])
        for other in before:
            self.free[other].append(len(self.free) - 1)
        return len(self.free) - 1

    def reach(self, starts: Iterable[int], through: Signs) -> set[int]:
        """All places that are reached without a sign, or over signs of `through` alone."""
        reached, waiting = set(starts), list(starts)
        while waiting:
            here = waiting.pop()
            over = [place for signs, place in self.steps[here] if through and (signs is None or signs & through)]
            for place in (*self.free[here], *over):
                if place not in reached:
                    reached.add(place)
                    waiting.append(place)
        return reached

    def next_signs(self, starts: Iterable[int], through: Signs) -> tuple[dict[str, set[int]], bool]:
        """The signs that can come next, each with the places it leads to; and whether any other can."""
        reached = self.reach(starts, through)
        leads: dict[str, set[int]] = {}
        is_open = 1 in reached
        for here in reached:
            for signs, place in self.steps[here]:
                is_open = is_open or signs is None
                for sign in (signs or frozenset()) - through:
                    leads.setdefault(sign, set()).add(place)
        return leads, is_open

    def heads(self, through: Signs = frozenset()) -> Heads:
        """What comes first, or right behind a row of signs of `through`."""
        leads, _ = self.next_signs([0], through)
        after = {places: self.signs_after(places) for places in map(frozenset, leads.values())}
        pairs = {sign: after[frozenset(places)] for sign, places in leads.items()}
        if sum(len(seconds) for seconds in pairs.values() if seconds) > MOST_PAIRS:
            pairs = dict.fromkeys(pairs)
        return Heads(pairs, self.open_behind(through))

    def open_behind(self, through: Signs) -> int | None:
        """The fewest signs of `through` behind which the match can end or any sign can come."""
        waiting, seen = deque([(0, 0)]), set[int]()
        while waiting:
            here, count = waiting.popleft()
            if here == 1 or any(signs is None for signs, _ in self.steps[here]):
                return count
            if here not in seen:
                seen.add(here)
                waiting.extendleft((place, count) for place in self.free[here])
                waiting.extend((place, count + 1) for signs, place in self.steps[here] if signs and signs & through)
        return None

    def signs_after(self, places: frozenset[int]) -> Signs | None:
        leads, is_open = self.next_signs(places, frozenset())
        return None if is_open else frozenset(leads)


def read_net(pattern: regex.Pattern[str], *, sees_ahead: bool = True) -> Net | None:
    """The net of a pattern; None where it cannot be told."""
    parts = read_parts(pattern)
    return None if parts is None else net_of(parts, sees_ahead=sees_ahead)


def read_parts(pattern: regex.Pattern[str]) -> Any:
    """The parts of a pattern; None where `re` would read it otherwise."""
    is_plain = not ONLY_REGEX.search(pattern.pattern) and not pattern.flags & ~PLAIN_FLAGS
    return parse_pattern(pattern.pattern) if is_plain else None


def net_of(parts: Any, *, sees_ahead: bool = True) -> Net | None:
    net = Net(sees_ahead=sees_ahead)
    try:
        net.free[lay(net, parts, 0)].append(1)
    except (NotReadError, RecursionError, TypeError):
        return None
    return net


def first_signs(pattern: regex.Pattern[str]) -> Signs | None:
    """The signs that a match can begin with; None where it may be anything."""
    return firsts_of(read_net(pattern))


def firsts_of(net: Net | None) -> Signs | None:
    heads = net.heads() if net else None
    return None if heads is None or heads.is_open else frozenset(heads.pairs)


def find_firsts(pattern: regex.Pattern[str]) -> re.Pattern[str] | None:
    """What finds a sign that a match can begin with, the next one looked at too; None where it may be anything."""
    net = read_net(pattern)
    heads = net.heads() if net else None
    if heads is None or heads.is_open:
        return None
    alone = [sign for sign, seconds in heads.pairs.items() if seconds is None]
    followed = [sign for sign, seconds in heads.pairs.items() if seconds]
    seconds = frozenset[str]().union(*(signs for signs in heads.pairs.values() if signs))
    ways = [class_of(alone)] if alone else []
    ways += [f"{class_of(followed)}(?={class_of(seconds)})"] if followed else []
    return re.compile("|".join(ways) or "(?!)")


def class_of(signs: Iterable[str]) -> str:
    """A class of `re` that holds the signs; of none, what fits nowhere."""
    listed = "".join(map(re.escape, sorted({*signs})))
    return f"[{listed}]" if listed else "(?!)"


def lay(net: Net, parts: Any, start: int) -> int:
    """Lay a row of parts from a place on; the place that it leads to."""
    last = len(parts) - 1
    for index, (op, argument) in enumerate(parts):
        start = lay_one(net, str(op), argument, start, index == last)
    return start


def lay_one(net: Net, op: str, argument: Any, start: int, is_last: bool) -> int:
    if op in STEPS:
        return lay_step(net, signs_of(op, argument), start)
    if op == "BRANCH":
        return net.place(*[lay(net, row, net.place(start)) for row in argument[1]])
    if op == "SUBPATTERN" and not argument[1] and not argument[2]:
        return lay(net, argument[3], start)
    if op == "ATOMIC_GROUP":
        return lay(net, argument, start)
    if op in REPEATS:
        return lay_repeat(net, argument, start)
    if (
        op == "ASSERT" and argument[0] == AHEAD and is_last and net.sees_ahead
    ):  # what it sees comes next; behind that anything may
        net.free[lay(net, argument[1], start)].append(1)
        return net.place()
    if op in ("ASSERT", "ASSERT_NOT", "AT"):
        return start
    raise NotReadError(op)


def lay_step(net: Net, signs: Signs | None, start: int) -> int:
    end = net.place()
    net.steps[start].append((signs, end))
    return end


def lay_repeat(net: Net, argument: Any, start: int) -> int:
    low, high, body = argument
    if len(body) == 1 and str(body[0][0]) in STEPS:
        for _ in range(min(low - 1, MOST_TOLD)):
            start = lay(net, body, start)
    begin = net.place(start)
    end = lay(net, body, begin)
    if high != 1:
        net.free[end].append(begin)
    return net.place(end, start) if low == 0 else net.place(end)


def signs_of(op: str, argument: Any) -> Signs | None:
    """The signs of a literal or a class; None for many."""
    if op == "LITERAL":
        return frozenset(chr(argument))
    if op != "IN":
        return None
    signs: set[str] = set()
    for kind, value in argument:
        low, high = value if str(kind) == "RANGE" else (value, value)
        if str(kind) not in ("RANGE", "LITERAL") or high - low > WIDEST_CLASS:
            return None
        signs.update(map(chr, range(low, high + 1)))
    return frozenset(signs)


def never_after(pattern: regex.Pattern[str], among: Signs) -> bool:
    """Does no match that begins with one of these signs begin right behind one of them?"""
    return is_barred(parse_pattern(pattern.pattern), among)


def is_barred(parts: Any, among: Signs) -> bool:
    """Does a row of parts look back and refuse the signs, before it takes one of them?"""
    for op, argument in parts:
        if str(op) == "SUBPATTERN" and len(argument[3]) and is_barred(argument[3], among):
            return True
        if str(op) == "ASSERT_NOT" and argument[0] != AHEAD and refuses(argument[1], among):
            return True
        if not may_be_left_out(op, argument, among):
            return False
    return False


def refuses(seen: Any, among: Signs) -> bool:
    """Is what is looked back at one class that holds the signs?"""
    if len(seen) != 1 or str(seen[0][0]) not in ("IN", "LITERAL"):
        return False
    signs = signs_of(str(seen[0][0]), seen[0][1])
    return signs is not None and among <= signs


def may_be_left_out(op: Any, argument: Any, among: Signs) -> bool:
    """Takes the part nothing where one of the signs comes next?"""
    if str(op) in ("ASSERT", "ASSERT_NOT", "AT"):
        return True
    net = Net()
    try:
        end = lay_one(net, str(op), argument, 0, False)
    except NotReadError:
        return False
    leads, _ = net.next_signs([0], frozenset())
    takes_any = any(signs is None for here in net.reach([0], frozenset()) for signs, _ in net.steps[here])
    return end in net.reach([0], frozenset()) and not takes_any and not among & frozenset(leads)
