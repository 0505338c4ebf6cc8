"""How likely the frames misread a field of a figure: only then are the candidates of the field weighed.

The features are few and cheap: what the frames read, by which frame, and what stands around the figure.
"""

from __future__ import annotations

from typing import Any

from notice_parser.readings.context import around
from notice_parser.readings.figures import PREDICATES, Figure, Place
from notice_parser.readings.in_force import NAMELESS, names_in_force, rank_of
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.words import Word

AROUND = frozenset(
    {
        "kind",
        "left",
        "right",
        "beside",
        "verbs",
        "kind-verbs",
        "kind-left",
        "kind-right",
        "change",
        "opening",
        "earlier",
        "alone",
        "left-tag",
        "right-tag",
        "left-kinds",
        "right-kinds",
    }
)
SUBJECTS = frozenset({"actor", "scope"})
BEFORE = ("action", "measured", "actor", "scope")  # fields whose choices are looked at


def frame_features(figure: Figure, field: str, known: Knowledge) -> list[str]:
    """Features of what the frames read for a field."""
    read: Any = figure.facts.frame.get(field)
    shared = shared_of(figure)
    found = [*shared.features, *of_reading(figure, field, read, shared)]
    found += [
        f"replaced={name}{figure.chosen[name] != figure.facts.frame.get(name):d}"
        for name in BEFORE
        if name in figure.chosen and name != field
    ]
    if field in SUBJECTS:
        found += of_names(figure, read, known)
    if isinstance(read, tuple):
        found += of_words(figure, read)
    return found


def of_names(figure: Figure, read: Place | None, known: Knowledge) -> list[str]:
    """How what was read as a subject stands to the names that are in force."""
    names, acts = names_in_force(figure, known), figure.choice("action") is not None
    name_class = names[-1][2] if names else NAMELESS
    rank = rank_of(names, read) if read is not None else "none"
    far = min(3, figure.clause - names[-1][0]) if names else NAMELESS
    return [
        f"force={rank}|{name_class}|{acts:d}",
        f"force-rank={rank}|{acts:d}",
        f"force-far={rank}|{name_class}|{far}",
        f"forces={rank}|{min(2, len(names))}|{acts:d}",
    ]


class Shared:
    """What is the same for every field of a figure, made once."""

    __slots__ = ("features", "frame", "left", "nouns", "opening", "right", "verbs")

    def __init__(self, figure: Figure) -> None:
        before, after = figure.before, figure.after
        self.left, self.right = before.type.kind if before else "^", after.type.kind if after else "$"
        verbs = count_verbs(figure.left), count_verbs(figure.right)
        nouns = count_nouns(figure.left), count_nouns(figure.right)
        frame = figure.facts.frame_id
        self.verbs, self.nouns = f"{min(verbs[0], 3)}|{min(verbs[1], 3)}", f"{min(nouns[0], 3)}|{min(nouns[1], 3)}"
        self.frame, self.opening = frame, figure.opening
        self.features = [
            "any",
            *[feature for feature in around(figure) if feature.partition("=")[0] in AROUND],
            f"frame={frame}",
            f"frame-verbs={frame}|{min(verbs[0], 2)}|{min(verbs[1], 2)}",
            f"frame-nouns={frame}|{min(nouns[0], 2)}|{min(nouns[1], 2)}",
        ]


def shared_of(figure: Figure) -> Shared:
    found: Shared | None = figure.__dict__.get("shared")
    if found is None:
        found = figure.__dict__["shared"] = Shared(figure)
    return found


def count_verbs(words: tuple[Word, ...]) -> int:
    return sum([word.type.verb in PREDICATES for word in words])


def count_nouns(words: tuple[Word, ...]) -> int:
    return sum([word.type.kind == "thing" for word in words])


def of_reading(figure: Figure, field: str, read: object, shared: Shared) -> list[str]:
    """What was read, by sort, with the frame, the neighbours and the figure before."""
    sort, replaced, same = sort_of(figure, read), "-", "-"
    if figure.earlier:
        last = figure.earlier[-1]
        same = f"{last.choice(field) == read:d}"
        if field in last.chosen:
            replaced = f"{last.chosen[field] != last.facts.frame.get(field):d}"
    return [
        f"read={sort}",
        f"frame-read={shared.frame}|{sort}",
        f"last-replaced={replaced}",
        f"as-last={same}|{sort}",
        f"read-opening={sort}|{shared.opening}",
        f"read-right={sort}|{shared.right}",
        f"read-left={sort}|{shared.left}",
        f"read-verbs={sort}|{shared.verbs}",
        f"read-nouns={sort}|{shared.nouns}",
    ]


def sort_of(figure: Figure, read: object) -> str:
    """A status as it is; a place by the side of the figure and whether it stands in its clause."""
    if isinstance(read, tuple):
        words = figure.words
        inside = read[0] >= words[figure.begin].start and read[1] <= words[figure.stop - 1].end
        return ("in" if inside else "out") + ("L" if read[1] <= figure.facts.start else "R")
    return "some" if isinstance(read, int) else str(read)


def of_words(figure: Figure, place: Place) -> list[str]:
    """The words of a place that stands in the sentence."""
    row = [word.type for word in figure.words_at(place)]
    if not row:
        return []
    right = place[1] > figure.facts.start
    gap = place[0] - figure.facts.end if right else figure.facts.start - place[1]
    return [
        f"long={min(6, place[1] - place[0])}",
        f"words={len(row)}",
        f"kinds={'-'.join([word.kind for word in row[:3]])}",
        f"last-tag={row[-1].tag}",
        f"last-family={row[-1].usage.family}",
        f"word-verbs={''.join([word.verb for word in row[:4]])}",
        f"gap={'R' if right else 'L'}|{min(gap, 6)}",
    ]
