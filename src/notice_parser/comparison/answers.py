"""Problems of OLD ↔ items of NEW, by the words that they share; words that many problems have weigh little."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log, sqrt

from notice_parser.comparison.model import Answer
from notice_parser.ledgers.model import LedgerRow
from notice_parser.notice import Quote
from notice_parser.pack.compare import CompareRules

HEADING_WEIGHT = 2  # the words of the problem itself against those of the sentences around it
MOST_SHARED = 200  # a word of more rows than this names nothing
LONGEST = 400  # characters of a row that are looked at
PLACES = 6
Vector = dict[str, float]


def answers_of(
    problems: list[LedgerRow], items: list[LedgerRow], sections: dict[int, str], rules: CompareRules
) -> tuple[list[Answer], list[Quote]]:
    """An answer for each problem, those without one first, and the items that answer none.

    `sections` holds the id of the section that begins at an offset of OLD.
    """
    scores = scored(problems, items, rules)
    chosen = assign(scores, rules)
    taken = {at for found in chosen.values() for at in found}
    answers = [
        Answer(problem=row.problem, section=sections.get(row.text.start), item=found[0] if found else None, items=found)
        for index, row in enumerate(problems)
        if row.problem
        for found in [[items[at].text for at in sorted(chosen.get(index, []))]]
    ]
    answers.sort(key=lambda answer: answer.item is not None)
    return answers, [item.text for at, item in enumerate(items) if at not in taken]


def assign(scores: list[tuple[float, int, int]], rules: CompareRules) -> dict[int, list[int]]:
    """The likeliest first, one to one; then further items that clearly answer a problem as well."""
    chosen: dict[int, list[int]] = {}
    taken: set[int] = set()
    for points, problem, item in scores:
        if points * 100 >= rules.thresholds.answered and problem not in chosen and item not in taken:
            chosen[problem] = [item]
            taken.add(item)
    for points, problem, item in scores:
        if points * 100 >= rules.thresholds.answered_too and item not in taken and problem in chosen:
            chosen[problem].append(item)
            taken.add(item)
    return chosen


def scored(problems: list[LedgerRow], items: list[LedgerRow], rules: CompareRules) -> list[tuple[float, int, int]]:
    """The cosine of each problem and item that share a word, the highest first."""
    bags = [bag_of(row, rules) for row in [*problems, *items]]
    rarity = rarities(bags[: len(problems)], bags[len(problems) :], rules.thresholds.elsewhere / 100)
    vectors = [weighted(bag, rarity) for bag in bags]
    index: dict[str, list[int]] = defaultdict(list)
    for at, vector in enumerate(vectors[len(problems) :]):
        for word in vector:
            index[word].append(at)
    found = []
    for at, vector in enumerate(vectors[: len(problems)]):
        shared: dict[int, float] = defaultdict(float)
        for word in sorted(vector):
            for other in index[word] if 0 < len(index.get(word, ())) <= MOST_SHARED else ():
                shared[other] += vector[word] * vectors[len(problems) + other][word]
        found += [(round(points, PLACES), at, other) for other, points in shared.items()]
    return sorted(found, key=lambda each: (-each[0], each[1], each[2]))


def bag_of(row: LedgerRow, rules: CompareRules) -> Counter[str]:
    """Two characters in a row of the problem and of the text, without common words."""
    bag: Counter[str] = Counter()
    for words, weight in ((row.problem.text if row.problem else "", HEADING_WEIGHT), (row.text.text[:LONGEST], 1)):
        for piece in rules.common_words.split(words):
            for at in range(len(piece or "") - 1):
                if piece[at : at + 2].isalpha():
                    bag[piece[at : at + 2]] += weight
    return bag


def rarities(asked: list[Counter[str]], answered: list[Counter[str]], elsewhere: float) -> Vector:
    """How rare each word is; one that only one of the notices has can match nothing and counts less."""
    seen = Counter(word for bag in (*asked, *answered) for word in bag)
    shared = {word for bag in asked for word in bag} & {word for bag in answered for word in bag}
    count = len(asked) + len(answered)
    return {word: log(1 + count / times) * (1 if word in shared else elsewhere) for word, times in seen.items()}


def weighted(bag: Counter[str], rarity: Vector) -> Vector:
    """The bag by how rare each word is, of length 1."""
    vector = {word: sqrt(times) * rarity[word] for word, times in bag.items()}
    length = sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {word: weight / length for word, weight in vector.items()}
