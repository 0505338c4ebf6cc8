"""Evidence of a figure itself: what stands around it, whatever the candidate."""

from __future__ import annotations

from collections.abc import Iterable

from notice_parser.readings.figures import PREDICATES, Figure, Place
from notice_parser.readings.words import Word


def count(number: int) -> str:
    """A number in steps: 0 to 3 as they are, then 4, 6 and 9 and more."""
    return str(number) if number < 4 else "4" if number < 6 else "6" if number < 10 else "9"


def kinds(words: Iterable[Word], longest: int = 4) -> str:
    row = [word.type.kind for word in words]
    if len(row) > longest:
        row = [*row[:2], "..", *row[-2:]]
    return "-".join(row)


def has_predicate(words: Iterable[Word]) -> bool:
    return any(word.type.verb in PREDICATES for word in words)


def around(figure: Figure) -> list[str]:
    """Features of the words beside a figure and of its clause, made once for each figure."""
    found: list[str] | None = figure.__dict__.get("around")
    if found is None:
        found = figure.__dict__["around"] = list_around(figure)
    return found


def list_around(figure: Figure) -> list[str]:
    facts, before, after = figure.facts, figure.before, figure.after
    left, right = figure.left, figure.right
    kind, unit = facts.kind, facts.unit if len(facts.unit) < 3 else "_"
    lk, rk = (before.type.kind if before else "^"), (after.type.kind if after else "$")
    lv = sum(word.type.verb in PREDICATES for word in left)
    rv = sum(word.type.verb in PREDICATES for word in right)
    earlier = figure.earlier
    gap = figure.clause - earlier[-1].clause if earlier else 0
    found = [
        "none",
        f"kind={kind}",
        f"left={lk}",
        f"right={rk}",
        f"beside={lk}|{rk}",
        f"left-tag={before.type.tag if before else '^'}",
        f"right-tag={after.type.tag if after else '$'}",
        f"left-word={before.type.text if before else '^'}",
        f"right-word={after.type.text if after else '$'}",
        f"beside-verb={before.type.verb if before else '^'}{after.type.verb if after else '$'}|{kind}",
        f"left-family={before.type.usage.family if before else '^'}",
        f"right-family={after.type.usage.family if after else '$'}",
        f"verbs={min(lv, 2)}{min(rv, 2)}",
        f"kind-verbs={kind}|{min(lv, 1)}{min(rv, 1)}",
        f"left-kinds={kinds(left[-3:], 3)}",
        f"right-kinds={kinds(right[:3], 3)}",
        f"opening={figure.opening}|{min(figure.own.depth, 1)}",
        f"change={facts.has_change:d}|{kind}",
        f"is-first={figure.last_figure < figure.begin:d}",
        f"kind-left={kind}|{lk}",
        f"kind-right={kind}|{rk}",
        f"unit-right={unit}|{rk}",
        f"alone={not left and not right:d}",
        f"earlier={count(len(earlier))}",
        f"clauses-since={bool(earlier):d}{min(gap, 3)}",
    ]
    found += [f"has-left={k}" for k in sorted({word.type.kind for word in left})]
    found += [f"has-right={k}" for k in sorted({word.type.kind for word in right})]
    return found


def by_frame(figure: Figure, field: str, place: Place | None) -> list[str]:
    """How a candidate stands to what the frames read; nothing where the frames were made from this very text."""
    facts = figure.facts
    if not facts.frames_count:
        return []
    read = facts.frame.get(field)
    if read == place:
        found = ["frame=same", f"frame-none={place is None:d}", f"frame-id={facts.frame_id}"]
        if isinstance(place, tuple):
            found.append(f"frame-long={min(6, place[1] - place[0])}")
        if field == "measured":
            found.append(f"frame-action={facts.frame.get('action') == figure.choice('action'):d}")
        return found
    if read is None or place is None:
        return ["frame=none" if place is None else "frame=more"]
    if read[0] == place[0]:
        return ["frame=start"]
    if read[1] == place[1]:
        return [f"frame=end{place[0] < read[0]:d}"]
    return ["frame=overlaps" if read[0] < place[1] and place[0] < read[1] else "frame=other"]
