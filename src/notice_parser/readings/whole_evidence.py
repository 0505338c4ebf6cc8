"""Evidence for what a figure is a part, share or rate of: another figure, or none."""

from __future__ import annotations

from decimal import Decimal

from notice_parser.readings.context import around, count
from notice_parser.readings.figures import Figure
from notice_parser.readings.knowledge import Knowledge

CUES = frozenset(
    {
        "among",
        "share",
        "remain",
        "done",
        "negate",
        "ongoing",
        "of",
        "link",
        "per",
        "proportion",
        "change_up",
        "change_down",
    }
)
FARTHEST = 200  # words between a part and its whole that are looked at
REACH = 9  # figures that may add up to a whole


def whole_evidence(figure: Figure, number: int | None, known: Knowledge) -> list[str]:
    if number is None:
        return around(figure) + of_part(figure, known) + by_frame(figure, None)
    whole = figure.all[number]
    features = of_pair(figure, whole, known)
    features += of_sums(figure, whole) + of_siblings(figure, whole, number)
    return features + by_frame(figure, number)


def named(figure: Figure, field: str, known: Knowledge) -> str:
    place = figure.choice(field)
    return known.text[place[0] : place[1]] if place else ""


def by_frame(figure: Figure, number: int | None) -> list[str]:
    if not figure.facts.frames_count:
        return []
    read = figure.facts.frame.get("part_of")
    none = number is None
    return [f"frame=same|{none:d}"] if read == number else [f"frame=other|{read is None:d}|{none:d}"]


def cues_of(figure: Figure) -> list[str]:
    return sorted({word.type.kind for word in figure.left} & CUES)


def of_part(figure: Figure, known: Knowledge) -> list[str]:
    kind, cues = figure.facts.kind, cues_of(figure)
    mine, my_action = named(figure, "measured", known), named(figure, "action", known)
    same = any(f.facts.base_unit == figure.facts.base_unit for f in figure.earlier)
    found = [f"cue={cue}|{kind}" for cue in cues] + [f"cue={cue}" for cue in cues]
    return [
        *found,
        f"ends={mine[-1:] if kind == 'percent' else '_'}",
        f"acts={bool(my_action):d}",
        f"status={figure.choice('status')}",
        f"unit-before={same:d}|{kind}",
        f"is-rate={kind == 'percent' and mine.endswith(known.rate_endings):d}",
    ]


def of_pair(figure: Figure, whole: Figure, known: Knowledge) -> list[str]:
    facts, other, cues = figure.facts, whole.facts, cues_of(figure)
    mine, my_action = named(figure, "measured", known), named(figure, "action", known)
    theirs, their_action = named(whole, "measured", known), named(whole, "action", known)
    same = facts.base_unit == other.base_unit
    holds = other.base_value is not None and facts.base_value is not None and other.base_value >= facts.base_value
    ahead = "before" if whole.number < figure.number else "after"
    apart = abs(whole.number - figure.number)
    low, high = sorted((whole.number, figure.number))
    between = figure.all[low + 1 : high]
    nearest = not any(f.facts.base_unit == facts.base_unit for f in between)
    in_sentence = whole.view is figure.view
    in_clause = in_sentence and whole.clause == figure.clause
    kind, u = facts.kind, f"{same:d}"
    first = whole.number == 0 or figure.all[whole.number - 1].view is not whole.view
    place = figure.choice("measured")
    found = [
        "some",
        f"apart={ahead}{count(apart)}",
        f"unit={u}|{kind}",
        f"holds={u}|{holds:d}|{ahead}",
        f"sentence={in_sentence:d}|{u}",
        f"clause={in_clause:d}|{u}",
        f"nearest={u}|{nearest:d}|{ahead}",
        f"kinds={kind}|{other.kind}",
        f"changes={other.has_change:d}|{facts.has_change:d}",
        f"same-name={bool(mine) and mine == theirs:d}|{u}",
        f"same-head={bool(mine) and bool(theirs) and mine[-2:] == theirs[-2:]:d}|{u}",
        f"same-place={place is not None and place == whole.choice('measured'):d}",
        f"names={bool(mine):d}|{bool(theirs):d}",
        f"same-action={bool(my_action) and my_action == their_action:d}|{u}",
        f"actions={bool(my_action):d}|{bool(their_action):d}|{u}",
        f"first={first:d}|{u}",
        f"taken-in={bool(their_action) and their_action.startswith(known.whole_actions):d}|{u}|{holds:d}",
        f"opening={figure.opening}|{u}|{apart == 1:d}",
        f"states={figure.choice('status')}|{whole.choice('status')}|{u}",
        f"depth={figure.own.depth - whole.own.depth}",
        f"depth-unit={figure.own.depth - whole.own.depth}|{u}|{nearest:d}",
    ]
    for cue in cues:
        found += [
            f"cue={cue}|{u}|{holds:d}|{ahead}",
            f"cue-nearest={cue}|{u}|{nearest:d}",
            f"cue-kind={cue}|{kind}|{apart == 1:d}",
        ]
    if in_sentence and ahead == "before":
        found += on_the_way(figure, whole, known, u, holds)
    if not in_sentence:
        found.append(f"across={u}|{'|'.join(cues)}")
    if kind == "percent":
        found += [
            f"rate={mine[-1:] or '-'}|{other.kind}",
            f"rate-action={bool(their_action) and their_action[:2] in mine:d}",
            f"share={'share' in cues:d}|{other.kind}|{apart == 1:d}",
            f"common={len(set(mine) & set(theirs))}" if mine and theirs else "common=-",
        ]
    return found


def on_the_way(figure: Figure, whole: Figure, known: Knowledge, unit: str, holds: bool) -> list[str]:
    """What stands between the whole and the part: 其中, ； and ：."""
    way = figure.words[max(whole.index + 1, figure.index - FARTHEST) : figure.index]
    among = next((n for n, w in enumerate(way) if w.type.kind == "among"), None)
    opens = among is not None and not any(w.type.kind == "figure" for w in way[:among])
    return [
        f"among={among is not None:d}|{unit}|{holds:d}",
        f"among-next={opens:d}",
        f"semicolon={any(w.type.text in known.semicolons for w in way):d}|{among is not None:d}|{unit}",
        f"colon={any(w.type.text in known.colons for w in way):d}|{unit}",
    ]


def of_sums(figure: Figure, whole: Figure) -> list[str]:
    """Do figures in a row, this one among them, add up to the whole?"""
    unit, total = figure.facts.base_unit, whole.facts.base_value
    if total is None or whole.facts.base_unit != unit:
        return []
    if whole.number < figure.number:
        row = figure.all[whole.number + 1 : figure.number + REACH]
    else:
        row = figure.all[max(0, figure.number - REACH) : whole.number][::-1]
    parts = [f for f in row if f.view is figure.view and f.facts.base_unit == unit]
    values = [(part, part.facts.base_value) for part in parts if part.facts.base_value is not None]
    so_far, inside, fits = Decimal(0), False, False
    for part, value in values:
        so_far += value
        inside = inside or part is figure
        fits = fits or (inside and so_far == total)
    ahead = "before" if whole.number < figure.number else "after"
    found = [f"sum={ahead}|{fits:d}", f"sum-many={ahead}|{fits:d}|{len(values) > 1:d}"]
    if ahead == "before":
        up_to = sum((value for part, value in values if part.number <= figure.number), Decimal(0))
        found.append(f"over={up_to > total:d}")
    return found


def of_siblings(figure: Figure, whole: Figure, number: int) -> list[str]:
    """Is the whole a part itself; are figures just before parts of it?"""
    unit = whole.facts.base_unit == figure.facts.base_unit
    near = [f for f in figure.all[max(0, figure.number - 3) : figure.number] if f.view is figure.view]
    siblings = [f for f in near if f.choice("part_of") == number]
    last = bool(siblings) and siblings[-1].number == figure.number - 1
    return [
        f"is-part={whole.choice('part_of') is not None:d}|{unit:d}",
        f"sibling={bool(siblings):d}|{unit:d}",
        f"sibling-last={last:d}|{unit:d}|{figure.opening}",
    ]
