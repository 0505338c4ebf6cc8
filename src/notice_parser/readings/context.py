"""Evidence of a figure itself: what stands around it, whatever the candidate."""

from __future__ import annotations

from notice_parser.readings.figures import Figure, Place
from notice_parser.readings.lexicon import WordType
from notice_parser.readings.scoring import Part
from notice_parser.readings.steps import count
from notice_parser.readings.word_roles import NO_ACT
from notice_parser.readings.words import Word


def has_predicate(acts: str) -> bool:
    """Can one of the words state an action? By their letters (SentenceView.acts)."""
    return acts.count(NO_ACT) < len(acts)


def count_predicates(acts: str) -> int:
    return len(acts) - acts.count(NO_ACT)


def kind_before(figure: Figure) -> str:
    return figure.before.type.kind if figure.before is not None else "^"


def kind_after(figure: Figure) -> str:
    return figure.after.type.kind if figure.after is not None else "$"


def acts_left(figure: Figure) -> str:
    return figure.view.acts[figure.last_figure + 1 : figure.index]


def acts_right(figure: Figure) -> str:
    return figure.view.acts[figure.index + 1 : figure.next_figure]


def kinds_left(figure: Figure) -> tuple[str, ...]:
    return figure.view.kinds[figure.last_figure + 1 : figure.index]


def kinds_right(figure: Figure) -> tuple[str, ...]:
    return figure.view.kinds[figure.index + 1 : figure.next_figure]


def around(figure: Figure) -> list[Part]:
    """Of the words beside a figure and of its clause, made once for each figure."""
    found: list[Part] | None = figure.kept.get("around")
    if found is None:
        found = figure.kept["around"] = [*close_around(figure), *far_around(figure)]
    return found


def close_around(figure: Figure) -> list[Part]:
    """What also says how likely the frames misread the figure (trust.py); made once for each figure."""
    found: list[Part] | None = figure.kept.get("close around")
    if found is None:
        facts, left, right = figure.facts, kinds_left(figure), kinds_right(figure)
        kind, lk, rk = facts.kind, kind_before(figure), kind_after(figure)
        verbs = min(count_predicates(acts_left(figure)), 2), min(count_predicates(acts_right(figure)), 2)
        found = figure.kept["close around"] = [
            (beside, kind, lk, rk),
            (tags_beside, tag_of(figure.before, "^"), tag_of(figure.after, "$")),
            (verbs_around, kind, *verbs),
            (row_of_kinds, "left-kinds", left[-3:]),
            (row_of_kinds, "right-kinds", right[:3]),
            (clause_around, figure.opening, min(figure.own.depth, 1), kind, facts.has_change),
            (figures_around, not left and not right, len(figure.earlier)),
        ]
    return found


def tag_of(word: Word | None, edge: str) -> str:
    return word.type.tag if word is not None else edge


def far_around(figure: Figure) -> list[Part]:
    facts, before, after, earlier = figure.facts, figure.before, figure.after, figure.earlier
    gap = figure.clause - earlier[-1].clause if earlier else 0
    return [
        (nothing_chosen,),
        (word_before, before.type if before is not None else None),
        (word_after, after.type if after is not None else None),
        (verbs_beside, before.type.verb if before else "^", after.type.verb if after else "$", facts.kind),
        (unit_of, facts.unit if len(facts.unit) < 3 else "_", kind_after(figure)),
        (place_in_sentence, figure.last_figure < figure.begin, bool(earlier), min(gap, 3)),
        (holding, "has-left", kinds_left(figure)),
        (holding, "has-right", kinds_right(figure)),
    ]


def nothing_chosen() -> list[str]:
    return ["none"]


def beside(kind: str, before: str, after: str) -> list[str]:
    return [
        f"kind={kind}",
        f"left={before}",
        f"right={after}",
        f"beside={before}|{after}",
        f"kind-left={kind}|{before}",
        f"kind-right={kind}|{after}",
    ]


def tags_beside(before: str, after: str) -> list[str]:
    return [f"left-tag={before}", f"right-tag={after}"]


def verbs_around(kind: str, left: int, right: int) -> list[str]:
    return [f"verbs={left}{right}", f"kind-verbs={kind}|{min(left, 1)}{min(right, 1)}"]


def row_of_kinds(name: str, kinds: tuple[str, ...]) -> list[str]:
    return [f"{name}={'-'.join(kinds)}"]


def clause_around(opening: str, depth: int, kind: str, has_change: bool) -> list[str]:
    return [f"opening={opening}|{depth}", f"change={has_change:d}|{kind}"]


def figures_around(alone: bool, earlier: int) -> list[str]:
    return [f"alone={alone:d}", f"earlier={count(earlier)}"]


def word_before(word: WordType | None) -> list[str]:
    if word is None:
        return ["left-word=^", "left-family=^"]
    return [f"left-word={word.text}", f"left-family={word.usage.family}"]


def word_after(word: WordType | None) -> list[str]:
    if word is None:
        return ["right-word=$", "right-family=$"]
    return [f"right-word={word.text}", f"right-family={word.usage.family}"]


def verbs_beside(before: str, after: str, kind: str) -> list[str]:
    return [f"beside-verb={before}{after}|{kind}"]


def unit_of(unit: str, after: str) -> list[str]:
    return [f"unit-right={unit}|{after}"]


def place_in_sentence(is_first: bool, has_earlier: bool, gap: int) -> list[str]:
    return [f"is-first={is_first:d}", f"clauses-since={has_earlier:d}{gap}"]


def holding(name: str, kinds: tuple[str, ...]) -> list[str]:
    return [f"{name}={kind}" for kind in sorted(set(kinds))]


def by_frame(figure: Figure, field: str, place: Place | None) -> list[Part]:
    """How a candidate stands to what the frames read; nothing where the frames were made from this very text."""
    facts = figure.facts
    if not facts.frames_count:
        return []
    read = figure.frame.get(field)
    if read == place:
        long = min(6, place[1] - place[0]) if place is not None else -1
        is_action = figure.frame.get("action") == figure.choice("action") if field == "measured" else None
        return [(as_frame, facts.frame_id, long, is_action)]
    return [(unlike_frame, against(read, place))]


def against(read: Place | None, place: Place | None) -> str:
    """How a span that is not the frames' stands to theirs."""
    if read is None or place is None:
        return "none" if place is None else "more"
    if read[0] == place[0]:
        return "start"
    if read[1] == place[1]:
        return f"end{place[0] < read[0]:d}"
    return "overlaps" if read[0] < place[1] and place[0] < read[1] else "other"


def as_frame(frame_id: str, long: int, is_action: bool | None) -> list[str]:
    """`long` is -1 for no span; `is_action`: is the action the frames' too, where that is asked?"""
    found = ["frame=same", f"frame-none={long < 0:d}", f"frame-id={frame_id}"]
    if long >= 0:
        found.append(f"frame-long={long}")
    return found if is_action is None else [*found, f"frame-action={is_action:d}"]


def unlike_frame(how: str) -> list[str]:
    return [f"frame={how}"]
