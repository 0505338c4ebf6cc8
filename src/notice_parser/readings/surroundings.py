"""What stands beside a span and what its choice would leave over, read from one letter for each word near a figure.

A letter says what a word is for the choice of a noun phrase: `A` the last word of the chosen action and `a` those
before it, `S` an organ or a place, `V` a verb and `n` a verbal noun, `N` a noun, `o` any other word; then `f` a figure,
`p` a period, `d` 的, `(` and `)` brackets, `m` other marks, `^` no word.
"""

from __future__ import annotations

from notice_parser.readings.candidates import FIRST, LAST, NOUN_KINDS, Candidate
from notice_parser.readings.figures import VERBS, Figure, Place
from notice_parser.readings.lexicon import WordType

MORE = 4  # words looked at beyond the reach of candidates
OF_KIND = {"figure": "f", "period": "p", "of": "d", "open": "(", "close": ")"}
NOBODY = "^"


def letter(word: WordType) -> str:
    of_kind = OF_KIND.get(word.kind)
    if of_kind is not None:
        return of_kind
    if word.tag == "mark":
        return "m"
    if word.is_actor or word.is_place:
        return "S"
    if word.verb == "n":
        return "n"
    if word.verb in VERBS or word.verb == "h":
        return "V"
    return "N" if word.kind in NOUN_KINDS else "o"


class Surroundings:
    """The letters near one figure once its action is chosen; `shift` is the index of the first."""

    __slots__ = ("action", "action_end", "letters", "shift")

    def __init__(self, figure: Figure, action: Place | None) -> None:
        self.action, self.action_end = action, -1
        self.shift = max(0, figure.index - FIRST - MORE)
        found = []
        for index in range(self.shift, min(len(figure.words), figure.index + LAST + MORE)):
            word = figure.words[index]
            if action is not None and word.start < action[1] and action[0] < word.end:
                found.append("A" if word.end >= action[1] else "a")
                self.action_end = index + 1
            else:
                found.append(letter(word.type))
        self.letters = "".join(found)

    def at(self, index: int) -> str:
        index -= self.shift
        return self.letters[index] if 0 <= index < len(self.letters) else NOBODY

    def between(self, begin: int, end: int) -> str:
        return self.letters[max(0, begin - self.shift) : max(0, end - self.shift)]


def surroundings_of(figure: Figure) -> Surroundings:
    """Made once for each figure and action."""
    action = figure.choice("action")
    found: Surroundings | None = figure.__dict__.get("surroundings")
    if found is None or found.action != action:
        found = figure.__dict__["surroundings"] = Surroundings(figure, action)
    return found


def left_over(figure: Figure, near: Surroundings, side: str, first: int, end: int) -> list[str]:
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
        f"over={side}|{nouns}{verbs}|{more_nouns}{more_verbs}",
        f"over-left={side}|{nouns}|{verbs}",
        f"over-right={side}|{more_nouns}|{more_verbs}",
        f"over-nouns={side}|{min(1, nouns + more_nouns)}|{kind}",
        f"over-subject={side}|{'S' in left:d}{'S' in right:d}|{nouns}",
        f"next-to={side}|{before}|{after}",
        f"next-left={side}|{before}|{kind}",
        f"next-right={side}|{after}|{kind}",
    ]


def beside(figure: Figure, near: Surroundings, candidate: Candidate, side: str, place: Place) -> list[str]:
    """What stands before and after the span, the chosen action kept apart from other verbs, and the row before it."""
    words, first, end = figure.words, candidate.first, candidate.end
    before, after = near.at(first - 1) if first else NOBODY, near.at(end)
    opener, last = words[first].type, words[end - 1].type
    inner = near.between(first, end)
    holds = "A" in inner or "a" in inner
    begin = figure.view.clauses[words[first].clause]
    row = near.between(max(begin, first - 5), first)
    row = row[row.rfind("f") + 1 :]
    found = [
        f"sides={side}|{before}|{after}",
        f"side-first={side}|{before}|{opener.kind}",
        f"side-tag={side}|{before}|{opener.tag[:2]}",
        f"side-verb={side}|{before}|{opener.verb}|{opener.usage.verb}",
        f"side-last={side}|{after}|{last.kind}",
        f"side-family={before}|{opener.usage.family}",
        f"side-words={before}|{min(4, end - first)}|{side}",
        f"inner-verbs={side}|{inner.count('V')}|{near.action is not None:d}|{holds:d}",
        f"row-left={side}|{row[-3:]}",
        f"row-last={side}|{row[-1:]}|{first - len(row) <= begin:d}|{len(row)}",
        f"row-count={side}|N{min(2, row.count('N'))}V{min(2, row.count('V') + row.count('n'))}",
    ]
    action = near.action
    if action is not None and not holds and near.action_end > 0:
        if action[1] <= place[0] and first - near.action_end < 6:
            middle = words[near.action_end : first]
            found += [
                f"from-action={side}|{near.between(near.action_end, min(first, near.action_end + 4))}",
                f"from-action-kinds={side}|{'-'.join(w.type.kind for w in middle[:3])}",
            ]
        elif action[0] >= place[1] and near.action_end - end < 8:
            middle_letters = near.between(end, end + 4).partition("A")[0].partition("a")[0]
            found.append(f"to-action={side}|{middle_letters}")
    return found
