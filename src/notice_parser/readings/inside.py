"""Evidence that depends on the words of a span alone, for whatever figure it is a candidate."""

from __future__ import annotations

from notice_parser.readings.context import count
from notice_parser.readings.words import Word


def list_inside(words: tuple[Word, ...]) -> list[str]:
    found = [f"words={count(len(words))}", f"long={min(10, sum(len(word.type.text) for word in words))}"]
    if len(words) > 1:
        found += [f"holds={kind}" for kind in sorted({word.type.kind for word in words[:-1]})]
        found += [f"holds-verb={verb}" for verb in sorted({word.type.verb for word in words})]
        if any(word.type.is_actor for word in words[:-1]):
            found.append("holds-actor")
        if any(word.type.is_place for word in words[:-1]):
            found.append("holds-place")
        if words[0].type.is_actor or words[0].type.is_place:
            found.append("opens-with-subject")
    if len(words) <= 4:
        found += [
            "row=" + "-".join(word.type.kind for word in words),
            "row-verb=" + "".join(w.type.verb for w in words),
        ]
    return found
