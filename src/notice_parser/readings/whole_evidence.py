"""Evidence for what a figure is a part, share or rate of: another figure, or none."""

from __future__ import annotations

from decimal import Decimal

from notice_parser.readings.context import around, kinds_left
from notice_parser.readings.figures import Figure
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.scoring import Part
from notice_parser.readings.steps import count

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
MOST_BETWEEN = 60  # figures between a part and its whole that are looked at, so that time grows with the text


def whole_evidence(figure: Figure, number: int | None, known: Knowledge) -> list[Part]:
    if number is None:
        return around(figure) + of_part(figure, known) + by_frame(figure, None)
    whole = figure.all[number]
    found = of_pair(figure, whole, known)
    found += of_sums(figure, whole) + of_siblings(figure, whole, number)
    return found + by_frame(figure, number)


def named(figure: Figure, field: str, known: Knowledge) -> str:
    place = figure.choice(field)
    return known.string(place) if place else ""


def by_frame(figure: Figure, number: int | None) -> list[Part]:
    if not figure.facts.frames_count:
        return []
    read = figure.frame.get("part_of")
    return [(as_frame, read == number, read is None, number is None)]


def as_frame(same: bool, read_none: bool, none: bool) -> list[str]:
    return [f"frame=same|{none:d}"] if same else [f"frame=other|{read_none:d}|{none:d}"]


def cues_of(figure: Figure) -> tuple[str, ...]:
    found: tuple[str, ...] | None = figure.kept.get("cues")
    if found is None:
        found = figure.kept["cues"] = tuple(sorted(CUES.intersection(kinds_left(figure))))
    return found


def of_part(figure: Figure, known: Knowledge) -> list[Part]:
    kind = figure.facts.kind
    mine, my_action = named(figure, "measured", known), named(figure, "action", known)
    same = any([f.facts.base_unit == figure.facts.base_unit for f in figure.earlier])
    ends, is_rate = mine[-1:] if kind == "percent" else "_", kind == "percent" and mine.endswith(known.rate_endings)
    return [
        (part_cues, kind, cues_of(figure)),
        (part_itself, ends, bool(my_action), str(figure.choice("status")), is_rate),
        (unit_before, same, kind),
    ]


def part_cues(kind: str, cues: tuple[str, ...]) -> list[str]:
    return [f"cue={cue}|{kind}" for cue in cues] + [f"cue={cue}" for cue in cues]


def part_itself(ends: str, acts: bool, status: str, is_rate: bool) -> list[str]:
    return [f"ends={ends}", f"acts={acts:d}", f"status={status}", f"is-rate={is_rate:d}"]


def unit_before(same: bool, kind: str) -> list[str]:
    return [f"unit-before={same:d}|{kind}"]


def of_pair(figure: Figure, whole: Figure, known: Knowledge) -> list[Part]:
    facts, other, cues = figure.facts, whole.facts, cues_of(figure)
    mine, my_action = named(figure, "measured", known), named(figure, "action", known)
    theirs, their_action = named(whole, "measured", known), named(whole, "action", known)
    same = facts.base_unit == other.base_unit
    holds = other.base_value is not None and facts.base_value is not None and other.base_value >= facts.base_value
    ahead = "before" if whole.number < figure.number else "after"
    apart = abs(whole.number - figure.number)
    low, high = sorted((whole.number, figure.number))
    between = figure.all[max(low + 1, high - MOST_BETWEEN) : high]
    nearest = not any([f.facts.base_unit == facts.base_unit for f in between])
    in_sentence = whole.view is figure.view
    in_clause = in_sentence and whole.clause == figure.clause
    first = whole.number == 0 or figure.all[whole.number - 1].view is not whole.view
    place, depth = figure.choice("measured"), figure.own.depth - whole.own.depth
    is_named, other_named = bool(mine), bool(theirs)
    same_name, same_head = is_named and mine == theirs, is_named and other_named and mine[-2:] == theirs[-2:]
    same_place, same_action = place is not None and place == whole.choice("measured"), my_action == their_action
    taken_in = bool(their_action) and their_action.startswith(known.whole_actions)
    found: list[Part] = [
        (pair_places, ahead, min(apart, 10), in_sentence, in_clause, first, same),
        (pair_units, same, facts.kind, other.kind, facts.has_change, other.has_change),
        (pair_holds, same, holds, ahead, nearest, depth),
        (pair_names, is_named, other_named, same_name, same_head, same_place, same),
        (pair_actions, bool(my_action), bool(their_action), same_action, taken_in, same, holds),
        (pair_states, str(figure.choice("status")), str(whole.choice("status")), same, figure.opening, apart == 1),
    ]
    if cues:
        found.append((pair_cues, cues, same, holds, ahead, nearest, facts.kind, apart == 1))
    if in_sentence and ahead == "before":
        found.append(on_the_way(figure, whole, known, same=same, holds=holds))
    if not in_sentence:
        found.append((pair_across, same, cues))
    if facts.kind == "percent":
        common = str(len(set(mine) & set(theirs))) if mine and theirs else "-"
        opens = bool(their_action) and their_action[:2] in mine
        found.append((pair_rate, mine[-1:] or "-", other.kind, opens, "share" in cues, apart == 1, common))
    return found


def pair_places(ahead: str, apart: int, in_sentence: bool, in_clause: bool, first: bool, same: bool) -> list[str]:
    return [
        "some",
        f"apart={ahead}{count(apart)}",
        f"sentence={in_sentence:d}|{same:d}",
        f"clause={in_clause:d}|{same:d}",
        f"first={first:d}|{same:d}",
    ]


def pair_units(same: bool, kind: str, other: str, has_change: bool, other_change: bool) -> list[str]:
    return [f"unit={same:d}|{kind}", f"kinds={kind}|{other}", f"changes={other_change:d}|{has_change:d}"]


def pair_holds(same: bool, holds: bool, ahead: str, nearest: bool, depth: int) -> list[str]:
    return [
        f"holds={same:d}|{holds:d}|{ahead}",
        f"nearest={same:d}|{nearest:d}|{ahead}",
        f"depth={depth}",
        f"depth-unit={depth}|{same:d}|{nearest:d}",
    ]


def pair_names(
    is_named: bool, other_named: bool, same_name: bool, same_head: bool, same_place: bool, same: bool
) -> list[str]:
    return [
        f"same-name={same_name:d}|{same:d}",
        f"same-head={same_head:d}|{same:d}",
        f"same-place={same_place:d}",
        f"names={is_named:d}|{other_named:d}",
    ]


def pair_actions(acts: bool, other_acts: bool, same_action: bool, taken_in: bool, same: bool, holds: bool) -> list[str]:
    return [
        f"same-action={acts and same_action:d}|{same:d}",
        f"actions={acts:d}|{other_acts:d}|{same:d}",
        f"taken-in={taken_in:d}|{same:d}|{holds:d}",
    ]


def pair_states(status: str, other: str, same: bool, opening: str, is_next: bool) -> list[str]:
    return [f"states={status}|{other}|{same:d}", f"opening={opening}|{same:d}|{is_next:d}"]


def pair_cues(
    cues: tuple[str, ...], same: bool, holds: bool, ahead: str, nearest: bool, kind: str, is_next: bool
) -> list[str]:
    found = []
    for cue in cues:
        found += [
            f"cue={cue}|{same:d}|{holds:d}|{ahead}",
            f"cue-nearest={cue}|{same:d}|{nearest:d}",
            f"cue-kind={cue}|{kind}|{is_next:d}",
        ]
    return found


def pair_across(same: bool, cues: tuple[str, ...]) -> list[str]:
    return [f"across={same:d}|{'|'.join(cues)}"]


def pair_rate(ends: str, kind: str, opens: bool, shares: bool, is_next: bool, common: str) -> list[str]:
    return [
        f"rate={ends}|{kind}",
        f"rate-action={opens:d}",
        f"share={shares:d}|{kind}|{is_next:d}",
        f"common={common}",
    ]


def on_the_way(figure: Figure, whole: Figure, known: Knowledge, *, same: bool, holds: bool) -> Part:
    """What stands between the whole and the part: 其中, ； and ：."""
    first = max(whole.index + 1, figure.index - FARTHEST)
    way = figure.view.kinds[first : figure.index]
    has_among = "among" in way
    opens = has_among and "figure" not in way[: way.index("among")]
    texts = {w.type.text for w in figure.words[first : figure.index]}
    semicolon, colon = not texts.isdisjoint(known.semicolons), not texts.isdisjoint(known.colons)
    return way_between, has_among, opens, semicolon, colon, same, holds


def way_between(has_among: bool, opens: bool, semicolon: bool, colon: bool, same: bool, holds: bool) -> list[str]:
    return [
        f"among={has_among:d}|{same:d}|{holds:d}",
        f"among-next={opens:d}",
        f"semicolon={semicolon:d}|{has_among:d}|{same:d}",
        f"colon={colon:d}|{same:d}",
    ]


def of_sums(figure: Figure, whole: Figure) -> list[Part]:
    """Do figures in a row, this one among them, add up to the whole?"""
    unit, total = figure.facts.base_unit, whole.facts.base_value
    if total is None or whole.facts.base_unit != unit or abs(figure.number - whole.number) > MOST_BETWEEN:
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
    over = None
    if ahead == "before":
        over = sum((value for part, value in values if part.number <= figure.number), Decimal(0)) > total
    return [(adding_up, ahead, fits, len(values) > 1, over)]


def adding_up(ahead: str, fits: bool, many: bool, over: bool | None) -> list[str]:
    found = [f"sum={ahead}|{fits:d}", f"sum-many={ahead}|{fits:d}|{many:d}"]
    return found if over is None else [*found, f"over={over:d}"]


def of_siblings(figure: Figure, whole: Figure, number: int) -> list[Part]:
    """Is the whole a part itself; are figures just before parts of it?"""
    unit = whole.facts.base_unit == figure.facts.base_unit
    near = [f for f in figure.all[max(0, figure.number - 3) : figure.number] if f.view is figure.view]
    siblings = [f for f in near if f.choice("part_of") == number]
    last = bool(siblings) and siblings[-1].number == figure.number - 1
    return [(beside_siblings, whole.choice("part_of") is not None, bool(siblings), last, unit, figure.opening)]


def beside_siblings(is_part: bool, has_siblings: bool, last: bool, unit: bool, opening: str) -> list[str]:
    return [
        f"is-part={is_part:d}|{unit:d}",
        f"sibling={has_siblings:d}|{unit:d}",
        f"sibling-last={last:d}|{unit:d}|{opening}",
    ]
