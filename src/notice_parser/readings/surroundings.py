"""What stands beside a span and what its choice would leave over, read from one letter for each word near a figure.

A letter says what a word is for the choice of a noun phrase: `A` the last word of the chosen action and `a` those
before it, `S` an agency or place, `V` a verb and `n` a verbal noun, `N` a noun, `o` any other word; then `f` a figure,
`p` a period, `d` 的, `(` and `)` brackets, `m` other marks, `^` no word.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from notice_parser.readings.candidates import FIRST, LAST, Candidate
from notice_parser.readings.figures import Figure, Place
from notice_parser.readings.lexicon import WordType
from notice_parser.readings.scoring import Part

MORE = 4  # words looked at beyond the reach of candidates
NOBODY = "^"


class Surroundings:
    """The letters near one figure once its action is chosen; `shift` is the index of the first."""

    __slots__ = ("action", "action_end", "letters", "shift")

    def __init__(self, figure: Figure, action: Place | None) -> None:
        self.action, self.action_end = action, -1
        self.shift = max(0, figure.index - FIRST - MORE)
        view, end = figure.view, min(len(figure.words), figure.index + LAST + MORE)
        self.letters = view.letters[self.shift : end]
        if action is not None:
            first = max(self.shift, bisect_right(view.ends, action[0]))
            last = min(end, bisect_left(view.starts, action[1]))
            if first < last:
                marks = ["A" if view.ends[index] >= action[1] else "a" for index in range(first, last)]
                self.letters = view.letters[self.shift : first] + "".join(marks) + view.letters[last:end]
                self.action_end = last

    def at(self, index: int) -> str:
        index -= self.shift
        return self.letters[index] if 0 <= index < len(self.letters) else NOBODY

    def before(self, index: int) -> str:
        return self.at(index - 1) if index else NOBODY

    def between(self, begin: int, end: int) -> str:
        return self.letters[max(0, begin - self.shift) : max(0, end - self.shift)]


def surroundings_of(figure: Figure) -> Surroundings:
    """Made once for each figure and action."""
    action = figure.choice("action")
    found: Surroundings | None = figure.kept.get("surroundings")
    if found is None or found.action != action:
        found = figure.kept["surroundings"] = Surroundings(figure, action)
    return found


def left_over(figure: Figure, near: Surroundings, side: str, first: int, end: int) -> list[Part]:
    """What of the figure's own around neither the action nor the span takes; `first` is -1 for no span here."""
    begin, own, stop = figure.last_figure + 1, figure.index, figure.next_figure
    if first < 0 or first >= stop or end <= begin:
        left, right = near.between(begin, own), near.between(own + 1, stop)
    elif first < own:
        left, right = near.between(begin, first) + near.between(end, own), near.between(own + 1, stop)
    else:
        left, right = near.between(begin, own), near.between(own + 1, first) + near.between(end, stop)
    nouns, verbs = min(2, left.count("N")), min(2, left.count("V") + left.count("n"))
    more_nouns, more_verbs = min(2, right.count("N")), min(2, right.count("V") + right.count("n"))
    kind = figure.facts.kind
    before = "M" if end == own else near.at(own - 1) if own > figure.begin else NOBODY
    after = "M" if first == own + 1 else near.at(own + 1) if figure.after is not None else NOBODY
    return [
        (over, side, nouns, verbs, more_nouns, more_verbs, kind),
        (over_subject, side, "S" in left, "S" in right, nouns),
        (next_to, side, before, after, kind),
    ]


def over(side: str, nouns: int, verbs: int, more_nouns: int, more_verbs: int, kind: str) -> list[str]:
    return [
        f"over={side}|{nouns}{verbs}|{more_nouns}{more_verbs}",
        f"over-left={side}|{nouns}|{verbs}",
        f"over-right={side}|{more_nouns}|{more_verbs}",
        f"over-nouns={side}|{min(1, nouns + more_nouns)}|{kind}",
    ]


def over_subject(side: str, left: bool, right: bool, nouns: int) -> list[str]:
    return [f"over-subject={side}|{left:d}{right:d}|{nouns}"]


def next_to(side: str, before: str, after: str, kind: str) -> list[str]:
    return [
        f"next-to={side}|{before}|{after}",
        f"next-left={side}|{before}|{kind}",
        f"next-right={side}|{after}|{kind}",
    ]


def beside(near: Surroundings, candidate: Candidate, side: str) -> Part:
    """What stands on both sides of the span, the chosen action kept apart from other verbs, and what it holds."""
    first, end = candidate.first, candidate.end
    inner = near.between(first, end)
    holds = "A" in inner or "a" in inner
    acts, verbs = near.action is not None, inner.count("V")
    return beside_span, side, near.before(first), near.at(end), min(4, end - first), verbs, acts, holds


def beside_span(side: str, before: str, after: str, words: int, verbs: int, acts: bool, holds: bool) -> list[str]:
    return [
        f"sides={side}|{before}|{after}",
        f"side-words={before}|{words}|{side}",
        f"inner-verbs={side}|{verbs}|{acts:d}|{holds:d}",
    ]


def beside_opening(figure: Figure, near: Surroundings, first: int, side: str) -> list[Part]:
    """What stands before the first word: its neighbour, the row of words before it, the way from the action."""
    row = row_to(figure, near, first)
    begins = first - len(row) <= figure.view.clauses[figure.words[first].clause]
    found: list[Part] = [
        (before_first, side, near.before(first), figure.words[first].type),
        (row_before, side, row, begins),
    ]
    return found + from_action(figure, near, first, side)


def before_first(side: str, before: str, opener: WordType) -> list[str]:
    return [
        f"side-first={side}|{before}|{opener.kind}",
        f"side-tag={side}|{before}|{opener.tag[:2]}",
        f"side-verb={side}|{before}|{opener.verb}|{opener.usage.verb}",
        f"side-family={before}|{opener.usage.family}",
    ]


def row_before(side: str, row: str, begins: bool) -> list[str]:
    return [
        f"row-left={side}|{row[-3:]}",
        f"row-last={side}|{row[-1:]}|{begins:d}|{len(row)}",
        f"row-count={side}|N{min(2, row.count('N'))}V{min(2, row.count('V') + row.count('n'))}",
    ]


def row_to(figure: Figure, near: Surroundings, first: int) -> str:
    """The letters before a word in its clause, back to a figure, five at most."""
    begin = figure.view.clauses[figure.words[first].clause]
    row = near.between(max(begin, first - 5), first)
    return row[row.rfind("f") + 1 :]


def from_action(figure: Figure, near: Surroundings, first: int, side: str) -> list[Part]:
    end, words = near.action_end, figure.words
    if near.action is None or end <= 0 or near.action[1] > words[first].start or first - end >= 6:
        return []
    kinds = figure.view.kinds[end : min(first, end + 3)]
    return [(way_from_action, side, near.between(end, min(first, end + 4)), kinds)]


def way_from_action(side: str, letters: str, kinds: tuple[str, ...]) -> list[str]:
    return [f"from-action={side}|{letters}", f"from-action-kinds={side}|{'-'.join(kinds)}"]


def beside_closing(figure: Figure, near: Surroundings, end: int, side: str) -> list[Part]:
    """What stands after the last word, and the way to the action."""
    found: list[Part] = [(after_last, side, near.at(end), figure.words[end - 1].type.kind)]
    if near.action is not None and near.action[0] >= figure.words[end - 1].end and 0 < near.action_end < end + 8:
        found.append((way_to_action, side, near.between(end, end + 4)))
    return found


def after_last(side: str, after: str, kind: str) -> list[str]:
    return [f"side-last={side}|{after}|{kind}"]


def way_to_action(side: str, letters: str) -> list[str]:
    return [f"to-action={side}|{letters.partition('A')[0].partition('a')[0]}"]
