"""Evidence that depends on the words of a span alone, for whatever figure it is a candidate.

It is listed in parts of few values, which most spans share with spans met before.
"""

from __future__ import annotations

from notice_parser.readings.lexicon import Shape
from notice_parser.readings.scoring import Part
from notice_parser.readings.steps import count

SHORT, LONGEST = 4, 10  # words of a span whose row is looked at; characters that are counted


def list_inside(*shapes: Shape) -> list[Part]:
    many, kinds, verbs = len(shapes), [one.kind for one in shapes], [one.verb for one in shapes]
    found: list[Part] = [(size_inside, min(LONGEST, many), min(LONGEST, sum([one.size for one in shapes])))]
    if many > 1:
        names_actor, names_place = (
            any([one.is_actor for one in shapes[:-1]]),
            any([one.is_place for one in shapes[:-1]]),
        )
        opens = shapes[0].is_actor or shapes[0].is_place
        found += [
            (kinds_inside, frozenset(kinds[:-1])),
            (verbs_inside, frozenset(verbs)),
            (subjects_inside, names_actor, names_place, opens),
        ]
    return [*found, (row_inside, tuple(kinds), "".join(verbs))] if many <= SHORT else found


def size_inside(words: int, characters: int) -> list[str]:
    return [f"words={count(words)}", f"long={characters}"]


def kinds_inside(kinds: frozenset[str]) -> list[str]:
    return [f"holds={kind}" for kind in sorted(kinds)]


def verbs_inside(verbs: frozenset[str]) -> list[str]:
    return [f"holds-verb={verb}" for verb in sorted(verbs)]


def subjects_inside(has_actor: bool, has_place: bool, opens: bool) -> list[str]:
    names = ((has_actor, "holds-actor"), (has_place, "holds-place"), (opens, "opens-with-subject"))
    return [name for holds, name in names if holds]


def row_inside(kinds: tuple[str, ...], verbs: str) -> list[str]:
    return ["row=" + "-".join(kinds), f"row-verb={verbs}"]
