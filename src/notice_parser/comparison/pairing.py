"""Figures of OLD ↔ figures of NEW, one to one: first those of the same name, then the likeliest by characters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from notice_parser.comparison.figures import Bucket, Candidate
from notice_parser.pack.compare import CompareRules

Found = tuple[Candidate, Candidate, int]
WHOLE = 100  # per cent of shared characters
MOST_ALIKE = 40  # a pair of characters in more names than this names nothing
SHORTEST_RATE = 3
FEWEST_OWN = 2  # so many characters of its own make another word


def pair_figures(old: list[Candidate], new: list[Candidate], rules: CompareRules) -> list[Found]:
    """Pairs in the order of OLD, each with its score; every figure is in one pair at most."""
    same = same_names(old, new, rules)
    used_old, used_new = {one.index for one, _, _ in same}, {other.index for _, other, _ in same}
    rest = likeliest(
        [one for one in old if one.index not in used_old], [one for one in new if one.index not in used_new], rules
    )
    return sorted([*same, *rest], key=lambda found: found[0].index)


def same_names(old: list[Candidate], new: list[Candidate], rules: CompareRules) -> list[Found]:
    """Figures of the same name, unit and scope, the first with the first that fits."""
    waiting: dict[tuple[Bucket, str, str], list[Candidate]] = defaultdict(list)
    for other in new:
        waiting[other.bucket, other.key, other.scope].append(other)
    found: list[Found] = []
    for one in old:
        queue = waiting[one.bucket, one.key, one.scope] if one.name else []
        fitting = next((at for at, other in enumerate(queue[:MOST_ALIKE]) if score(one, other, rules)), None)
        if fitting is not None:
            found.append((one, queue.pop(fitting), WHOLE))
    return found


def likeliest(old: list[Candidate], new: list[Candidate], rules: CompareRules) -> list[Found]:
    """The rest by descending score, of equal ones the first in the texts."""
    index = index_of(new)
    scored = [(points, one, other) for one in old for other in near(one, index) if (points := score(one, other, rules))]
    scored.sort(key=lambda each: (-each[0], each[1].index, each[2].index))
    used_old, used_new, found = set[int](), set[int](), list[Found]()
    for points, one, other in scored:
        if one.index not in used_old and other.index not in used_new:
            used_old.add(one.index)
            used_new.add(other.index)
            found.append((one, other, points))
    return found


Index = dict[tuple[Bucket, str], list[Candidate]]


def index_of(candidates: Iterable[Candidate]) -> Index:
    """Candidates by two characters of their names that follow each other."""
    index: Index = defaultdict(list)
    for each in candidates:
        for piece in pieces(each.name):
            index[each.bucket, piece].append(each)
    return index


def near(one: Candidate, index: Index) -> list[Candidate]:
    """The candidates that share two characters in a row, but for those that very many share."""
    found = {
        other.index: other
        for piece in pieces(one.name)
        if len(posting := index.get((one.bucket, piece), [])) <= MOST_ALIKE
        for other in posting
    }
    return [found[key] for key in sorted(found)]


def pieces(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name) - 1)} or {name}


def score(one: Candidate, other: Candidate, rules: CompareRules) -> int:
    """The share of characters that two names have in common, of 100; 0 where they cannot be one indicator."""
    if one.bucket != other.bucket or not fits(one, other) or contrast(one.name, other.name, rules):
        return 0
    if one.letters != other.letters and not have_one_head(one, other):
        return 0
    shared = (one.letters & other.letters).total()
    own, others = one.letters.total() - shared, other.letters.total() - shared
    points = 2 * WHOLE * shared // max(1, one.letters.total() + other.letters.total())
    fewest = min(own, others)
    least = rules.thresholds.two_names if fewest >= FEWEST_OWN else rules.thresholds.same_indicator
    if fewest == 0:
        least = rules.thresholds.contained
    if points < least and are_one_rate(one, other):
        return rules.thresholds.same_indicator
    return points if points >= least else 0


def have_one_head(one: Candidate, other: Candidate) -> bool:
    """Is the head of each name in the other? Not so in 地区生产总值 and 地区生产总值能耗."""
    return one.head in other.name and other.head in one.name


def are_one_rate(one: Candidate, other: Candidate) -> bool:
    """A rate named with what it is a rate of, and the same rate named without: 群众来信办结率 and 办结率."""
    shorter, longer = sorted((one.name, other.name), key=len)
    return one.figure.kind == "percent" and len(shorter) >= SHORTEST_RATE and longer.endswith(shorter)


def fits(one: Candidate, other: Candidate) -> bool:
    """The same scope, no part for a whole, no half year for a year."""
    if one.scope != other.scope and not are_one_scope(one.scope, other.scope):
        return False
    if one.granularity and other.granularity and one.granularity != other.granularity:
        return False
    return one.scope != "" or one.is_part == other.is_part


def are_one_scope(one: str, other: str) -> bool:
    """One name written longer: 县经济开发区 and 经济开发区."""
    return bool(one and other) and (one.endswith(other) or other.endswith(one))


def contrast(one: str, other: str, rules: CompareRules) -> bool:
    """Do the names hold different words of a list of opposites?"""
    for words in rules.contrasts:
        mine, yours = {word for word in words if word in one}, {word for word in words if word in other}
        if mine and yours and not mine & yours:
            return True
    return False
