"""How likely the frames misread a field of a figure: only then are the candidates of the field weighed.

The evidence is little and cheap: what the frames read, by which frame, and what stands around the figure.
"""

from __future__ import annotations

from typing import Any

from notice_parser.readings.context import (
    acts_left,
    acts_right,
    close_around,
    count_predicates,
    kind_after,
    kind_before,
    kinds_left,
    kinds_right,
)
from notice_parser.readings.figures import Figure, Place
from notice_parser.readings.in_force import NAMELESS, names_in_force, rank_of
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.lexicon import WordType
from notice_parser.readings.scoring import Part, features_of

SUBJECTS = frozenset({"actor", "scope"})
BEFORE = ("action", "measured", "actor", "scope")  # fields whose choices are looked at


def frame_features(figure: Figure, field: str, known: Knowledge) -> list[str]:
    """Features of what the frames read for a field, by name."""
    return features_of(frame_evidence(figure, field, known))


def frame_evidence(figure: Figure, field: str, known: Knowledge) -> list[Part]:
    return [*shared_of(figure).parts, *own_evidence(figure, field, known)]


def own_evidence(figure: Figure, field: str, known: Knowledge) -> list[Part]:
    """What other fields of the figure do not share."""
    read: Any = figure.frame.get(field)
    found = of_reading(figure, field, read, shared_of(figure))
    found.append(of_choices(figure, field))
    if field in SUBJECTS:
        found.append(of_names(figure, read, known))
    if isinstance(read, tuple):
        found += of_words(figure, read)
    return found


class Shared:
    """What is the same for every field of a figure, made once: parts, and what the other parts are combined with."""

    __slots__ = ("frame", "nouns", "parts", "verbs")

    def __init__(self, figure: Figure) -> None:
        verbs = count_predicates(acts_left(figure)), count_predicates(acts_right(figure))
        nouns = kinds_left(figure).count("thing"), kinds_right(figure).count("thing")
        self.frame = figure.facts.frame_id
        self.verbs, self.nouns = (min(verbs[0], 3), min(verbs[1], 3)), (min(nouns[0], 3), min(nouns[1], 3))
        self.parts = [*close_around(figure), (with_frame, self.frame, self.verbs, self.nouns)]


def shared_of(figure: Figure) -> Shared:
    found: Shared | None = figure.kept.get("shared")
    if found is None:
        found = figure.kept["shared"] = Shared(figure)
    return found


def with_frame(frame: str, verbs: tuple[int, int], nouns: tuple[int, int]) -> list[str]:
    return [
        "any",
        f"frame={frame}",
        f"frame-verbs={frame}|{min(verbs[0], 2)}|{min(verbs[1], 2)}",
        f"frame-nouns={frame}|{min(nouns[0], 2)}|{min(nouns[1], 2)}",
    ]


def of_choices(figure: Figure, field: str) -> Part:
    """Which of the fields chosen so far are not as the frames read them."""
    chosen, frame = figure.chosen, figure.frame
    names = [name for name in BEFORE if name in chosen and name != field]
    return replaced, *[(name, chosen[name] != frame.get(name)) for name in names]


def replaced(*choices: tuple[str, bool]) -> list[str]:
    return [f"replaced={name}{is_replaced:d}" for name, is_replaced in choices]


def of_names(figure: Figure, read: Place | None, known: Knowledge) -> Part:
    """How what was read as a subject stands to the names that are in force."""
    names, acts = names_in_force(figure, known), figure.choice("action") is not None
    rank = rank_of(names, read) if read is not None else "none"
    name_class, far = (names[-1][2], str(min(3, figure.clause - names[-1][0]))) if names else (NAMELESS, NAMELESS)
    return as_name, rank, name_class, far, min(2, len(names)), acts


def as_name(rank: str, name_class: str, far: str, names: int, acts: bool) -> list[str]:
    return [
        f"force={rank}|{name_class}|{acts:d}",
        f"force-rank={rank}|{acts:d}",
        f"force-far={rank}|{name_class}|{far}",
        f"forces={rank}|{names}|{acts:d}",
    ]


def of_reading(figure: Figure, field: str, read: object, shared: Shared) -> list[Part]:
    """What was read, by sort, with the frame, the neighbours and the figure before."""
    sort, replaced, same = sort_of(figure, read), "-", "-"
    if figure.earlier:
        last = figure.earlier[-1]
        same = "1" if last.choice(field) == read else "0"
        if field in last.chosen:
            replaced = "1" if last.chosen[field] != last.frame.get(field) else "0"
    return [
        (as_read, sort, shared.frame, replaced, same),
        (read_beside, sort, figure.opening, kind_before(figure), kind_after(figure)),
        (read_among, sort, shared.verbs, shared.nouns),
    ]


def as_read(sort: str, frame: str, replaced: str, same: str) -> list[str]:
    return [f"read={sort}", f"frame-read={frame}|{sort}", f"last-replaced={replaced}", f"as-last={same}|{sort}"]


def read_beside(sort: str, opening: str, before: str, after: str) -> list[str]:
    return [f"read-opening={sort}|{opening}", f"read-right={sort}|{after}", f"read-left={sort}|{before}"]


def read_among(sort: str, verbs: tuple[int, int], nouns: tuple[int, int]) -> list[str]:
    return [f"read-verbs={sort}|{verbs[0]}|{verbs[1]}", f"read-nouns={sort}|{nouns[0]}|{nouns[1]}"]


def sort_of(figure: Figure, read: object) -> str:
    """A status as it is; a place by the side of the figure and whether it stands in its clause."""
    if isinstance(read, tuple):
        words = figure.words
        inside = read[0] >= words[figure.begin].start and read[1] <= words[figure.stop - 1].end
        return ("in" if inside else "out") + ("L" if read[1] <= figure.facts.start else "R")
    return "some" if isinstance(read, int) else str(read)


def of_words(figure: Figure, place: Place) -> list[Part]:
    """The words of a place that stands in the sentence."""
    row = figure.types_at(place)
    if not row:
        return []
    right = place[1] > figure.facts.start
    gap = place[0] - figure.facts.end if right else figure.facts.start - place[1]
    return [
        (size_of, min(6, place[1] - place[0]), len(row), "R" if right else "L", min(gap, 6)),
        (words_of, row[-1], *row[:4]),
    ]


def size_of(long: int, words: int, side: str, gap: int) -> list[str]:
    return [f"long={long}", f"words={words}", f"gap={side}|{gap}"]


def words_of(last: WordType, *row: WordType) -> list[Part]:
    return [
        (kinds_of, tuple([word.kind for word in row[:3]])),
        (last_of, last.tag, last.usage.family),
        (verbs_of, tuple([word.verb for word in row])),
    ]


def kinds_of(kinds: tuple[str, ...]) -> list[str]:
    return [f"kinds={'-'.join(kinds)}"]


def last_of(tag: str, family: str) -> list[str]:
    return [f"last-tag={tag}", f"last-family={family}"]


def verbs_of(verbs: tuple[str, ...]) -> list[str]:
    return [f"word-verbs={''.join(verbs)}"]
