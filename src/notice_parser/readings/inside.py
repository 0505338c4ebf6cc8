"""Evidence that depends on the words of a span alone, for whatever figure it is a candidate."""

from __future__ import annotations

from notice_parser.readings.lexicon import WordType
from notice_parser.readings.steps import count


def list_inside(*types: WordType) -> list[str]:
    found = [f"words={count(len(types))}", f"long={min(10, sum([len(one.text) for one in types]))}"]
    if len(types) > 1:
        found += [f"holds={kind}" for kind in sorted({one.kind for one in types[:-1]})]
        found += [f"holds-verb={verb}" for verb in sorted({one.verb for one in types})]
        if any([one.is_actor for one in types[:-1]]):
            found.append("holds-actor")
        if any([one.is_place for one in types[:-1]]):
            found.append("holds-place")
        if types[0].is_actor or types[0].is_place:
            found.append("opens-with-subject")
    if len(types) <= 4:
        found += [
            "row=" + "-".join([one.kind for one in types]),
            "row-verb=" + "".join([one.verb for one in types]),
        ]
    return found
